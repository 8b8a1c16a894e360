import { sql } from 'kysely';
import type { OtherFinding } from '../domain/answers/other-arrival';
import { writeAudit } from './audit';
import { takeOther } from './looks-at-others';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';
import { sittingOf } from './sittings';

/** What all that came beside the answers of one handover may have, sealed: bytes and pieces. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PIECES = 500;

export interface NewAlsoSent {
  /** Made from the form's nonce, so that the same form sent twice is one. */
  id: string;
  handoverId: string;
  linkId: string;
  contactId: string;
  kind: 'entries' | 'file';
  entries: number;
  sealed: Uint8Array;
  fingerprint: Buffer;
  /** Taken when this link has no sitting open. */
  submissionId: string;
  /** What its entries have attached: whole uploads of this link that are of no item. */
  files: readonly { id: string; chunks: number; fingerprint: Buffer; claimed: boolean }[];
  at: Date;
}

/** Keeps it, unless the handover is over (`closed`) or has too much of it already (`full`). Twice is once. */
export async function keepAlsoSent(
  db: Db,
  piece: NewAlsoSent,
): Promise<'kept' | 'closed' | 'full'> {
  const { id, handoverId, at } = piece;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const { stage } = await tx
      .selectFrom('handovers')
      .select('stage')
      .where('id', '=', handoverId)
      .executeTakeFirstOrThrow();
    if (stage === 'closed' || stage === 'cancelled') return 'closed';
    const pieces = await listAlsoSent(tx, handoverId);
    if (pieces.some((one) => one.id === id)) return 'kept';
    const bytes = pieces.reduce((sum, one) => sum + one.bytes, 0);
    if (pieces.length >= MOST_PIECES || bytes + piece.sealed.length > MOST_BYTES) return 'full';
    const submissionId = await sittingOf(tx, piece);
    const fileIds = piece.files.map((file) => file.id);
    const fresh = piece.files.filter((file) => !file.claimed);
    // Not the builder's insert, which would ask for the row back: this role may not read what is sealed.
    await sql`insert into also_sent
      (id, handover_id, link_id, contact_id, received_at, kind, entries, bytes, sealed, fingerprint,
        submission_id, file_ids)
      values (${id}, ${handoverId}, ${piece.linkId}, ${piece.contactId}, ${at}, ${piece.kind},
        ${piece.entries}, ${piece.sealed.length}, ${Buffer.from(piece.sealed)}, ${piece.fingerprint},
        ${submissionId}, ${fileIds}::uuid[])`.execute(tx);
    // The manifests wait with what was uploaded (claim_upload), and are not read here either.
    await sql`insert into files
      (id, handover_id, item_id, submission_id, received_at, chunks, sealed_manifest, fingerprint)
      select f.id, ${handoverId}, null, ${submissionId}, ${at}, f.chunks, null, f.fingerprint
      from unnest(${fresh.map((file) => file.id)}::uuid[], ${fresh.map((file) => file.chunks)}::int[],
        ${fresh.map((file) => file.fingerprint)}::bytea[]) as f (id, chunks, fingerprint)`.execute(
      tx,
    );
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: `contact:${piece.contactId}`,
      action: 'also_sent.kept',
      details: {
        entries: piece.entries,
        kind: piece.kind,
        files: fileIds.length,
        fingerprint: piece.fingerprint.toString('hex'),
      },
    });
    return 'kept';
  });
}

export interface AlsoSent {
  id: string;
  contactId: string;
  at: Date;
  kind: 'entries' | 'file';
  entries: number;
  bytes: number;
  files: number;
}

/** What came beside the answers, oldest first, without what is sealed. */
export async function listAlsoSent(queries: Queries, handoverId: string): Promise<AlsoSent[]> {
  return queries
    .selectFrom('also_sent')
    .select(['id', 'contact_id as contactId', 'received_at as at', 'kind', 'entries', 'bytes'])
    .select(sql<number>`cardinality(file_ids)`.as('files'))
    .where('handover_id', '=', handoverId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

export interface SealedPiece {
  id: string;
  contactId: string;
  kind: 'entries' | 'file';
  entries: number;
  sealed: Buffer;
  /** The files that came with it, whatever is sealed in it says. */
  fileIds: string[];
  /** Why it can be of no use, once it was opened on arrival; null for nothing, or not yet. */
  finding: OtherFinding | null;
}

/** One piece as it was sealed; undefined when this handover has no such. */
export async function readAlsoSent(
  queries: Queries,
  handoverId: string,
  id: string,
): Promise<SealedPiece | undefined> {
  return queries
    .selectFrom('also_sent')
    .select([
      'id',
      'contact_id as contactId',
      'kind',
      'entries',
      'sealed',
      'file_ids as fileIds',
      'finding',
    ])
    .where('handover_id', '=', handoverId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Who is about to read it, and why: committed before it is opened (security.md, S10). `look`: what a second person has
 * agreed to, which is used up by it, and has the reason. Returns the reason. Throws Refusal.
 */
export async function recordAlsoSentOpened(
  db: Db,
  act: { handoverId: string; id: string; by: string; at: Date } & (
    { reason: string } | { look: string; staffId: string }
  ),
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const said =
      'look' in act
        ? await takeOther(tx, { ...act, id: act.look, piece: act.id })
        : { reason: act.reason };
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'also_sent.opened',
      details: {
        piece: act.id,
        reason: said.reason,
        ...('agreedBy' in said ? { agreed_by: said.agreedBy } : {}),
      },
    });
    return said.reason;
  });
}
