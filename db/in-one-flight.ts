import type { Compilable } from 'kysely';
import type { Queries } from './pool';
import { behind } from './transactions';

type RowsOf<Statements extends readonly Compilable[]> = {
  [Place in keyof Statements]: Statements[Place] extends Compilable<infer Row> ? Row[] : never;
};

/**
 * Sends statements of a transaction in one flight and returns each one's rows. The next begins on the server when the
 * one before has ended, with a snapshot of its own (PostgreSQL manual, 54.2.4 and 13.2.1): behind a lock it sees what
 * the lock waited for. Where one fails those behind it do nothing, and the error is the first one's.
 */
export async function inOneFlight<Statements extends readonly Compilable[]>(
  queries: Queries,
  ...statements: Statements
): Promise<RowsOf<Statements>> {
  const [leading, ...following] = statements.map((statement) => statement.compile());
  if (leading === undefined) throw new TypeError('a flight needs a statement');
  const line = behind(leading, following);
  const all = [await queries.executeQuery(leading)];
  for (const { query, answer } of line) all.push(await (answer ?? queries.executeQuery(query)));
  return all.map(({ rows }) => rows) as RowsOf<Statements>;
}
