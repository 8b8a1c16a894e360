import { sql } from 'kysely';
import type { OtherArrival, OtherFinding, WantedAgain } from '../domain/answers/other-arrival';
import type { Place } from '../domain/contacts/contact';
import type { Queries } from './pool';
import { planStepRows, type StepRow } from './steps';

/** Something that can be of no use, as its sender is told of it. */
export interface AskedAgain {
  id: string;
  contactId: string;
  what: WantedAgain;
  finding: OtherFinding;
  sentAt: Date;
  /** Key of the step whose message says it. */
  toldIn: string | null;
  /** Such a message has gone. */
  told: boolean;
}

const ASKED = sql`id, contact_id as "contactId", what, finding, sent_at as "sentAt",
  told_in as "toldIn", told_at is not null as told`;

/** Who sent something, as far as writing to them goes. */
export interface SenderRow {
  contactId: string;
  handoverId: string;
  place: Place;
  name: string;
  email: string;
  /** Which of their pages takes it. */
  purpose: 'reply' | 'authority';
  /** Neither taken off, nor bounced, nor was their link withdrawn. */
  reachable: boolean;
}

export async function readSender(
  queries: Queries,
  contactId: string,
): Promise<SenderRow | undefined> {
  const { rows } = await sql<SenderRow>`
    select c.id as "contactId", c.handover_id as "handoverId", c.rung as place, c.name, c.email, o.purpose,
      c.removed_at is null and c.bounced_at is null and not exists (
        select from links l where l.contact_id = c.id and l.purpose = o.purpose and l.revoked_at is not null
          and not exists (select from links n where n.contact_id = c.id and n.purpose = l.purpose
            and n.generation > l.generation)) as reachable
    from contacts c,
      lateral (select case c.rung when 'signatory' then 'authority' else 'reply' end as purpose) o
    where c.id = ${contactId}::uuid`.execute(queries);
  return rows[0];
}

/**
 * Who sent this, and when; undefined for what our own people put there, and for what has no page of its sender's: a file
 * in a mail of the client's. A signed copy is the signatory's.
 */
export async function sentBy(
  queries: Queries,
  { what, id }: { what: OtherArrival; id: string },
): Promise<{ contactId: string; sentAt: Date } | undefined> {
  const { rows } = await sql<{ contactId: string; sentAt: Date }>`
    select o.contact_id as "contactId", o.at as "sentAt" from (
      select contact_id, received_at as at from also_sent where ${what}::text = 'also_sent' and id = ${id}
      union all select contact_id, declined_at from authority_declines
        where ${what}::text = 'decline' and id = ${id}
      union all select c.id, f.received_at from files f
          join contacts c on c.handover_id = f.handover_id and c.rung = 'signatory' and c.removed_at is null
        where ${what}::text = 'signed_copy' and f.id = ${id}
      union all select c.id, f.received_at from files f
          left join also_sent m on m.handover_id = f.handover_id and f.id = any (m.file_ids)
          left join inbound_attachments a on a.file_id = f.id
          left join inbound_messages i on i.id = a.inbound_id
          join contacts c on c.id = coalesce(m.contact_id, i.contact_id) and c.party = 'previous_msp'
        where ${what}::text = 'file' and f.id = ${id}
    ) o limit 1`.execute(queries);
  return rows[0];
}

/** Writes down that it is wanted once more, and plans the message that says so; once for each thing. */
export async function wantAgain(
  tx: Queries,
  asked: Omit<AskedAgain, 'toldIn' | 'told'> & {
    handoverId: string;
    step: StepRow | null;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('to_send_again')
    .values({
      id: asked.id,
      handover_id: asked.handoverId,
      contact_id: asked.contactId,
      what: asked.what,
      finding: asked.finding,
      sent_at: asked.sentAt,
      found_at: asked.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  if (asked.step) await planStepRows(tx, [asked.step]);
}

/** What this contact is still asked for, oldest first. */
export async function readAskedAgain(queries: Queries, contactId: string): Promise<AskedAgain[]> {
  const { rows } = await sql<AskedAgain>`
    select ${ASKED} from wanted_again(${contactId}::uuid) order by sent_at, id`.execute(queries);
  return rows;
}

/**
 * What a step's message to this contact says of it. Once that message is stored nothing is added: what is found later
 * is said by a later one.
 */
export async function takeIntoStep(
  queries: Queries,
  { handoverId, contactId, step }: { handoverId: string; contactId: string; step: string },
): Promise<AskedAgain[]> {
  await sql`
    update to_send_again set told_in = ${step}
    where id in (select id from wanted_again(${contactId}::uuid)) and told_in is null
      and not exists (select from messages where handover_id = ${handoverId} and step_key = ${step}
        and recipient_key = ${contactId})`.execute(queries);
  const { rows } = await sql<AskedAgain>`
    select ${ASKED} from to_send_again
    where contact_id = ${contactId}::uuid and told_in = ${step} order by sent_at, id`.execute(
    queries,
  );
  return rows;
}

/** Their servers have taken the messages of a step. What was in one that was not taken is told to nobody. */
export async function toldInStep(
  tx: Queries,
  { handoverId, step, at }: { handoverId: string; step: string; at: Date },
): Promise<void> {
  await sql`
    update to_send_again t set told_at = ${at} from messages m
    where t.handover_id = ${handoverId} and t.told_in = ${step} and t.told_at is null
      and m.handover_id = t.handover_id and m.step_key = t.told_in and m.contact_id = t.contact_id
      and m.outcome = 'accepted'`.execute(tx);
}
