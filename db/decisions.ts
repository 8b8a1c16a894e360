import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { EFFECT_OF, type DecisionOutcome } from '../domain/decisions/outcome';
import type { CheckedDecision } from '../domain/decisions/check-decision';
import type { RefusalReason } from '../domain/items/answer';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { waiveItemRows } from './command-writes';
import type { Db, Queries } from './pool';
import { lockLiveHandover, touchHandover } from './positions';
import { write } from './transactions';

/** Refusals that stand and that no person has decided about yet; what was recovered meanwhile needs no decision. */
function undecided(queries: Queries, handoverId: string) {
  return queries
    .selectFrom('items as i')
    .leftJoin('decision_items as di', 'di.answer_id', 'i.answer_id')
    .leftJoin('decisions as d', 'd.id', 'di.decision_id')
    .where('i.handover_id', '=', handoverId)
    .where('i.state', '=', 'answered')
    .where('i.answer_type', '=', 'refused')
    .where('d.decided_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('reset_tasks as t')
            .select('t.id')
            .whereRef('t.item_id', '=', 'i.id')
            .where('t.reason', '=', 'recover')
            .where('t.state', 'in', ['done', 'waived']),
        ),
      ),
    );
}

/** Since when something is refused about which no person has decided, as part of a larger statement. */
export function refusedSince(queries: Queries, handoverId: string) {
  return undecided(queries, handoverId).select((e) => e.fn.min('i.answered_at').as('since'));
}

/** How many refusals of those that wait for a decision wait only since after that instant. */
export async function refusedAfter(
  queries: Queries,
  handoverId: string,
  instant: Date,
): Promise<number> {
  const { count } = await undecided(queries, handoverId)
    .where('di.opened_at', '>', instant)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Opens a decision for refusals that have none, one for each reason, and says whether there were any. Run again it
 * changes nothing. Inside the transaction that holds the handover's lock, before {@link endOvertaken}.
 */
export async function openDecisions(tx: Queries, handoverId: string, at: Date): Promise<boolean> {
  const rows = await undecided(tx, handoverId)
    .where('di.answer_id', 'is', null)
    .select(['i.id', 'i.answer_id', 'i.refusal_reason'])
    .orderBy('i.position')
    .execute();
  for (const { id, answer_id: answerId, refusal_reason: reason } of rows) {
    if (answerId === null) continue;
    const decisionId = await openDecision(tx, { handoverId, reason: reason ?? 'other', at });
    await write(
      tx,
      tx
        .insertInto('decision_items')
        .values({ decision_id: decisionId, answer_id: answerId, item_id: id, opened_at: at }),
    );
  }
  return rows.length > 0;
}

/** A decision whose refusals are all gone, or about what we have recovered ourselves, is over. */
export async function endOvertaken(tx: Queries, handoverId: string, at: Date): Promise<void> {
  await write(
    tx,
    sql`
    update decisions d set outcome = 'overtaken', decided_at = ${at}, decided_by = 'system'
    where d.handover_id = ${handoverId} and d.decided_at is null and not exists (
      select from decision_items di join items i on i.answer_id = di.answer_id
      where di.decision_id = d.id and i.state = 'answered' and not exists (
        select from reset_tasks t where t.item_id = i.id and t.reason = 'recover' and t.state in ('done', 'waived')))`,
  );
}

async function openDecision(
  tx: Queries,
  facts: { handoverId: string; reason: RefusalReason; at: Date },
): Promise<string> {
  const { handoverId, reason, at } = facts;
  const open = await tx
    .selectFrom('decisions')
    .select('id')
    .where('handover_id', '=', handoverId)
    .where('reason', '=', reason)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  if (open) return open.id;
  const id = randomUUID();
  await write(
    tx,
    tx.insertInto('decisions').values({ id, handover_id: handoverId, reason, opened_at: at }),
  );
  const details = { decision: id, refusal: reason };
  await writeAudit(tx, { handoverId, at, actor: 'system', action: 'decision.opened', details });
  return id;
}

export interface DecisionAct extends CheckedDecision {
  handoverId: string;
  decisionId: string;
  /** Ids of the refusals that the person saw; null where nobody says. */
  seen: readonly string[] | null;
  /** What the previous MSP reads about it on its page, in the handover's language. */
  noteToThem: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** A person's word on a refusal, and what follows for its items. Throws Refusal, and nothing has changed then. */
export async function decide(db: Db, act: DecisionAct): Promise<void> {
  const { handoverId, decisionId, outcome, at } = act;
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    const items = await refusedItems(tx, act);
    await tx
      .updateTable('decisions')
      .set({
        outcome,
        amount: act.amount,
        due_on: act.dueOn,
        note: act.note,
        decided_at: at,
        decided_by: act.by,
      })
      .where('id', '=', decisionId)
      .execute();
    await carryOut(tx, act, items);
    await tx
      .updateTable('handovers')
      .set({ look_due_at: at, tasks_stale: true })
      .where('id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: act.by,
      action: 'decision.made',
      details: {
        decision: decisionId,
        outcome,
        items,
        note: act.note,
        ...(act.amount === null ? {} : { amount: act.amount }),
        ...(act.dueOn === null ? {} : { due: act.dueOn }),
      },
    });
  });
}

async function refusedItems(tx: Queries, act: DecisionAct): Promise<string[]> {
  const decision = await tx
    .selectFrom('decisions')
    .select('decided_at')
    .where('id', '=', act.decisionId)
    .where('handover_id', '=', act.handoverId)
    .executeTakeFirst();
  if (!decision) throw new Refusal('no_such_decision', 'This handover has no such decision.');
  if (decision.decided_at !== null) {
    throw new Refusal('decided_already', 'This was decided already. Reload the page to see how.');
  }
  const rows = await tx
    .selectFrom('decision_items as di')
    .innerJoin('items as i', 'i.answer_id', 'di.answer_id')
    .select(['i.id', 'i.name', 'di.answer_id'])
    .where('di.decision_id', '=', act.decisionId)
    .where('i.state', '=', 'answered')
    .orderBy('i.position')
    .execute();
  if (rows.length === 0) {
    throw new Refusal(
      'overtaken',
      'Nothing is refused here any more, so nothing is to be decided.',
    );
  }
  const unseen = act.seen ? rows.filter((row) => !act.seen?.includes(row.answer_id)) : [];
  if (unseen.length > 0) {
    throw new Refusal(
      'more_refused',
      `More was refused since you opened this page: ${unseen.map(({ name }) => name).join(', ')}. Decide about all of it.`,
    );
  }
  return rows.map((row) => row.id);
}

async function carryOut(tx: Queries, act: DecisionAct, items: readonly string[]): Promise<void> {
  switch (EFFECT_OF[act.outcome]) {
    case 'stays_refused':
      return;
    case 'waived':
      await waiveItemRows(tx, act.handoverId, { items, reason: act.note, at: act.at });
      return;
    case 'asked':
      await tx
        .updateTable('items')
        .set({
          state: 'rejected',
          rejection_note: act.noteToThem,
          sent_back_at: act.at,
          settled_at: null,
        })
        .where('id', 'in', [...items])
        .execute();
  }
}

/** What was done about refusals, and which of their items it gave back; what went back by a note is in none. */
export interface SettledRow {
  outcome: DecisionOutcome;
  amount: string | null;
  due_on: string | null;
  items: string[];
}
