import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';

interface WrappedIdentitiesTable {
  handover_id: string;
  /** The handover's age identity, itself an age file to the vault's recipients. */
  wrapped: Buffer;
  created_at: Date;
  /** To whom it is wrapped (vault/open/wrap.ts, `markOf`); null from before that was written down. */
  wrapped_to: Buffer | null;
}

interface OperatorsTable {
  recipient: string;
  name: string;
  added_at: Date;
  signature: Buffer;
}
export type OperatorRow = OperatorsTable;

/** The keystore is a database of its own (db/migrations-keystore), with its own short-lived backups. */
export type Keystore = Kysely<{
  wrapped_identities: WrappedIdentitiesTable;
  operators: OperatorsTable;
}>;

/** Opens a small pool on the keystore. Nothing connects before the first query; end it with `destroy()`. */
export function openKeystore(url: string, name = 'handover'): Keystore {
  const pool = new Pool({
    connectionString: url,
    max: 4,
    application_name: name,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced by the next query, which reports its own error.
  pool.on('error', () => undefined);
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** Held together by all who make a key at this moment (PostgreSQL's advisory locks, by number). */
const MAKING_KEYS = 4_210_255;

/** Runs it in one transaction; who changed to whom keys are wrapped waits for its end ({@link keysInTheMaking}). */
export async function makingKeys<T>(
  keystore: Keystore,
  make: (keystore: Keystore) => Promise<T>,
): Promise<T> {
  return keystore.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock_shared(${MAKING_KEYS})`.execute(tx);
    return make(tx);
  });
}

/** Resolves when every key that was begun before is stored, so that none is missed by whoever wraps them anew. */
export async function keysInTheMaking(keystore: Keystore): Promise<void> {
  await keystore.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MAKING_KEYS})`.execute(tx);
  });
}

/** Held by whoever changes who may open, for as long as that takes. */
const CHANGING_KEYS = 4_210_290;

/**
 * Runs it while nobody else changes who may open; null, and nothing was run, where somebody does. It ends with this
 * process, however that ends.
 */
export async function changingKeys<T>(
  keystore: Keystore,
  change: () => Promise<T>,
): Promise<{ done: T } | null> {
  return keystore.connection().execute(async (own) => {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_lock(${CHANGING_KEYS}) as ours`.execute(own);
    if (!rows[0]?.ours) return null;
    try {
      return { done: await change() };
    } finally {
      await sql`select pg_advisory_unlock(${CHANGING_KEYS})`.execute(own);
    }
  });
}

/** Stores a handover's wrapped identity once; false, and nothing changed, when it already has one. */
export async function insertWrapped(
  keystore: Keystore,
  row: { handoverId: string; wrapped: Uint8Array; wrappedTo: Buffer; at: Date },
): Promise<boolean> {
  const result = await keystore
    .insertInto('wrapped_identities')
    .values({
      handover_id: row.handoverId,
      wrapped: Buffer.from(row.wrapped),
      created_at: row.at,
      wrapped_to: row.wrappedTo,
    })
    .onConflict((conflict) => conflict.column('handover_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Who may open every handover's key besides the server and the recovery key, by name. */
export async function listOperators(keystore: Keystore): Promise<OperatorRow[]> {
  return keystore.selectFrom('operators').selectAll().orderBy('name').execute();
}

/** False, and nothing changed, when the recipient or the name is there already. */
export async function insertOperator(keystore: Keystore, row: OperatorRow): Promise<boolean> {
  const result = await keystore
    .insertInto('operators')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** By name or recipient; undefined when there was none. */
export async function deleteOperator(
  keystore: Keystore,
  which: string,
): Promise<OperatorRow | undefined> {
  return keystore
    .deleteFrom('operators')
    .where((e) => e.or([e('name', '=', which), e('recipient', '=', which)]))
    .returningAll()
    .executeTakeFirst();
}

/** The wrapped identity, or undefined when there never was one or it was destroyed. */
export async function readWrapped(
  keystore: Keystore,
  handoverId: string,
): Promise<Buffer | undefined> {
  const row = await keystore
    .selectFrom('wrapped_identities')
    .select('wrapped')
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return row?.wrapped;
}

/** Destroys the only key to a handover's data; false when there was none. It cannot be undone. */
export async function destroyWrapped(keystore: Keystore, handoverId: string): Promise<boolean> {
  const result = await keystore
    .deleteFrom('wrapped_identities')
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
