import type { AlsoSentReceipt } from '../domain/answers/receipt';
import type { Queries } from './pool';

/** What a sitting sent beside what was asked for, in the order in which it came. */
export async function alsoSentIn(
  queries: Queries,
  submissionId: string,
): Promise<AlsoSentReceipt[]> {
  const pieces = await queries
    .selectFrom('also_sent')
    .where('submission_id', '=', submissionId)
    .orderBy('received_at')
    .orderBy('id')
    .select(['kind', 'entries', 'received_at', 'fingerprint', 'file_ids'])
    .execute();
  const ids = pieces.flatMap((piece) => piece.file_ids);
  const files =
    ids.length === 0
      ? []
      : await queries
          .selectFrom('files')
          .where('id', 'in', ids)
          .select(['id', 'fingerprint'])
          .execute();
  const printOf = new Map(files.map((file) => [file.id, file.fingerprint.toString('hex')]));
  return pieces.map((piece) => ({
    kind: piece.kind,
    entries: piece.entries,
    savedAt: piece.received_at.toISOString(),
    fingerprint: piece.fingerprint.toString('hex'),
    files: piece.file_ids.flatMap((id) => printOf.get(id) ?? []),
  }));
}
