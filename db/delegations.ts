import { sql } from 'kysely';
import { emailHint, refusePassing, type PassedOn } from '../domain/links/passing-on';
import { writeAudit } from './audit';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';

/** A colleague to whom part of the request was passed on, as the portal may see it. */
export interface Colleague {
  id: string;
  byContact: string;
  byName: string;
  name: string;
  emailHint: string;
  groups: string[];
  madeAt: Date;
  withdrawnAt: Date | null;
  /** The newest link: null until the worker has sent it, and when staff withdrew it. */
  linkState: 'none' | 'live' | 'expired' | 'revoked';
  linkExpiresAt: Date | null;
  openedAt: Date | null;
  bouncedAt: Date | null;
  /** Items that have this colleague's answer now. */
  answered: number;
}

/** Everybody to whom somebody of this handover has passed on, oldest first. `at` is business time. */
export async function readColleagues(
  queries: Queries,
  handoverId: string,
  at: Date,
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select d.id, d.by_contact as "byContact", who.name as "byName", d.name, d.email_hint as "emailHint", d.groups,
      d.made_at as "madeAt", d.withdrawn_at as "withdrawnAt", own.bounced_at as "bouncedAt",
      case when l.id is null then 'none' when l.revoked_at is not null then 'revoked'
        when l.expires_at <= ${at} then 'expired' else 'live' end as "linkState",
      l.expires_at as "linkExpiresAt",
      (select min(first_opened_at) from links where contact_id = d.id) as "openedAt",
      (select count(*) from items i join answers a on a.id = i.answer_id
        where i.handover_id = d.handover_id and a.contact_id = d.id) as answered
    from delegations d
      join contacts who on who.id = d.by_contact
      left join contacts own on own.id = d.id
      left join lateral (select id, revoked_at, expires_at from links
        where contact_id = d.id order by generation desc limit 1) l on true
    where d.handover_id = ${handoverId}
    order by d.made_at, d.id`.execute(queries);
  return rows;
}

export type PassOnOutcome =
  'passed_on' | 'has_link' | 'closed' | NonNullable<ReturnType<typeof refusePassing>>;

/**
 * Writes down that a contact passes these groups on; the worker makes the link and sends it soon after. The same form
 * sent twice (the same `id`) is passed on once. Nothing changes unless the outcome is `passed_on`.
 */
export async function passOn(
  db: Db,
  passing: PassedOn & { id: string; handoverId: string; contactId: string; at: Date },
): Promise<PassOnOutcome> {
  const { id, handoverId, contactId, at, name, email, groups } = passing;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const { stage } = await tx
      .selectFrom('handovers')
      .select('stage')
      .where('id', '=', handoverId)
      .executeTakeFirstOrThrow();
    if (stage === 'closed' || stage === 'cancelled') return 'closed';
    const before = await tx
      .selectFrom('delegations')
      .where('handover_id', '=', handoverId)
      .select(['id', 'by_contact as byContact', 'made_at as madeAt', 'withdrawn_at as withdrawnAt'])
      .execute();
    if (before.some((one) => one.id === id)) return 'passed_on';
    const refusal = refusePassing(before, { contactId, at });
    if (refusal) return refusal;
    const made = await tx
      .insertInto('delegations')
      .values({
        id,
        handover_id: handoverId,
        by_contact: contactId,
        name,
        email,
        email_hint: emailHint(email),
        groups,
        made_at: at,
        mail_due_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return 'has_link';
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: `contact:${contactId}`,
      action: 'part.passed_on',
      details: { contact: id, name, groups },
    });
    return 'passed_on';
  });
}

/** The colleague's link opens nothing from here on; false when it was withdrawn before, or is another contact's to withdraw. */
export async function withdrawPassedOn(
  db: Db,
  act: { id: string; handoverId: string; contactId: string; at: Date },
): Promise<boolean> {
  const { id, handoverId, contactId, at } = act;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const own = await tx
      .selectFrom('delegations')
      .select('name')
      .where('id', '=', id)
      .where('handover_id', '=', handoverId)
      .where('by_contact', '=', contactId)
      .executeTakeFirst();
    if (!own) return false;
    const actor = `contact:${contactId}`;
    const { rows } = await sql<{ done: boolean }>`
      select withdraw_delegation(${id}, ${actor}, ${at}) as done`.execute(tx);
    if (rows[0]?.done !== true) return false;
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor,
      action: 'part.withdrawn',
      details: { contact: id, name: own.name },
    });
    return true;
  });
}

/**
 * A contact was taken off: nobody goes on coming in on that person's word. Links that wait to be sent are not. In the
 * transaction that takes the contact off.
 */
export async function withdrawAllOf(
  tx: Queries,
  act: { handoverId: string; contactId: string; by: string; at: Date },
): Promise<void> {
  const { handoverId, contactId, by, at } = act;
  const passed = await tx
    .selectFrom('delegations')
    .where('handover_id', '=', handoverId)
    .where('by_contact', '=', contactId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'name'])
    .orderBy('made_at')
    .execute();
  for (const { id, name } of passed) {
    await sql`select withdraw_delegation(${id}, ${by}, ${at})`.execute(tx);
    const details = { contact: id, name };
    await writeAudit(tx, { handoverId, at, actor: by, action: 'part.withdrawn', details });
  }
}
