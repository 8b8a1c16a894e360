import type { Selectable } from 'kysely';
import type { CommandsTable } from './tables/handovers';
import type { Queries } from './pool';

export type CommandRow = Selectable<CommandsTable>;

export async function readCommand(queries: Queries, id: string): Promise<CommandRow | undefined> {
  return queries.selectFrom('commands').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes the command down, or returns the row of the same key written before. */
export async function writeCommand(
  queries: Queries,
  row: Omit<CommandRow, 'arguments' | 'outcome' | 'refusal' | 'finished_at'> & {
    arguments: CommandRow['arguments'];
  },
): Promise<CommandRow> {
  await queries
    .insertInto('commands')
    .values({
      ...row,
      arguments: JSON.stringify(row.arguments),
      outcome: 'pending',
      refusal: null,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.columns(['handover_id', 'idempotency_key']).doNothing())
    .execute();
  return queries
    .selectFrom('commands')
    .selectAll()
    .where('handover_id', '=', row.handover_id)
    .where('idempotency_key', '=', row.idempotency_key)
    .executeTakeFirstOrThrow();
}

export async function endCommand(
  queries: Queries,
  id: string,
  end: { outcome: 'done' | 'refused'; refusal?: string; at: Date },
): Promise<void> {
  await queries
    .updateTable('commands')
    .set({ outcome: end.outcome, refusal: end.refusal ?? null, finished_at: end.at })
    .where('id', '=', id)
    .where('outcome', '=', 'pending')
    .execute();
}
