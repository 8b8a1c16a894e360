import { Refusal } from '../domain/problem';
import type { DeclineReason } from '../domain/signing/decline';
import { writeAudit } from './audit';
import { settleDecline } from './authority-declines';
import { lookNow } from './looks';
import { lockLiveHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';
import { planStepRows } from './steps';

export interface DeclineLine {
  id: string;
  reason: DeclineReason;
  typedName: string;
  declinedAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
  settledHow: 'signed' | 'asked_again' | 'replaced' | 'written_again' | null;
}

/** Every no of a handover's signatory, newest first. */
export async function readDeclines(queries: Queries, handoverId: string): Promise<DeclineLine[]> {
  return queries
    .selectFrom('authority_declines')
    .select([
      'id',
      'reason',
      'typed_name as typedName',
      'declined_at as declinedAt',
      'settled_at as settledAt',
      'settled_by as settledBy',
      'settled_how as settledHow',
    ])
    .where('handover_id', '=', handoverId)
    .orderBy('declined_at', 'desc')
    .execute();
}

interface Act {
  handoverId: string;
  declineId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** Written down before what was written with a no is opened; undefined when there is no such one. */
export async function recordDeclineRead(db: Db, act: Act): Promise<Buffer | undefined> {
  const { handoverId, declineId, by, at } = act;
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('authority_declines')
      .select(['sealed', 'first_read_at'])
      .where('id', '=', declineId)
      .where('handover_id', '=', handoverId)
      .executeTakeFirst();
    if (!row) return undefined;
    await tx
      .updateTable('authority_declines')
      .set({ first_read_at: row.first_read_at ?? at })
      .where('id', '=', declineId)
      .execute();
    const action = 'authority.decline_read';
    await writeAudit(tx, { handoverId, at, actor: by, action, details: { decline: declineId } });
    return row.sealed;
  });
}

/** A person has talked with the signatory, who is asked once more, at once. Throws Refusal. */
export async function askAgain(db: Db, { handoverId, by, at }: Omit<Act, 'declineId'>) {
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    if (!(await settleDecline(tx, handoverId, { how: 'asked_again', by, at }))) {
      throw new Refusal(
        'not_declined',
        'Nothing is declined any more, so there is nothing to ask again.',
      );
    }
    const { count } = await tx
      .selectFrom('authority_declines')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('handover_id', '=', handoverId)
      .executeTakeFirstOrThrow();
    await planStepRows(tx, [
      {
        handover_id: handoverId,
        key: `authority-again-${count}`,
        kind: 'authority',
        working_day: 0,
        rungs: ['signatory'],
        template: 'authority-reminder',
        tone: 'friendly',
        condition: 'authority_unsigned',
        critical_due: false,
        deadline: false,
        due_at: at,
        state: 'planned',
        taken_at: null,
        skip_reason: null,
        forced: false,
        left_out: false,
        writing_at: null,
      },
    ]);
    await lookNow(tx, handoverId, at);
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, { handoverId, at, actor: by, action: 'authority.asked_again' });
  });
}

/** Puts the next try off until `again`; undefined when it was told, or settled, meanwhile. */
export async function takeDecline(
  db: Db,
  id: string,
  again: Date,
): Promise<{ handoverId: string; reason: DeclineReason; typedName: string } | undefined> {
  return db
    .updateTable('authority_declines')
    .set({ tell_due_at: again })
    .where('id', '=', id)
    .where('tell_due_at', 'is not', null)
    .returning(['handover_id as handoverId', 'reason', 'typed_name as typedName'])
    .executeTakeFirst();
}

export async function declineTold(db: Db, id: string): Promise<void> {
  await db
    .updateTable('authority_declines')
    .set({ tell_due_at: null })
    .where('id', '=', id)
    .execute();
}
