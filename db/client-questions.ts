import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { MOST_ANSWER_BYTES, MOST_ANSWERS } from '../domain/items/answer';
import type { SaveOutcome } from './answers';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';
import type { ClientQuestionsTable } from './tables/answers';
import { write } from './transactions';

export interface ClientQuestion extends Selectable<ClientQuestionsTable> {
  /** Of the client's person who said it. */
  said_by_name: string | null;
  /** Nothing came in its place, and nobody settled it. */
  open: boolean;
}

/** Every question to the client, whether open or over, in the items' order. */
export async function readClientQuestions(
  queries: Queries,
  handoverId: string,
): Promise<ClientQuestion[]> {
  return clientQuestions(await selectClientQuestions(queries, handoverId).execute());
}

/** The statement that reads them, for who sends it along (`inOneFlight`), and what its rows say. */
export function selectClientQuestions(queries: Queries, handoverId: string) {
  return queries
    .selectFrom('client_questions as q')
    .innerJoin('items as i', 'i.id', 'q.item_id')
    .leftJoin('contacts as c', 'c.id', 'q.said_by')
    .where('q.handover_id', '=', handoverId)
    .selectAll('q')
    .select((e) => [
      'c.name as said_by_name',
      e
        .and([e('i.state', '=', 'answered'), e('i.answer_id', '=', e.ref('q.answer_id'))])
        .as('open'),
    ])
    .orderBy('i.position')
    .orderBy('q.opened_at');
}
type QuestionRow = Awaited<ReturnType<ReturnType<typeof selectClientQuestions>['execute']>>[number];
export function clientQuestions(rows: readonly QuestionRow[]): ClientQuestion[] {
  return rows.map((row) => ({ ...row, open: Boolean(row.open) }));
}

/** Opens a question for each “the client has it” that has none. Run again it changes nothing. */
export async function agreeClientQuestions(
  tx: Queries,
  handoverId: string,
  at: Date,
): Promise<void> {
  await write(
    tx,
    sql`
    insert into client_questions (answer_id, handover_id, item_id, opened_at)
    select i.answer_id, i.handover_id, i.id, ${at} from items i
    where i.handover_id = ${handoverId} and i.state = 'answered' and i.answer_type = 'client_has_it'
      and i.answer_id is not null
    on conflict do nothing`,
  );
}

/** Written to the client: the first time asks, the second reminds. */
export async function markAsked(
  tx: Queries,
  questions: readonly Pick<ClientQuestion, 'answer_id' | 'asked_at'>[],
  at: Date,
): Promise<void> {
  for (const { answer_id: id, asked_at: asked } of questions) {
    await write(
      tx,
      tx
        .updateTable('client_questions')
        .set(asked === null ? { asked_at: at } : { reminded_at: at })
        .where('answer_id', '=', id),
    );
  }
}

/** What was written to the client at that instant reached nobody: it counts as neither asked nor reminded. */
export async function unmarkAsked(tx: Queries, handoverId: string, at: Date): Promise<void> {
  await sql`
    update client_questions set
      asked_at = case when asked_at = ${at} then null else asked_at end,
      reminded_at = case when reminded_at = ${at} then null else reminded_at end
    where handover_id = ${handoverId} and (asked_at = ${at} or reminded_at = ${at})`.execute(tx);
}

export interface ClientWord {
  /** Made from the form's nonce, so that the same form sent twice is one answer. */
  id: string;
  submissionId: string;
  handoverId: string;
  itemId: string;
  linkId: string;
  contactId: string;
  said: 'never_held' | 'promised';
  promisedUntil: Date | null;
  mostPromises: number;
  sealed: Uint8Array;
  fingerprint: Buffer;
  at: Date;
}

interface WordRow {
  saved: boolean;
  repeated: boolean;
  open: boolean;
  often: boolean | null;
  full: boolean | null;
  said_at: Date | null;
  said_by: string | null;
}

/**
 * The client does not have it, or needs time: kept with the question, sealed like any answer. The previous
 * MSP's own answer stands. Nothing is changed unless the outcome is `saved`; `repeated` is a form that came before,
 * with what the client has said by now.
 */
export async function saveClientWord(db: Db, word: ClientWord): Promise<SaveOutcome> {
  const promise = word.said === 'promised' ? 1 : 0;
  const bytes = word.sealed.length;
  return db.transaction().execute(async (queries) => {
    await lockHandover(queries, word.handoverId);
    const { rows } = await sql<WordRow>`
      with link as (
        select id from links where id = ${word.linkId} and handover_id = ${word.handoverId}
          and purpose = 'client' and revoked_at is null and expires_at > ${word.at}
      ), asked as (
        select q.*, i.times_answered >= ${MOST_ANSWERS} as often,
          h.answer_bytes + ${bytes}::int > ${MOST_ANSWER_BYTES} as "full"
        from client_questions q
          join items i on i.id = q.item_id and i.answer_id = q.answer_id
          join handovers h on h.id = q.handover_id, link
        where q.item_id = ${word.itemId} and q.handover_id = ${word.handoverId} and i.state = 'answered'
          and h.stage not in ('closed', 'cancelled')
      ), q as (
        select * from asked where not often and not "full" and promises + ${promise}::int <= ${word.mostPromises}
          and not exists (select from answers where id = ${word.id})
      ), found as (
        select id from submissions where link_id = ${word.linkId} and finished_at is null
      ), made as (
        insert into submissions (id, handover_id, contact_id, link_id, number, opened_at, last_saved_at)
        select ${word.submissionId}, ${word.handoverId}, ${word.contactId}, ${word.linkId},
          (select coalesce(max(number), 0) + 1 from submissions where handover_id = ${word.handoverId}),
          ${word.at}, ${word.at}
        from q where not exists (select from found) returning id
      ), sitting as (
        select id from made union all select id from found
      ), answer as (
        insert into answers (id, handover_id, item_id, submission_id, contact_id, type, answered_at,
          promised_until, fingerprint, sealed)
        select ${word.id}, ${word.handoverId}, q.item_id, sitting.id, ${word.contactId}, ${word.said}, ${word.at},
          ${word.promisedUntil}, ${word.fingerprint}, ${Buffer.from(word.sealed)}
        from q, sitting returning item_id
      ), told as (
        update client_questions set said = ${word.said}, said_at = ${word.at}, said_by = ${word.contactId},
          promised_until = ${word.promisedUntil}, promises = client_questions.promises + ${promise}::int
        from answer where client_questions.answer_id in (select answer_id from q) returning client_questions.item_id
      ), counted as (
        update items set times_answered = times_answered + 1 where id in (select item_id from told)
      ), noticed as (
        update handovers set look_due_at = ${word.at}, tasks_stale = true, answer_bytes = answer_bytes + ${bytes}::int
        where id = ${word.handoverId} and exists (select from told) returning id
      ), touched as (
        select (touch_handover(noticed.id, ${word.at}, false)).revision from noticed
      ), logged as (
        insert into audit_events (handover_id, at, actor, action, details)
        select ${word.handoverId}, ${word.at}, ${`contact:${word.contactId}`}, 'client.said',
          jsonb_build_object('item', told.item_id, 'said', ${word.said}::text)
        from told, touched returning 1
      )
      select exists (select from logged) as saved, exists (select from answers where id = ${word.id}) as repeated,
        exists (select from asked) as open, (select often from asked) as often, (select "full" from asked) as "full",
        (select said_at from asked) as said_at,
        (select c.name from asked join contacts c on c.id = asked.said_by) as said_by`.execute(
      queries,
    );
    return wordOutcome(rows[0]);
  });
}

function wordOutcome(row: WordRow | undefined): SaveOutcome {
  if (row?.saved) return { kind: 'saved' };
  if (row?.repeated) {
    return { kind: 'repeated', answerId: null, by: row.said_by, at: row.said_at };
  }
  if (!row?.open) return { kind: 'closed' };
  if (row.often) return { kind: 'answered_enough' };
  return { kind: row.full ? 'answers_full' : 'promised_enough' };
}

/**
 * What the client sent does not work: the previous MSP's word stands in its place once more, and the client
 * is asked anew, with the note. False when the answer was not the client's.
 */
export async function askClientAnew(
  tx: Queries,
  item: { id: string; answerId: string | null },
  { note, at }: { note: string; at: Date },
): Promise<boolean> {
  const question = await tx
    .selectFrom('client_questions as q')
    .innerJoin('answers as theirs', 'theirs.id', 'q.answer_id')
    .innerJoin('answers as own', 'own.item_id', 'q.item_id')
    .innerJoin('contacts as c', 'c.id', 'own.contact_id')
    .where('q.item_id', '=', item.id)
    .where('own.id', '=', item.answerId)
    .where('c.party', '=', 'client')
    .select(['q.answer_id', 'theirs.answered_at'])
    .orderBy('q.opened_at', 'desc')
    .executeTakeFirst();
  if (!question) return false;
  await tx
    .updateTable('items')
    .set({
      state: 'answered',
      answer_id: question.answer_id,
      answer_type: 'client_has_it',
      answered_at: question.answered_at,
      promised_until: null,
      rejection_note: note,
      settled_at: null,
    })
    .where('id', '=', item.id)
    .execute();
  await tx
    .updateTable('client_questions')
    .set({ opened_at: at, asked_at: null, reminded_at: null, said: null, promised_until: null })
    .where('answer_id', '=', question.answer_id)
    .execute();
  return true;
}
