import type { z } from 'zod';
import { findConnection } from './connection';
import { CliProblem, EXIT } from './exit';
import { request, type Asked } from './request';
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

  print(value: unknown, show: () => void): void {
    if (this.json) say(this.terminal, JSON.stringify(value, null, 2));
    else show();
  }
}
