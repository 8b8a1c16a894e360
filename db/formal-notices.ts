import type { Selectable } from 'kysely';
import { Refusal } from '../domain/problem';
import type { NewFile } from './answers';
import { writeAudit } from './audit';
import { claimFile, SEALED_FILE } from './claim-file';
import { readDossier, type Dossier } from './dossier';
import { replaceLetter } from './letters';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';
import type { SealedFile } from './reveals';
import type { FormalNoticesTable } from './tables/notices';

export type FormalNoticeRow = Selectable<FormalNoticesTable>;

/** A dossier, with every answer that was given and when a link was first opened: what a notice tells. */
export type NoticeDossier = Dossier & {
  answers: { type: Dossier['items'][number]['answer_type'] & string; at: Date }[];
  firstOpenedAt: Date | null;
};

/** Throws NoSuchHandover. */
export async function readNoticeDossier(
  queries: Queries,
  handoverId: string,
): Promise<NoticeDossier> {
  const dossier = await readDossier(queries, handoverId);
  const answers = await queries
    .selectFrom('answers')
    .select(['type', 'answered_at as at'])
    .where('handover_id', '=', handoverId)
    .orderBy('answered_at')
    .execute();
  const opened = await queries
    .selectFrom('links')
    .select((e) => e.fn.min('first_opened_at').as('at'))
    .where('handover_id', '=', handoverId)
    .where('purpose', '=', 'reply')
    .executeTakeFirst();
  return { ...dossier, answers, firstOpenedAt: opened?.at ?? null };
}

export async function readNotice(
  queries: Queries,
  handoverId: string,
): Promise<FormalNoticeRow | undefined> {
  return queries
    .selectFrom('formal_notices')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
}

export interface NoticeAct {
  handoverId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

export interface PreparedNotice {
  recipientAddress: string;
  senderAddress: string;
  signatory: { name: string; title: string };
  requireBy: Date;
}

/** Locks the handover; throws Refusal when the notice has been posted: what was signed stays as it is. */
async function lockUnposted(tx: Queries, handoverId: string): Promise<FormalNoticeRow | undefined> {
  await lockHandover(tx, handoverId);
  const notice = await readNotice(tx, handoverId);
  if (notice?.posted_on != null) {
    throw new Refusal(
      'notice_posted',
      'This notice has been posted already: what was signed stays as it is.',
    );
  }
  return notice;
}

/**
 * Keeps the paper to print and what it was made of. Until it is posted it may be made anew. Addresses that
 * were not known are known from here on. Throws Refusal.
 */
export async function prepareNotice(
  db: Db,
  act: NoticeAct & { paper: PreparedNotice; pdf: Buffer; sha256: Buffer },
): Promise<void> {
  const { handoverId, by, at, paper } = act;
  await db.transaction().execute(async (tx) => {
    await lockUnposted(tx, handoverId);
    const row = {
      prepared_at: at,
      prepared_by: by,
      require_by: paper.requireBy,
      recipient_address: paper.recipientAddress,
      sender_address: paper.senderAddress,
      signatory_name: paper.signatory.name,
      signatory_title: paper.signatory.title,
    };
    await tx
      .insertInto('formal_notices')
      .values({ handover_id: handoverId, ...row })
      .onConflict((conflict) => conflict.column('handover_id').doUpdateSet(row))
      .execute();
    await replaceLetter(tx, {
      handoverId,
      kind: 'formal-notice-to-sign',
      pdf: act.pdf,
      sha256: act.sha256,
      at,
    });
    await rememberAddresses(tx, handoverId, paper);
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'notice.prepared',
      details: { sha256: act.sha256.toString('hex') },
    });
  });
}

async function rememberAddresses(
  tx: Queries,
  handoverId: string,
  paper: PreparedNotice,
): Promise<void> {
  const { client_id, previous_msp_id } = await tx
    .selectFrom('handovers')
    .select(['client_id', 'previous_msp_id'])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('previous_msps')
    .set({ address: paper.recipientAddress })
    .where('id', '=', previous_msp_id)
    .where('address', 'is', null)
    .execute();
  await tx
    .updateTable('clients')
    .set({ address: paper.senderAddress })
    .where('id', '=', client_id)
    .where('address', 'is', null)
    .execute();
}

export interface Posting {
  /** yyyy-mm-dd */
  postedOn: string;
  signedBy: string;
  postedBy: string;
  trackingNumber: string | null;
}

/** It was signed and is in the post. Recorded once. Throws Refusal. */
export async function recordPosting(db: Db, act: NoticeAct & { posting: Posting }): Promise<void> {
  const { handoverId, by, at, posting } = act;
  await db.transaction().execute(async (tx) => {
    if ((await lockUnposted(tx, handoverId)) === undefined) {
      throw new Refusal('notice_not_prepared', 'Prepare the notice first, and print it.');
    }
    await tx
      .updateTable('formal_notices')
      .set({
        posted_on: posting.postedOn,
        signed_by: posting.signedBy,
        posted_by: posting.postedBy,
        tracking_number: posting.trackingNumber,
        recorded_at: at,
        recorded_by: by,
      })
      .where('handover_id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'notice.posted',
      details: {
        on: posting.postedOn,
        signed_by: posting.signedBy,
        posted_by: posting.postedBy,
        tracking: posting.trackingNumber,
      },
    });
  });
}

/** Claims a sealed upload as proof of the posting. Throws Refusal when nothing was posted. */
export async function addProof(db: Db, act: NoticeAct & { file: NewFile }): Promise<void> {
  const { handoverId, by, at, file } = act;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    if ((await readNotice(tx, handoverId))?.posted_on == null) {
      throw new Refusal('notice_not_posted', 'Record the posting first, then add its proof.');
    }
    await claimFile(tx, { handoverId, file, at });
    await tx
      .insertInto('notice_proofs')
      .values({ file_id: file.id, handover_id: handoverId, uploaded_by: by })
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'notice.proof_added',
      details: { file: file.id, fingerprint: file.fingerprint.toString('hex') },
    });
  });
}

export type NoticeProof = SealedFile & { uploadedBy: string; fingerprint: Buffer };

/** Proofs of the posting, oldest first. */
export async function listProofs(queries: Queries, handoverId: string): Promise<NoticeProof[]> {
  return queries
    .selectFrom('notice_proofs as p')
    .innerJoin('files as f', 'f.id', 'p.file_id')
    .select([...SEALED_FILE, 'f.fingerprint', 'p.uploaded_by as uploadedBy'])
    .where('p.handover_id', '=', handoverId)
    .where('f.removed_at', 'is', null)
    .orderBy('f.received_at')
    .execute();
}
