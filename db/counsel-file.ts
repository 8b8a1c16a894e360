import { sql } from 'kysely';
import { readDossier, type Dossier } from './dossier';
import { listProofs, readNotice, type FormalNoticeRow } from './formal-notices';
import { readContacts } from './handover-page';
import type { Queries } from './pool';
import type { MessageRow } from './messages';
import { receiptsOfHandover } from './receipt-papers';

/** One event as it was chained: `hash` is SHA-256 over the bytes of `previous` and the text `hashed`. */
export interface ChainedEvent {
  seq: number;
  hashed: string;
  /** Lower-case hexadecimal. */
  previous: string;
  hash: string;
  at: Date;
}

/** Everything about a handover that its counsel may see. Nothing sealed is in it. */
export interface CounselFile {
  dossier: Dossier;
  people: Awaited<ReturnType<typeof readContacts>>;
  letters: { kind: string; pdf: Buffer; renderedAt: Date }[];
  /** To people outside our house, oldest first, as stored: a placeholder stands for each link. */
  messages: MessageRow[];
  receipts: Awaited<ReturnType<typeof receiptsOfHandover>>;
  answers: {
    position: number;
    item: string;
    type: string;
    at: Date;
    by: string;
    promisedUntil: Date | null;
    refusalReason: string | null;
    replacedAt: Date | null;
    /** SHA-256 of the sealed bytes. */
    fingerprint: Buffer;
  }[];
  calls: { at: Date; to: string; outcome: string; agreed: string | null; by: string }[];
  notice: FormalNoticeRow | undefined;
  proofs: { at: Date; by: string; fingerprint: Buffer }[];
  log: ChainedEvent[];
}

/** Throws NoSuchHandover. */
export async function readCounselFile(queries: Queries, handoverId: string): Promise<CounselFile> {
  const proofs = await listProofs(queries, handoverId);
  return {
    dossier: await readDossier(queries, handoverId),
    people: await readContacts(queries, handoverId),
    letters: await queries
      .selectFrom('letters')
      .select(['kind', 'pdf', 'rendered_at as renderedAt'])
      .where('handover_id', '=', handoverId)
      .where('kind', '<>', 'counsel-file')
      .orderBy('rendered_at')
      .orderBy('kind')
      .execute(),
    messages: await queries
      .selectFrom('messages')
      .selectAll()
      .where('handover_id', '=', handoverId)
      .where('contact_id', 'is not', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    receipts: await receiptsOfHandover(queries, handoverId),
    answers: await readAnswerFacts(queries, handoverId),
    calls: await queries
      .selectFrom('calls as c')
      .innerJoin('contacts as p', 'p.id', 'c.contact_id')
      .select(['c.called_at as at', 'p.name as to', 'c.outcome', 'c.agreed', 'c.recorded_by as by'])
      .where('c.handover_id', '=', handoverId)
      .orderBy('c.called_at')
      .execute(),
    notice: await readNotice(queries, handoverId),
    proofs: proofs.map((proof) => ({
      at: proof.receivedAt,
      by: proof.uploadedBy,
      fingerprint: proof.fingerprint,
    })),
    log: await readChain(queries, handoverId),
  };
}

async function readAnswerFacts(
  queries: Queries,
  handoverId: string,
): Promise<CounselFile['answers']> {
  return queries
    .selectFrom('answers as a')
    .innerJoin('items as i', 'i.id', 'a.item_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select([
      'i.position',
      'i.name as item',
      'a.type',
      'a.answered_at as at',
      'c.name as by',
      'a.promised_until as promisedUntil',
      'a.refusal_reason as refusalReason',
      'a.superseded_at as replacedAt',
      'a.fingerprint',
    ])
    .where('a.handover_id', '=', handoverId)
    .orderBy('a.answered_at')
    .orderBy('a.id')
    .execute();
}

/** The text is made by the database, as when it was chained (migration 0002): no other writes jsonb so. */
async function readChain(queries: Queries, handoverId: string): Promise<ChainedEvent[]> {
  const { rows } = await sql<ChainedEvent>`
    select seq, at, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash,
      jsonb_build_array(chain, seq, (extract(epoch from at) * 1000000)::bigint, actor, action, details)::text as hashed
    from audit_events where handover_id = ${handoverId} order by seq`.execute(queries);
  return rows;
}
