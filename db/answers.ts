import { sql } from 'kysely';
import {
  MOST_ANSWER_BYTES,
  MOST_ANSWERS,
  type AnswerType,
  type RefusalReason,
} from '../domain/items/answer';
import type { ItemState } from '../domain/items/item';
import { inOneFlight } from './in-one-flight';
import { handoverLock } from './positions';
import type { Db } from './pool';
import { endsTransaction } from './transactions';

/** A file whose chunks are stored already; its row makes it count. */
export interface NewFile {
  id: string;
  chunks: number;
  sealedManifest: Uint8Array;
  fingerprint: Buffer;
}

/** Of one that was sealed in the browser the manifest waits with its chunks (`finishUpload`). */
export type AnswerFile = Omit<NewFile, 'sealedManifest'> & { sealedManifest: Uint8Array | null };

export interface NewAnswer {
  /** Made from the form's nonce, so that the same form sent twice is one answer. */
  id: string;
  /** Taken when this link has no sitting open. */
  submissionId: string;
  handoverId: string;
  itemId: string;
  linkId: string;
  contactId: string;
  /** The item's answer when the form was made, null for none: another one now means somebody was faster. */
  seenAnswerId: string | null;
  type: AnswerType;
  promisedUntil: Date | null;
  refusalReason: RefusalReason | null;
  /** Times at which both sides might move a second factor together. */
  swapSlots?: readonly Date[];
  /** Its list of accounts has to be made into items. */
  listsAccounts?: boolean;
  sealed: Uint8Array;
  fingerprint: Buffer;
  files: readonly AnswerFile[];
  /** Files sent with the earlier answer stay with the item. */
  keepFiles: boolean;
  /** The most promises an item may carry. */
  mostPromises: number;
  /** When the workflow looks again if nothing more is saved. */
  idleUntil: Date;
  at: Date;
}

export type SaveOutcome =
  | { kind: 'saved' | 'closed' | 'promised_enough' | 'answered_enough' | 'answers_full' | 'gone' }
  | ({ kind: 'repeated' | 'overtaken' } & StandingAnswer);

/** The answer that the item has now. */
export interface StandingAnswer {
  answerId: string | null;
  by: string | null;
  at: Date | null;
}

interface OutcomeRow {
  saved: boolean;
  repeated: boolean;
  link_ok: boolean;
  handover_open: boolean;
  state: ItemState;
  often: boolean;
  full: boolean;
  promises: number;
  answer_id: string | null;
  answered_at: Date | null;
  answered_by: string | null;
}

/**
 * Accepts one sealed answer in one transaction of two statements: the handover's lock, then everything
 * that belongs together (sitting, answer, files, item, counters, what the workflow has to notice, the log).
 * Returns only after the commit is durable. Nothing is changed unless the outcome is `saved`.
 */
export async function saveAnswer(db: Db, answer: NewAnswer): Promise<SaveOutcome> {
  const row = await db.transaction().execute(async (queries) => {
    const lock = handoverLock(queries, answer.handoverId);
    const saving = endsTransaction({ compile: () => save(answer).compile(queries) });
    const [, rows] = await inOneFlight(queries, lock, saving);
    return rows[0];
  });
  return row === undefined ? { kind: 'gone' } : outcomeOf(row, answer);
}

function outcomeOf(row: OutcomeRow, answer: NewAnswer): SaveOutcome {
  if (row.saved) return { kind: 'saved' };
  const standing = { answerId: row.answer_id, by: row.answered_by, at: row.answered_at };
  if (row.repeated) return { kind: 'repeated', ...standing };
  if (!row.link_ok) return { kind: 'gone' };
  if (!row.handover_open || row.state === 'accepted' || row.state === 'waived') {
    return { kind: 'closed' };
  }
  if (row.answer_id !== answer.seenAnswerId) return { kind: 'overtaken', ...standing };
  if (row.often) return { kind: 'answered_enough' };
  return { kind: row.full ? 'answers_full' : 'promised_enough' };
}

/** The answers that change which reset tasks should exist, or whom the chase asks (product.md, "Items and answers"). */
const CHANGES_TASKS = ['never_held', 'client_has_it', 'refused', 'promised'];

function save(a: NewAnswer) {
  const promise = a.type === 'promised' ? 1 : 0;
  const ids = a.files.map((file) => file.id);
  const chunks = a.files.map((file) => file.chunks);
  const manifests = a.files.map((file) => file.sealedManifest && Buffer.from(file.sealedManifest));
  const fingerprints = a.files.map((file) => file.fingerprint);
  const bytes = a.sealed.length;
  return sql<OutcomeRow>`
    with link as (
      select id from links where id = ${a.linkId} and handover_id = ${a.handoverId}
        and revoked_at is null and expires_at > ${a.at}
    ), hand as (
      select id, stage, answer_bytes from handovers
      where id = ${a.handoverId} and stage not in ('closed', 'cancelled')
    ), it as (
      select * from items where id = ${a.itemId} and handover_id = ${a.handoverId}
    ), go as (
      select it.* from it, link, hand
      where it.state in ('outstanding', 'rejected', 'answered')
        and it.answer_id is not distinct from ${a.seenAnswerId}::uuid
        and it.promises + ${promise}::int <= ${a.mostPromises}
        and it.times_answered < ${MOST_ANSWERS} and hand.answer_bytes + ${bytes}::int <= ${MOST_ANSWER_BYTES}
        and not exists (select from answers where id = ${a.id})
    ), found as (
      select id from submissions where link_id = ${a.linkId} and finished_at is null
    ), made as (
      insert into submissions (id, handover_id, contact_id, link_id, number, opened_at, last_saved_at)
      select ${a.submissionId}, ${a.handoverId}, ${a.contactId}, ${a.linkId},
        (select coalesce(max(number), 0) + 1 from submissions where handover_id = ${a.handoverId}), ${a.at}, ${a.at}
      from go where not exists (select from found) returning id
    ), kept as (
      update submissions set last_saved_at = ${a.at}
      where id in (select id from found) and exists (select from go) returning id
    ), sitting as (
      select id from made union all select id from kept
    ), replaced as (
      update answers set superseded_at = ${a.at}
      where id in (select answer_id from go) and superseded_at is null
    ), answer as (
      insert into answers (id, handover_id, item_id, submission_id, contact_id, type, answered_at,
        promised_until, refusal_reason, fingerprint, sealed)
      select ${a.id}, ${a.handoverId}, go.id, sitting.id, ${a.contactId}, ${a.type}, ${a.at},
        ${a.promisedUntil}, ${a.refusalReason}, ${a.fingerprint}, ${Buffer.from(a.sealed)}
      from go, sitting returning id
    ) ${proposedSwaps(a)}, dropped as (
      update files set removed_at = ${a.at}
      where item_id in (select id from go) and removed_at is null and not ${a.keepFiles}::boolean
    ), added as (
      insert into files (id, handover_id, item_id, submission_id, received_at, chunks, sealed_manifest, fingerprint)
      select f.id, ${a.handoverId}, go.id, sitting.id, ${a.at}, f.chunks, f.manifest, f.fingerprint
      from go, sitting, unnest(${ids}::uuid[], ${chunks}::int[], ${manifests}::bytea[], ${fingerprints}::bytea[])
        as f (id, chunks, manifest, fingerprint)
    ), item as (
      update items set state = 'answered', answer_id = ${a.id}, answer_type = ${a.type}, answered_at = ${a.at},
        promised_until = ${a.promisedUntil}, promises = go.promises + ${promise}::int,
        refusal_reason = ${a.refusalReason}, rejection_note = null, times_answered = go.times_answered + 1
      from go where items.id = go.id and exists (select from answer) returning items.id
    ), rest as (
      select count(*) + ${promise}::int as outstanding from items
      where handover_id = ${a.handoverId} and id <> ${a.itemId} and (state in ('outstanding', 'rejected')
        or (state = 'answered' and answer_type = 'promised'))
    ), noticed as (
      update handovers set answer_bytes = answer_bytes + ${bytes}::int,
        look_due_at = case when look_due_at <= ${a.at} then look_due_at
          when rest.outstanding = 0 then ${a.at} else ${a.idleUntil} end,
        tasks_stale = tasks_stale or stage = 'resets' or ${CHANGES_TASKS.includes(a.type) || a.listsAccounts === true}::boolean
          or exists (select from reset_tasks t where t.item_id = ${a.itemId} and t.state in ('standby', 'open'))
      from rest where handovers.id = ${a.handoverId} and exists (select from item) returning handovers.id
    ), touched as (
      select (touch_handover(noticed.id, ${a.at}, false)).revision from noticed
    ), logged as (
      insert into audit_events (handover_id, at, actor, action, details)
      select ${a.handoverId}, ${a.at}, ${`contact:${a.contactId}`}, 'answer.saved', jsonb_build_object(
        'item', go.id, 'position', go.position, 'type', ${a.type}::text, 'files', ${a.files.length}::int,
        'replaced', go.answer_id is not null, 'fingerprint', ${a.fingerprint.toString('hex')}::text)
      from touched, go returning 1
    )
    select exists (select from logged) as saved, exists (select from answers where id = ${a.id}) as repeated,
      exists (select from link) as link_ok, exists (select from hand) as handover_open,
      it.times_answered >= ${MOST_ANSWERS} as often,
      exists (select from hand where answer_bytes + ${bytes}::int > ${MOST_ANSWER_BYTES}) as full,
      it.state, it.promises, it.answer_id, it.answered_at,
      (select c.name from answers b join contacts c on c.id = b.contact_id where b.id = it.answer_id) as answered_by
    from it`;
}

/** Only of an answer that proposes times: all others need no right to that table, and pay nothing for it. */
function proposedSwaps({ handoverId, itemId, swapSlots = [] }: NewAnswer) {
  if (swapSlots.length === 0) return sql``;
  return sql`, proposed as (
      insert into swap_slots (answer_id, handover_id, item_id, starts_at)
      select answer.id, ${handoverId}, ${itemId}, slot
      from answer, unnest(${[...swapSlots]}::timestamptz[]) as slot
    )`;
}
