import type { Queries } from './pool';
import { writeAudit } from './audit';

/** A token of the API as the settings page shows it: never its text, which nobody has but its owner. */
export interface TokenLine {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
}

/** Tokens that work at this instant, newest first. */
export async function listTokens(queries: Queries, at: Date): Promise<TokenLine[]> {
  return queries
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Whether a token of this name works at this instant. */
export async function isTokenNameTaken(queries: Queries, name: string, at: Date): Promise<boolean> {
  const known = await listTokens(queries, at);
  return known.some((token) => token.name.toLowerCase() === name.toLowerCase());
}

/** Ends a token at once. Does nothing to one that has ended. */
export async function revokeToken(
  queries: Queries,
  revocation: { id: string; by: string; at: Date },
): Promise<void> {
  const { id, by, at } = revocation;
  const row = await queries
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (!row) return;
  await writeAudit(queries, {
    handoverId: null,
    at,
    actor: by,
    action: 'token.revoked',
    details: { name: row.name },
  });
}
