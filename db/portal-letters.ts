import type { Queries } from './pool';

export interface LetterFacts {
  kind: string;
  sha256: Buffer;
  renderedAt: Date;
}

/** The letters of a handover that exist, without their bytes. */
export async function listLetters(queries: Queries, handoverId: string): Promise<LetterFacts[]> {
  return queries
    .selectFrom('letters')
    .where('handover_id', '=', handoverId)
    .select(['kind', 'sha256', 'rendered_at as renderedAt'])
    .execute();
}

export async function readLetter(
  queries: Queries,
  handoverId: string,
  kind: string,
): Promise<{ pdf: Buffer; sha256: Buffer } | undefined> {
  return queries
    .selectFrom('letters')
    .where('handover_id', '=', handoverId)
    .where('kind', '=', kind)
    .select(['pdf', 'sha256'])
    .executeTakeFirst();
}
