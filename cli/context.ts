import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { findConnection } from './connection';
import { CliProblem, EXIT } from './exit';
import { download, request, type Asked } from './request';
import { say, type Terminal } from './terminal';

/** What every command gets: the terminal, and one way to ask and to answer. */
export class Context {
  constructor(
    readonly terminal: Terminal,
    /** Whether a program reads the answer. */
    readonly json: boolean,
  ) {}

  /**
   * Asks the running Handover. With --json its answer is printed as it is, else `show` prints it for a person.
   * Throws CliProblem.
   */
  async answer<T>(
    path: string,
    asked: Asked,
    { shape, show }: { shape: z.ZodType<T>; show: (answer: T) => void },
  ): Promise<T> {
    const given = await this.ask(path, asked, shape);
    this.print(given, () => {
      show(given);
    });
    return given;
  }

  /** Asks without printing. Throws CliProblem. */
  async ask<T>(path: string, asked: Asked, shape: z.ZodType<T>): Promise<T> {
    const given = await request(await findConnection(this.terminal), path, asked);
    const parsed = shape.safeParse(given);
    if (parsed.success) return parsed.data;
    throw new CliProblem(
      EXIT.failure,
      'The server’s answer is of another version than this command line. Use the one that belongs to it.',
    );
  }

  /** Writes a file that the API hands out to a new file of this machine, for its owner only. Throws CliProblem. */
  async save(from: string, out: string): Promise<void> {
    const bytes = await download(await findConnection(this.terminal), from);
    const file = path.resolve(this.terminal.cwd, out);
    try {
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
    } catch (cause) {
      const taken = (cause as NodeJS.ErrnoException).code === 'EEXIST';
      const why = taken ? 'is there already. Name a new file' : 'cannot be written there';
      throw new CliProblem(EXIT.badInput, `${file} ${why}.`);
    }
    this.print({ file, bytes: bytes.length }, () => {
      say(this.terminal, `Written to ${file}, ${bytes.length} bytes.`);
    });
  }

  print(value: unknown, show: () => void): void {
    if (this.json) say(this.terminal, JSON.stringify(value, null, 2));
    else show();
  }
}
