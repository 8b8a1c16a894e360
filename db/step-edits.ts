import { sql, type Selectable } from 'kysely';
import type { KeptEdit } from '../domain/chase/step-edit';
import { stepOfLate } from '../domain/chase/whose-step';
import type { Queries } from './pool';
import type { StepEditsTable } from './tables/stepping-in';
import type { StepRow } from './steps';

export interface StepEditLine extends KeptEdit {
  by: string;
  at: Date;
}

/** What people want the messages of a step to say. */
export async function readStepEdits(
  queries: Queries,
  handoverId: string,
  stepKey: string,
): Promise<StepEditLine[]> {
  return (
    queries
      .selectFrom('step_edits')
      .select([
        'contact_id as contactId',
        'opening',
        'subject',
        'edited_by as by',
        'edited_at as at',
      ])
      .where('handover_id', '=', handoverId)
      .where('step_key', 'in', [stepKey, stepOfLate(stepKey)])
      // A late row's own edits come before those of the step that it follows.
      .orderBy('step_key', 'desc')
      .execute()
  );
}

/** The newer edit of the same message replaces the older. */
export async function keepStepEdit(
  queries: Queries,
  row: Selectable<StepEditsTable>,
): Promise<void> {
  const { opening, subject, edited_by, edited_at } = row;
  await queries
    .insertInto('step_edits')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['handover_id', 'step_key', 'contact_id'])
        .doUpdateSet({ opening, subject, edited_by, edited_at }),
    )
    .execute();
}

/** False when there was none. `contactId` null: the one for everybody. */
export async function dropStepEdit(
  queries: Queries,
  {
    handoverId,
    stepKey,
    contactId,
  }: { handoverId: string; stepKey: string; contactId: string | null },
): Promise<boolean> {
  const dropped = await queries
    .deleteFrom('step_edits')
    .where('handover_id', '=', handoverId)
    .where('step_key', '=', stepKey)
    .where('contact_id', contactId === null ? 'is' : '=', contactId)
    .returning('step_key')
    .executeTakeFirst();
  return dropped !== undefined;
}

/** The step, held until the transaction ends: its messages are not begun meanwhile. */
export async function holdStep(
  queries: Queries,
  handoverId: string,
  key: string,
): Promise<StepRow | undefined> {
  return queries
    .selectFrom('steps')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * From here on its messages stand. Behind the handover's lock, so that whoever is told that it is paused, left out or
 * moved away is told the truth: false then, or when the step is over. One that is due by `due` is not moved away.
 */
export async function beginWriting(
  queries: Queries,
  { handoverId, key }: { handoverId: string; key: string },
  { at, due }: { at: Date; due: Date },
): Promise<boolean> {
  const { rows } = await sql`
    with held as (select from handovers where id = ${handoverId} and paused_at is null for update)
    update steps set writing_at = coalesce(writing_at, ${at}) from held
    where handover_id = ${handoverId} and key = ${key} and state = 'planned' and not left_out and due_at <= ${due}
    returning key`.execute(queries);
  return rows.length > 0;
}
