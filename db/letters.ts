import type { Queries } from './pool';

export type LetterKind =
  | 'request'
  | 'authority'
  | 'signed-authority'
  | 'formal-notice'
  | 'formal-notice-to-sign'
  | 'counsel-file'
  | 'closing-report'
  | 'purge-certificate';

/** A letter's bytes; null when none of this kind has been made, whatever the kind is called. */
export async function findLetter(
  queries: Queries,
  handoverId: string,
  kind: string,
): Promise<Buffer | null> {
  const row = await queries
    .selectFrom('letters')
    .select('pdf')
    .where('handover_id', '=', handoverId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.pdf ?? null;
}

interface Letter {
  handoverId: string;
  kind: LetterKind;
  pdf: Buffer;
  sha256: Buffer;
  at: Date;
}

function rowOf(letter: Letter) {
  return {
    handover_id: letter.handoverId,
    kind: letter.kind,
    pdf: letter.pdf,
    sha256: letter.sha256,
    rendered_at: letter.at,
  };
}

/** For paper that has not left our hands yet: the newest stands. */
export async function replaceLetter(queries: Queries, letter: Letter): Promise<void> {
  const { pdf, sha256, rendered_at } = rowOf(letter);
  await queries
    .insertInto('letters')
    .values(rowOf(letter))
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'kind']).doUpdateSet({ pdf, sha256, rendered_at }),
    )
    .execute();
}

/** Keeps the first letter of a kind; returns the bytes that stand. `at` is the letter's date. */
export async function storeLetter(queries: Queries, letter: Letter): Promise<Buffer> {
  await queries
    .insertInto('letters')
    .values(rowOf(letter))
    .onConflict((conflict) => conflict.columns(['handover_id', 'kind']).doNothing())
    .execute();
  return (await findLetter(queries, letter.handoverId, letter.kind)) ?? letter.pdf;
}
