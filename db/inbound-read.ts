import { sql } from 'kysely';
import type { InboundRow } from './inbound';
import type { Queries } from './pool';

export type InboundLine = Omit<InboundRow, 'sealed' | 'likeness' | 'sender_mark'> & {
  contactName: string | null;
  /** Nobody writes to that address any more. */
  contactBounced: boolean;
  /** Of its files, how many a person has not said anything of yet. */
  held: number;
};

const LINE = [
  'i.id',
  'i.handover_id',
  'i.contact_id',
  'i.about_message_id',
  'i.kind',
  'i.matched_by',
  'i.forged',
  'i.status',
  'i.way',
  'i.received_at',
  'i.kibibytes',
  'i.lines',
  'i.attachments',
  'i.chunks',
  'i.tell_at',
  'i.told_at',
  'i.first_opened_at',
  'i.set_aside_at',
  'i.set_aside_by',
  'i.set_aside_reason',
  'i.place_in',
  'i.placed_at',
  'i.placed_by',
  'i.original_left_at',
  'i.text_left_at',
] as const;

function lines(queries: Queries) {
  return queries
    .selectFrom('inbound_messages as i')
    .leftJoin('contacts as c', 'c.id', 'i.contact_id')
    .select([...LINE, 'c.name as contactName'])
    .select((e) => e('c.bounced_at', 'is not', null).$castTo<boolean>().as('contactBounced'))
    .select(
      sql<number>`(select count(*) from inbound_attachments a where a.inbound_id = i.id and a.state = 'held')`.as(
        'held',
      ),
    );
}

/** Mail that came for a handover, or that a person has just placed there, newest first, without what it says. */
export async function listInbound(queries: Queries, handoverId: string): Promise<InboundLine[]> {
  return lines(queries)
    .where((e) => e.or([e('i.handover_id', '=', handoverId), e('i.place_in', '=', handoverId)]))
    .orderBy('i.received_at', 'desc')
    .orderBy('i.id')
    .execute();
}

/** Mail that is no handover's and that nobody has put aside or placed, newest first. */
export async function listStrangers(queries: Queries, most: number): Promise<InboundLine[]> {
  return lines(queries)
    .where('i.handover_id', 'is', null)
    .where('i.set_aside_at', 'is', null)
    .where('i.place_in', 'is', null)
    .orderBy('i.received_at', 'desc')
    .orderBy('i.id')
    .limit(most)
    .execute();
}

/** One mail of a handover, or of no handover's (null). */
export async function readInbound(
  queries: Queries,
  handoverId: string | null,
  id: string,
): Promise<InboundLine | undefined> {
  return lines(queries)
    .where('i.id', '=', id)
    .where((e) =>
      handoverId === null
        ? e('i.handover_id', 'is', null)
        : e.or([e('i.handover_id', '=', handoverId), e('i.place_in', '=', handoverId)]),
    )
    .executeTakeFirst();
}

export async function readSealedMail(queries: Queries, id: string): Promise<Buffer> {
  const row = await queries
    .selectFrom('inbound_messages')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.sealed;
}

/** A mail's sealed bytes in order, one chunk in memory at a time. */
export async function* readInboundChunks(
  queries: Queries,
  { id, chunks }: Pick<InboundLine, 'id' | 'chunks'>,
): AsyncGenerator<Buffer, void, void> {
  for (let number = 1; number <= chunks; number++) {
    const row = await queries
      .selectFrom('inbound_chunks')
      .select('sealed')
      .where('inbound_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.sealed;
  }
}

export interface InboundFileLine {
  number: number;
  state: 'held' | 'filed' | 'dismissed';
  itemId: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  /** It is with the client, and with us no more. */
  left: boolean;
  file: { id: string; chunks: number; receivedAt: Date; sealedManifest: Buffer };
}

/** The files that came with a mail, in its order, with what a person said of each. */
export async function listInboundFiles(
  queries: Queries,
  inboundId: string,
): Promise<InboundFileLine[]> {
  const rows = await queries
    .selectFrom('inbound_attachments as a')
    .innerJoin('files as f', 'f.id', 'a.file_id')
    .select(['a.number', 'a.state', 'a.item_id', 'a.decided_at', 'a.decided_by', 'a.reason'])
    .select(['f.id', 'f.chunks', 'f.received_at', 'f.sealed_manifest'])
    .select((e) => e('f.removed_at', 'is not', null).$castTo<boolean>().as('removed'))
    .where('a.inbound_id', '=', inboundId)
    .orderBy('a.number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    state: row.state,
    itemId: row.item_id,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reason: row.reason,
    left: row.removed && row.sealed_manifest.length === 0,
    file: {
      id: row.id,
      chunks: row.chunks,
      receivedAt: row.received_at,
      sealedManifest: row.sealed_manifest,
    },
  }));
}
