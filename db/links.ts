import { sql } from 'kysely';
import type { Stage } from '../domain/handover/stage';
import type { LinkPurpose } from '../domain/links/purpose';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';

export interface LinkHolder {
  linkId: string;
  purpose: LinkPurpose;
  handoverId: string;
  contactId: string;
  contactName: string;
  expiresAt: Date;
  firstOpenedAt: Date | null;
}

/** Everything that the head of a page behind a link says. Never anything that was sent in. */
export interface LinkPage extends LinkHolder {
  number: string;
  stage: Stage;
  language: string;
  clientName: string;
  clientTimeZone: string;
  callBackPhone: string | null;
  previousMspName: string;
  previousMspTimeZone: string;
  deadlineAt: Date | null;
  criticalDueAt: Date | null;
  itemsTotal: number;
  itemsOutstanding: number;
  itemsAnswered: number;
  itemsPromised: number;
  recipient: string;
  recipientSignature: Buffer;
  /** Of a colleague's link: the groups that were passed on, and all it shows. Null for everything. */
  onlyGroups: string[] | null;
  /** Of a colleague's link: who passed it on. */
  passedOnBy: string | null;
}

export interface LinkKey {
  /** SHA-256 of the token. */
  tokenHash: Buffer;
  purpose: LinkPurpose;
  /** Given when the address names the link: then the token has to be this link's. */
  linkId?: string;
}

/**
 * The page behind a token, by the token's hash. Undefined for a wrong, expired or revoked one and for a
 * contact that was taken away: callers must not tell these apart (security.md, S12).
 */
export async function findLinkPage(
  db: Queries,
  key: LinkKey,
  at: Date,
): Promise<LinkPage | undefined> {
  const { tokenHash, purpose, linkId } = key;
  const { rows } = await sql<LinkPage>`
    select l.id as "linkId", l.purpose, l.handover_id as "handoverId", l.contact_id as "contactId",
      l.expires_at as "expiresAt", l.first_opened_at as "firstOpenedAt", who.name as "contactName",
      h.number, h.stage, h.language, c.name as "clientName", c.time_zone as "clientTimeZone",
      c.call_back_phone as "callBackPhone", p.name as "previousMspName", p.time_zone as "previousMspTimeZone",
      h.deadline_at as "deadlineAt", h.critical_due_at as "criticalDueAt", h.items_total as "itemsTotal",
      h.items_outstanding as "itemsOutstanding", h.items_answered as "itemsAnswered",
      h.items_promised as "itemsPromised", h.recipient, h.recipient_signature as "recipientSignature",
      d.groups as "onlyGroups", by.name as "passedOnBy"
    from links l
      join handovers h on h.id = l.handover_id
      join clients c on c.id = h.client_id
      join previous_msps p on p.id = h.previous_msp_id
      join contacts who on who.id = l.contact_id
      left join delegations d on d.id = l.contact_id
      left join contacts by on by.id = d.by_contact
    where l.token_hash = ${tokenHash} and l.purpose = ${purpose} and l.revoked_at is null
      and l.expires_at > ${at} and who.removed_at is null
      ${linkId === undefined ? sql`` : sql`and l.id = ${linkId}`}`.execute(db);
  return rows[0];
}

/**
 * A person pressed "open": seen, and when. The first time is an activity of the handover and goes to the
 * log; a scanner that opens every link it finds never gets here, it would have to send the form.
 */
export async function recordLinkOpened(db: Db, link: LinkHolder, at: Date): Promise<void> {
  if (link.firstOpenedAt !== null) {
    await db
      .updateTable('links')
      .set({ last_opened_at: at })
      .where('id', '=', link.linkId)
      .execute();
    return;
  }
  await db.transaction().execute(async (queries) => {
    await lockHandover(queries, link.handoverId);
    await queries
      .updateTable('handovers')
      .set({ stall_check_at: at })
      .where('id', '=', link.handoverId)
      .where('stalled_reason', '=', 'link_never_opened')
      .execute();
    await sql`
      with opened as (
        update links set first_opened_at = ${at}, last_opened_at = ${at}
        where id = ${link.linkId} and first_opened_at is null returning handover_id, purpose
      ), touched as (
        select (touch_handover(handover_id, ${at}, false)).revision, handover_id, purpose from opened
      )
      insert into audit_events (handover_id, at, actor, action, details)
      select handover_id, ${at}, ${`contact:${link.contactId}`}, 'link.opened',
        jsonb_build_object('link', ${link.linkId}::text, 'purpose', purpose)
      from touched`.execute(queries);
  });
}
