import { sql, type RawBuilder } from 'kysely';
import type { AnswerType, RefusalReason } from '../domain/items/answer';
import type { Party } from '../domain/contacts/contact';
import type { Criticality, ItemState, Kind } from '../domain/items/item';
import type { Queries } from './pool';

/** One line of the request as its reader sees it. What was answered is not in it: it cannot be read back. */
export interface ReplyItem {
  id: string;
  position: number;
  catalogueNumber: number | null;
  group: string;
  name: string;
  kind: Kind;
  criticality: Criticality;
  onlyTheyCanRelease: boolean;
  replyFields: string[];
  state: ItemState;
  answerId: string | null;
  answerType: AnswerType | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answeredByParty: Party | null;
  promisedUntil: Date | null;
  promises: number;
  refusalReason: RefusalReason | null;
  rejectionNote: string | null;
  /** Asked of the client, which the previous MSP says has it. */
  ofClient?: true;
}

async function replyItems(
  queries: Queries,
  handoverId: string,
  only: RawBuilder<unknown>,
): Promise<ReplyItem[]> {
  const { rows } = await sql<ReplyItem>`
    select i.id, i.position, i.catalogue_number as "catalogueNumber", i.group_name as "group", i.name, i.kind,
      i.criticality, i.only_they_can_release as "onlyTheyCanRelease", i.reply_fields as "replyFields", i.state,
      i.answer_id as "answerId", i.answer_type as "answerType", i.answered_at as "answeredAt",
      c.name as "answeredBy", c.party as "answeredByParty", i.promised_until as "promisedUntil", i.promises,
      i.refusal_reason as "refusalReason", i.rejection_note as "rejectionNote"
    from items i
      left join answers a on a.id = i.answer_id
      left join contacts c on c.id = a.contact_id
    where i.handover_id = ${handoverId} ${only} order by i.position`.execute(queries);
  return rows;
}

/** Every item of the handover, in the letter's order. */
export async function listReplyItems(queries: Queries, handoverId: string): Promise<ReplyItem[]> {
  return replyItems(queries, handoverId, sql``);
}

/** One item, if it is this handover's. */
export async function findReplyItem(
  queries: Queries,
  handoverId: string,
  itemId: string,
): Promise<ReplyItem | undefined> {
  return (await replyItems(queries, handoverId, sql`and i.id = ${itemId}`))[0];
}
