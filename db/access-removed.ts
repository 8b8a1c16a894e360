import type { AccessRemoved } from '../domain/answers/receipt';
import type { Queries } from './pool';

/** What was attested in a sitting, for its receipt; undefined for nothing. */
export async function readAccessRemoved(
  queries: Queries,
  submissionId: string,
): Promise<AccessRemoved | undefined> {
  const rows = await queries
    .selectFrom('attestations as a')
    .innerJoin('items as i', 'i.id', 'a.item_id')
    .where('a.submission_id', '=', submissionId)
    .orderBy('i.position')
    .select(['i.position', 'i.name', 'i.catalogue_number', 'a.typed_name'])
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  return {
    by: first.typed_name,
    items: rows.map(({ position, name, catalogue_number: number }) => ({
      position,
      name,
      ...ofCatalogue(number),
    })),
  };
}

/** A receipt says nothing where there is no number. */
export function ofCatalogue(number: number | null): { catalogueNumber?: number } {
  return number === null ? {} : { catalogueNumber: number };
}

export interface Attested {
  itemId: string;
  typedName: string;
  saidAt: Date;
  receiptNumber: string | null;
}

/** Of whom and when the word stands that access through an item is removed; the first word of each item. */
export async function readAttested(
  queries: Queries,
  where: { handoverId: string } | { itemId: string },
): Promise<Attested[]> {
  const all = queries
    .selectFrom('attestations as a')
    .innerJoin('submissions as s', 's.id', 'a.submission_id')
    .distinctOn('a.item_id')
    .select([
      'a.item_id as itemId',
      'a.typed_name as typedName',
      'a.said_at as saidAt',
      's.receipt_number as receiptNumber',
    ])
    .orderBy('a.item_id')
    .orderBy('a.said_at');
  return 'itemId' in where
    ? all.where('a.item_id', '=', where.itemId).execute()
    : all.where('a.handover_id', '=', where.handoverId).execute();
}
