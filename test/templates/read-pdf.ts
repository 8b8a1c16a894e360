import { spawnSync } from 'node:child_process';

function run(program: string, args: readonly string[], input: Buffer): string {
  const result = spawnSync(program, args, { input, maxBuffer: 64 * 1024 * 1024 });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${program}: ${result.stderr.toString()}`);
  return result.stdout.toString('utf8');
}

/** The words of a PDF as poppler reads them, columns kept side by side. */
export function pdfText(pdf: Buffer): string {
  return run('pdftotext', ['-layout', '-', '-'], pdf);
}

/** The words with line breaks and column gaps taken out, for sentences that wrap. */
export function pdfWords(pdf: Buffer): string {
  return run('pdftotext', ['-', '-'], pdf).replace(/\s+/gu, ' ');
}

/** What a screen reader is told: the structure tree with its text. */
export function pdfStructure(pdf: Buffer): string {
  return run('pdfinfo', ['-struct-text', '-'], pdf);
}

export function pdfInfo(pdf: Buffer): string {
  return run('pdfinfo', ['-'], pdf);
}
