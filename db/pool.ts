import { Kysely, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import { EagerDialect } from './transactions';
import { EagerClient, PreparingClient } from './connection-client';
import type { Tables } from './tables';

export type Db = Kysely<Tables>;
/** A connection or a transaction: what a query module takes. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/** bigint as number (revisions and sequences stay far below 2^53), date as its ISO text. */
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.DATE, (text) => text);

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
  /** Each statement is parsed and planned once a connection: for long runs of the same few. Not through a pooler. */
  prepared?: boolean;
}

/**
 * Opens a pool on one process's own URL (its role's). Sessions run in UTC; nothing connects before the first query.
 * Errors of idle connections are swallowed on purpose: the next query reconnects or reports its own.
 */
export function openDatabase(url: string, options: PoolOptions = {}): Db {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 8,
    application_name: options.name ?? 'handover',
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    pipeline: true,
    Client: options.prepared === true ? PreparingClient : EagerClient,
  });
  pool.on('error', () => undefined);
  // One that is in use tells its query, too; without a listener Node would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new EagerDialect({ pool }) });
}
