import type { Selectable } from 'kysely';
import type { StepsTable } from './tables/handovers';
import type { Queries } from './pool';
import { write } from './transactions';

export type StepRow = Selectable<StepsTable>;

/** Plans steps; one that is planned already stays as it is. */
export async function planStepRows(queries: Queries, rows: readonly StepRow[]): Promise<void> {
  if (rows.length === 0) return;
  await write(
    queries,
    queries
      .insertInto('steps')
      .values([...rows])
      .onConflict((conflict) => conflict.columns(['handover_id', 'key']).doNothing()),
  );
}

/** Plans steps; one that was left out before is planned once more, unless a person did; one that was taken stays. */
export async function planStepsAnew(queries: Queries, rows: readonly StepRow[]): Promise<void> {
  for (const row of rows) {
    await write(
      queries,
      queries
        .insertInto('steps')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['handover_id', 'key'])
            .doUpdateSet({
              state: 'planned',
              due_at: row.due_at,
              rungs: row.rungs,
              taken_at: null,
              skip_reason: null,
            })
            .where('steps.state', '!=', 'taken')
            .where('steps.skip_reason', 'is distinct from', 'by_person'),
        ),
    );
  }
}

/**
 * Plans the reminders of our own tasks: a planned one comes earlier when it is needed earlier, and one that was
 * left out because nothing was overdue is planned again.
 */
export async function planReminderRows(queries: Queries, rows: readonly StepRow[]): Promise<void> {
  if (rows.length === 0) return;
  await write(
    queries,
    queries
      .insertInto('steps')
      .values([...rows])
      .onConflict((conflict) =>
        conflict
          .columns(['handover_id', 'key'])
          .doUpdateSet((e) => ({
            state: 'planned',
            due_at: e.ref('excluded.due_at'),
            taken_at: null,
            skip_reason: null,
          }))
          .where((e) =>
            e.or([
              e.and([
                e('steps.state', '=', 'planned'),
                e('steps.due_at', '>', e.ref('excluded.due_at')),
              ]),
              e('steps.skip_reason', '=', 'no_task_overdue'),
            ]),
          ),
      ),
  );
}

export async function readStep(
  queries: Queries,
  handoverId: string,
  key: string,
): Promise<StepRow | undefined> {
  return queries
    .selectFrom('steps')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** All steps of a handover in the order they fall due. */
export async function readSteps(queries: Queries, handoverId: string): Promise<StepRow[]> {
  return queries
    .selectFrom('steps')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('due_at')
    .orderBy('working_day')
    .execute();
}

/** Ends a planned step: taken, or skipped with its reason. One that has ended already stays. */
export async function endStep(
  queries: Queries,
  handoverId: string,
  key: string,
  end: { at: Date; skipped?: string },
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('steps')
      .set({
        state: end.skipped === undefined ? 'taken' : 'skipped',
        taken_at: end.at,
        skip_reason: end.skipped ?? null,
      })
      .where('handover_id', '=', handoverId)
      .where('key', '=', key)
      .where('state', '=', 'planned'),
  );
}

/** Skips what is still planned, of one kind or all. */
export async function skipPlanned(
  queries: Queries,
  handoverId: string,
  kinds: readonly StepRow['kind'][],
  end: { at: Date; skipped: string },
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('steps')
      .set({ state: 'skipped', taken_at: end.at, skip_reason: end.skipped })
      .where('handover_id', '=', handoverId)
      .where('kind', 'in', [...kinds])
      .where('state', '=', 'planned'),
  );
}

/** Moves planned steps to new instants. */
export async function moveSteps(
  queries: Queries,
  handoverId: string,
  moves: readonly { key: string; dueAt: Date; workingDay?: number }[],
): Promise<void> {
  for (const move of moves) {
    await write(
      queries,
      queries
        .updateTable('steps')
        .set({
          due_at: move.dueAt,
          ...(move.workingDay === undefined ? {} : { working_day: move.workingDay }),
        })
        .where('handover_id', '=', handoverId)
        .where('key', '=', move.key)
        .where('state', '=', 'planned'),
    );
  }
}

/** A step goes to fewer people than planned: the others have a row of their own. */
export async function narrowStep(
  queries: Queries,
  handoverId: string,
  key: string,
  rungs: StepRow['rungs'],
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('steps')
      .set({ rungs })
      .where('handover_id', '=', handoverId)
      .where('key', '=', key)
      .where('state', '=', 'planned'),
  );
}

/** A person wants this step at once: due now, and sent even to who heard from us today. */
export async function forceStep(
  queries: Queries,
  handoverId: string,
  key: string,
  at: Date,
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('steps')
      .set({ due_at: at, forced: true })
      .where('handover_id', '=', handoverId)
      .where('key', '=', key)
      .where('state', '=', 'planned'),
  );
}

/** A letter that nobody could be sent is due again, at `at`: there is somebody now. */
export async function reviveLetter(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('steps')
      .set({ state: 'planned', due_at: at, taken_at: null, skip_reason: null, writing_at: null })
      .where('handover_id', '=', handoverId)
      .where('template', '=', 'request')
      .where('state', '=', 'skipped')
      .where('skip_reason', '=', 'nobody_reachable'),
  );
}

/** A step that was taken is due again, at `dueAt`: it never reached the one whose mail came back. */
export async function reviveStep(
  queries: Queries,
  handoverId: string,
  { key, dueAt }: { key: string; dueAt: Date },
): Promise<void> {
  await queries
    .updateTable('steps')
    .set({ state: 'planned', due_at: dueAt, taken_at: null, skip_reason: null, writing_at: null })
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .where('state', '=', 'taken')
    .execute();
}
