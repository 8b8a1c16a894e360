import { sql } from 'kysely';
import type { NewFile } from './answers';
import { writeAudit } from './audit';
import { claimFile } from './claim-file';
import { settleDecline } from './authority-declines';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';

export interface AuthorityRow {
  kind: 'on_file' | 'to_sign';
  state: 'unsigned' | 'signed';
  signatoryName: string;
  signatoryTitle: string;
  signedAt: Date | null;
  /** yyyy-mm-dd, for one that was signed elsewhere. */
  signedOn: string | null;
  method: 'on_file' | 'typed' | 'drawn' | 'uploaded' | null;
  typedName: string | null;
  typedTitle: string | null;
}

export async function findAuthority(
  queries: Queries,
  handoverId: string,
): Promise<AuthorityRow | undefined> {
  return queries
    .selectFrom('authorities')
    .where('handover_id', '=', handoverId)
    .select([
      'kind',
      'state',
      'signatory_name as signatoryName',
      'signatory_title as signatoryTitle',
      'signed_at as signedAt',
      'signed_on as signedOn',
      'method',
      'typed_name as typedName',
      'typed_title as typedTitle',
    ])
    .executeTakeFirst();
}

/** Another person is asked to sign. Once it is signed, who signed stands. */
export async function nameSignatory(
  tx: Queries,
  handoverId: string,
  signatory: { name: string; title: string; email: string },
): Promise<void> {
  await tx
    .updateTable('authorities')
    .set({
      signatory_name: signatory.name,
      signatory_title: signatory.title,
      signatory_email: signatory.email,
    })
    .where('handover_id', '=', handoverId)
    .where('state', '=', 'unsigned')
    .execute();
}

export interface Signature {
  handoverId: string;
  contactId: string;
  method: 'typed' | 'drawn' | 'uploaded';
  /** The strokes of a drawn one (domain/signing/drawn-signature.ts). */
  drawing?: string;
  name: string;
  title: string;
  /** The words that were consented to, as they were shown. */
  consent: string;
  /** The address that the signature came from (IP). */
  address: string;
  /** In which the page showed the time, IANA. */
  timeZone: string;
  /** Of the letter that was shown. */
  letterSha256: Buffer;
  /** The signed copy; its chunks are stored already. */
  file: NewFile | null;
  at: Date;
}

/** Signs once; false when it was signed already, and then nothing is changed. The workflow looks at once. */
export async function signAuthority(db: Db, signature: Signature): Promise<boolean> {
  const { handoverId, at, file } = signature;
  return db.transaction().execute(async (queries) => {
    await lockHandover(queries, handoverId);
    const signed = await queries
      .updateTable('authorities')
      .set({
        state: 'signed',
        signed_at: at,
        method: signature.method,
        typed_name: signature.name,
        typed_title: signature.title,
        consent: signature.consent,
        address: signature.address,
        time_zone: signature.timeZone,
        letter_sha256: signature.letterSha256,
        file_id: file?.id ?? null,
        drawing: signature.drawing ?? null,
        copy_due_at: file ? null : at,
      })
      .where('handover_id', '=', handoverId)
      .where('state', '=', 'unsigned')
      .executeTakeFirst();
    if (signed.numUpdatedRows === 0n) return false;
    await settleDecline(queries, handoverId, {
      how: 'signed',
      by: `contact:${signature.contactId}`,
      at,
    });
    if (file) await claimFile(queries, { handoverId, file, at });
    await queries
      .updateTable('handovers')
      .set({ look_due_at: sql`least(look_due_at, ${at}::timestamptz)` })
      .where('id', '=', handoverId)
      .execute();
    await touchHandover(queries, handoverId, at);
    await writeAudit(queries, {
      handoverId,
      at,
      actor: `contact:${signature.contactId}`,
      action: 'authority.signed',
      details: {
        method: signature.method,
        letter: signature.letterSha256.toString('hex'),
        address: signature.address,
      },
    });
    return true;
  });
}
