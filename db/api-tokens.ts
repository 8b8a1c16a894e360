import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../platform/clock';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';

export const SCOPES = ['handovers:read', 'handovers:write', 'tasks:write', 'audit:read'] as const;
/** What a token may do. None of them reads a secret: the API has no such route (security.md, S18). */
export type ApiScope = (typeof SCOPES)[number];

export interface ApiToken {
  name: string;
  scopes: readonly ApiScope[];
}

const DAY = 86_400_000;
const CLI_TOKEN = 'local-cli';
const CLI_DAYS = 180;
/** A token that is shown by people is easier to find when it leaks, so it says whose it is. */
const PREFIX = 'hnd_';
const SHAPE = /^hnd_[\w-]{43}$/;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Makes a token of 256 random bits. Only its SHA-256 is stored: what is returned here cannot be had again.
 * `expiresAt` is business time.
 */
export async function createApiToken(
  queries: Queries,
  token: { name: string; scopes: readonly ApiScope[]; expiresAt: Date; by: string; at: Date },
): Promise<string> {
  const text = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  await queries
    .insertInto('api_tokens')
    .values({
      id: randomUUID(),
      name: token.name,
      token_hash: hashOf(text),
      scopes: [...token.scopes],
      created_at: token.at,
      expires_at: token.expiresAt,
    })
    .execute();
  await writeAudit(queries, {
    handoverId: null,
    at: token.at,
    actor: token.by,
    action: 'token.created',
    details: { name: token.name, scopes: [...token.scopes] },
  });
  return text;
}

/** Whose token this is, or undefined for one that is mistyped, unknown, expired or revoked: all alike. */
export async function findApiToken(
  queries: Queries,
  text: string,
  at: Date,
): Promise<ApiToken | undefined> {
  if (!SHAPE.test(text)) return undefined;
  const row = await queries
    .selectFrom('api_tokens')
    .select(['name', 'scopes'])
    .where('token_hash', '=', hashOf(text))
    .where('expires_at', '>', at)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return { name: row.name, scopes: SCOPES.filter((scope) => row.scopes.includes(scope)) };
}

/** Where the command line of this machine finds its token. */
export function cliTokenFile(home: string): string {
  return path.join(home, 'cli-token');
}

/**
 * Makes sure that `$HANDOVER_HOME/cli-token` (mode 0600) holds a token that works for the next three months,
 * called at each start of the console. A working token stays, so that a start does not break a running script.
 */
export async function ensureCliToken(home: string, db: Db, clock: Clock): Promise<void> {
  const file = cliTokenFile(home);
  const at = clock.now();
  const later = new Date(at.getTime() + (CLI_DAYS / 2) * DAY);
  const known = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (await findApiToken(db, known, later)) {
    await chmod(file, 0o600);
    return;
  }
  const text = await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('api_tokens')
      .set({ revoked_at: at })
      .where('name', '=', CLI_TOKEN)
      .where('revoked_at', 'is', null)
      .execute();
    return createApiToken(tx, {
      name: CLI_TOKEN,
      scopes: SCOPES,
      expiresAt: new Date(at.getTime() + CLI_DAYS * DAY),
      by: 'system',
      at,
    });
  });
  await mkdir(home, { recursive: true });
  // Renamed into place: nobody reads half a token, or one that others may read.
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, `${text}\n`, { mode: 0o600, flag: 'wx' });
  await rename(aside, file);
}
