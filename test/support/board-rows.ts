import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import type { Stage, StalledReason } from '../../domain/handover/stage';
import type { Db } from '../../db/pool';
import { insertPromise, insertSittings } from './board-answers';

const DAY = 86_400_000;

export interface BoardState {
  client: string;
  previousMsp: string;
  stage?: Stage;
  /** Days ago that the letter went out; null for one that is not out yet. */
  asked?: number | null;
  stalled?: StalledReason;
  /** Days ago. */
  stalledSince?: number;
  answered?: number;
  promised?: number;
  refused?: number;
  total?: number;
  tasksOpen?: number;
  manager?: string;
}

/** Calendar days of the default policy's steps after the letter, for rows that only have to look right. */
const STEP_DAYS = [0, 2, 3, 7, 9, 14, 21, 28, 42];

function number(index: number): string {
  return `H-2026-${String(index).padStart(4, '0')}`;
}

/**
 * Puts a handover into the tables as it would stand on the board, without the life that leads there.
 * `at` is the present.
 */
export async function insertBoardState(
  db: Db,
  state: BoardState,
  { at, index }: { at: Date; index: number },
): Promise<string> {
  const id = randomUUID();
  const ago = (days: number): Date => new Date(at.getTime() - days * DAY);
  const asked = state.asked === undefined ? 6 : state.asked;
  const client = await ensurePlace(db, 'clients', state.client, at);
  const previousMsp = await ensurePlace(db, 'previous_msps', state.previousMsp, at);
  const { answered = 0, promised = 0, refused = 0, total = 40, tasksOpen = 0 } = state;
  const planned = STEP_DAYS.map((day) => ago((asked ?? 0) - day));
  const nextIndex = planned.findIndex((due) => due > at);
  const stage = state.stage ?? (asked === null ? 'authority' : 'requested');
  const over = stage === 'closed' || stage === 'cancelled';
  await db
    .insertInto('handovers')
    .values({
      id,
      number: number(index),
      client_id: client,
      previous_msp_id: previousMsp,
      stage,
      stalled_reason: state.stalled ?? null,
      stalled_since: state.stalled ? ago(state.stalledSince ?? 1) : null,
      language: 'en-GB',
      policy: JSON.stringify(DEFAULT_POLICY),
      scope_preset: 'fully-managed',
      send_at: 'now',
      account_manager_name: 'Maya Lindqvist',
      account_manager_email: state.manager ?? 'maya@northgate.example',
      created_at: ago((asked ?? 1) + 1),
      created_by: 'staff:maya@northgate.example',
      input_hash: Buffer.alloc(32),
      requested_at: asked === null ? null : ago(asked),
      deadline_at: asked === null ? null : (planned[5] ?? null),
      closed_at: stage === 'closed' ? ago(1) : null,
      cancelled_at: stage === 'cancelled' ? ago(1) : null,
      items_total: total,
      items_outstanding: total - answered,
      items_answered: answered,
      items_promised: promised,
      items_refused: refused,
      items_accepted: 0,
      critical_outstanding: 0,
      tasks_open: tasksOpen,
      tasks_done: 0,
      unsettled: total - answered + tasksOpen,
      messages_sent: 0,
      receipts: 0,
      next_step_key: over
        ? null
        : asked === null
          ? 'authority-1'
          : (DEFAULT_POLICY.steps[nextIndex]?.key ?? null),
      next_step_at: over ? null : asked === null ? ago(-1) : (planned[nextIndex] ?? null),
      last_activity_at: ago(1),
      revision: 1,
      tasks_stale: false,
      started_workflow: true,
      recipient: 'age1',
      recipient_signature: Buffer.alloc(64),
    })
    .execute();
  if (asked !== null) await insertSteps(db, id, { planned, at });
  if (answered > 0 && asked !== null) await insertSittings(db, id, { ago, asked, answered, at });
  if (promised > 0) await insertPromise(db, id, { until: ago(-1), at });
  return id;
}

async function ensurePlace(
  db: Db,
  table: 'clients' | 'previous_msps',
  name: string,
  at: Date,
): Promise<string> {
  const known = await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirst();
  if (known) return known.id;
  const place = {
    id: randomUUID(),
    name,
    country: 'DE',
    time_zone: 'Europe/Berlin',
    created_at: at,
  };
  if (table === 'clients') await db.insertInto('clients').values(place).execute();
  else
    await db
      .insertInto('previous_msps')
      .values({ ...place, closing_days: [] })
      .execute();
  return place.id;
}

async function insertSteps(
  db: Db,
  handoverId: string,
  { planned, at }: { planned: readonly Date[]; at: Date },
): Promise<void> {
  await db
    .insertInto('steps')
    .values(
      DEFAULT_POLICY.steps.map((step, index) => {
        const due = planned[index] ?? at;
        return {
          handover_id: handoverId,
          key: step.key,
          kind: 'chase' as const,
          working_day: step.workingDay,
          rungs: [...step.rungs],
          template: step.template,
          tone: step.tone,
          condition: step.condition,
          critical_due: step.criticalDue ?? false,
          deadline: step.deadline ?? false,
          due_at: due,
          state: due <= at ? ('taken' as const) : ('planned' as const),
          taken_at: due <= at ? due : null,
          forced: false,
          left_out: false,
          writing_at: null,
        };
      }),
    )
    .execute();
}
