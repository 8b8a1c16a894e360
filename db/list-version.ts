import { CompiledQuery } from 'kysely';
import type { Queries } from './pool';

/** What decides how the list behind a reply link looks, as far as the database knows. */
export interface ListVersion {
  language: string;
  /**
   * Another one after every transaction that wrote the row of the handover, its client or its previous MSP: all who
   * change anything of a handover write its row, so that what was rendered under an earlier one is old.
   */
  version: string;
}

export interface ListKey {
  linkId: string;
  /** SHA-256 of the token. */
  tokenHash: Buffer;
}

/**
 * Written out and for many at once, because each opening of the list asks it. The conditions of `findLinkPage`, but
 * for the contact, whose links are revoked with it; and of each row its last writer (PostgreSQL manual, 5.6, `xmin`),
 * because some who write a handover's leave `revision` alone, and the others have none.
 */
const LIST_VERSIONS = `
  select asked.number, h.language, concat_ws('.', h.xmin, h.revision, c.xmin, p.xmin) as version
  from unnest($1::uuid[], $2::bytea[]) with ordinality as asked (link, hash, number)
    join links l on l.id = asked.link and l.token_hash = asked.hash
    join handovers h on h.id = l.handover_id
    join clients c on c.id = h.client_id
    join previous_msps p on p.id = h.previous_msp_id
  where l.purpose = 'reply' and l.revoked_at is null and l.expires_at > $3`;

/** In the order of the keys, by one statement; undefined where `findLinkPage` finds nothing. */
export async function findListVersions(
  db: Queries,
  keys: readonly ListKey[],
  at: Date,
): Promise<(ListVersion | undefined)[]> {
  const links = keys.map(({ linkId }) => linkId);
  const hashes = keys.map(({ tokenHash }) => tokenHash);
  const asked = CompiledQuery.raw(LIST_VERSIONS, [links, hashes, at.toISOString()]);
  const { rows } = await db.executeQuery<ListVersion & { number: number }>(asked);
  const found = new Map(rows.map((row) => [row.number, row]));
  return keys.map((_, index) => found.get(index + 1));
}
