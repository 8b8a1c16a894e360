import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from './pool';

export interface SittingOf {
  linkId: string;
  handoverId: string;
  contactId: string;
  /** Taken when this link has no sitting open. */
  submissionId: string;
  at: Date;
}

/** The link's open sitting, or a new one. Needs the handover's lock. */
export async function sittingOf(tx: Queries, of: SittingOf): Promise<string> {
  const { linkId, handoverId, contactId, submissionId, at } = of;
  const open = await tx
    .selectFrom('submissions')
    .select('id')
    .where('link_id', '=', linkId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  if (open) return open.id;
  const { last } = await tx
    .selectFrom('submissions')
    .select((e) => e.fn.max<number | null>('number').as('last'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('submissions')
    .values({
      id: submissionId,
      handover_id: handoverId,
      contact_id: contactId,
      link_id: linkId,
      number: (last ?? 0) + 1,
      opened_at: at,
      last_saved_at: at,
      receipt: sql`null`,
    })
    .execute();
  return submissionId;
}

/** A sitting without a page: begun and ended when staff file something, and without a receipt, for nobody was shown one. */
export async function shutSitting(
  tx: Queries,
  { handoverId, contactId, at }: Pick<SittingOf, 'handoverId' | 'contactId' | 'at'>,
): Promise<string> {
  const id = randomUUID();
  const { last } = await tx
    .selectFrom('submissions')
    .select((e) => e.fn.max<number | null>('number').as('last'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('submissions')
    .values({
      id,
      handover_id: handoverId,
      contact_id: contactId,
      link_id: null,
      number: (last ?? 0) + 1,
      opened_at: at,
      last_saved_at: at,
      finished_at: at,
      receipt_number: null,
      receipt: sql`null`,
    })
    .execute();
  return id;
}
