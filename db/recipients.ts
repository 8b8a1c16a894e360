import type { Queries } from './pool';

/** For whom a handover's data is sealed, with the vault's signature; to be verified before anything is. */
export async function readRecipient(
  queries: Queries,
  handoverId: string,
): Promise<{ handoverId: string; recipient: string; signature: Buffer }> {
  const row = await queries
    .selectFrom('handovers')
    .select(['recipient', 'recipient_signature as signature'])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return { handoverId, ...row };
}
