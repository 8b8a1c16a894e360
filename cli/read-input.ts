import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as textOfStream } from 'node:stream/consumers';
import { parseDocument } from 'yaml';
import { CliProblem, EXIT } from './exit';
import type { Terminal } from './terminal';

/**
 * A handover file: YAML, or JSON, which YAML 1.2 reads too; `-` reads standard input.
 * Throws CliProblem naming the line that cannot be read.
 */
export async function readInput(terminal: Terminal, file: string): Promise<object> {
  const text = await textOf(terminal, file);
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    throw new CliProblem(
      EXIT.badInput,
      `${nameOf(file)} is neither YAML nor JSON.`,
      document.errors.map((error) => ({
        path: `line ${error.linePos?.[0].line ?? '?'}`,
        message: error.message.split('\n', 1)[0] ?? '',
      })),
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 50 });
  if (typeof value === 'object' && value !== null) return value;
  throw new CliProblem(
    EXIT.badInput,
    `${nameOf(file)} holds no handover. Write a group of fields: client, previousMsp, items and so on.`,
  );
}

function nameOf(file: string): string {
  return file === '-' ? 'What came on standard input' : file;
}

async function textOf(terminal: Terminal, file: string): Promise<string> {
  if (file === '-') return textOfStream(terminal.stdin);
  try {
    return await readFile(path.resolve(terminal.cwd, file), 'utf8');
  } catch {
    throw new CliProblem(EXIT.badInput, `${file} cannot be read. Check its name and your rights.`);
  }
}
