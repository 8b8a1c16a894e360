import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes, and what surrounds it; tests give their own. */
export interface Terminal {
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable;
  env: NodeJS.ProcessEnv;
  /** Where relative file names begin. */
  cwd: string;
}

export const processTerminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
};

const BOLD = ['\u001b[1m', '\u001b[22m'] as const;
const DIM = ['\u001b[2m', '\u001b[22m'] as const;
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function styled(
  { stdout, env }: Terminal,
  text: string,
  [on, off]: readonly [string, string],
): string {
  return stdout.isTTY === true && !env.NO_COLOR ? `${on}${text}${off}` : text;
}

export const bold = (terminal: Terminal, text: string): string => styled(terminal, text, BOLD);
export const dim = (terminal: Terminal, text: string): string => styled(terminal, text, DIM);

/** Text from outside may not steer the terminal that shows it (escape sequences, turned directions). */
export const plain = (text: string): string => text.replace(CONTROL, ' ');

export function say(terminal: Terminal, line = ''): void {
  terminal.stdout.write(`${line}\n`);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Columns as wide as what is in them, two spaces apart; the head bold. `most` limits a column's width. */
export function table(
  terminal: Terminal,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  most: readonly (number | undefined)[] = [],
): void {
  const cells = rows.map((row) => row.map((cell, n) => cut(plain(cell), most[n] ?? Infinity)));
  const widths = head.map((name, n) =>
    Math.max(name.length, ...cells.map((row) => (row[n] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(widths[n] ?? 0))).join('  ');
  say(terminal, bold(terminal, line(head).trimEnd()));
  for (const row of cells) say(terminal, line(row).trimEnd());
}

/** `name  value` lines, aligned; empty values are left out. */
export function facts(
  terminal: Terminal,
  pairs: readonly (readonly [string, string | null])[],
): void {
  const shown = pairs.filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== '',
  );
  const width = Math.max(...shown.map(([name]) => name.length));
  for (const [name, value] of shown) {
    say(terminal, `  ${dim(terminal, name.padEnd(width))}  ${plain(value)}`);
  }
}
