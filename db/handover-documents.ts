import type { Queries } from './pool';

export interface DocumentLine {
  kind: string;
  renderedAt: Date;
  sha256: Buffer;
}

/** The documents made for a handover, without their bytes, oldest first. */
export async function listDocuments(queries: Queries, handoverId: string): Promise<DocumentLine[]> {
  return queries
    .selectFrom('letters')
    .select(['kind', 'rendered_at as renderedAt', 'sha256'])
    .where('handover_id', '=', handoverId)
    .orderBy('rendered_at')
    .orderBy('kind')
    .execute();
}
