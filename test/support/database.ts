import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import {
  closeKeystore,
  databaseUrls,
  KEYSTORE_DATABASE,
  MAIN_DATABASE,
  SUPERUSER,
  urlOf,
  type DatabaseUrls,
} from '../../embedded/database-access';
import { servers } from './servers';

export interface TestDatabase extends DatabaseUrls {
  /** The keystore as the worker: it may insert, read and destroy. */
  keystoreUrl: string;
  /** Sees and may do everything: for assertions about what the roles cannot see. */
  superuserUrl: string;
  drop(): Promise<void>;
}

async function asSuperuser(statements: readonly string[]): Promise<void> {
  const { postgresPort, passwords } = servers();
  const client = new Client({
    connectionString: urlOf(postgresPort, passwords, SUPERUSER, 'postgres'),
  });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Copied as files: half the processor's time of copying page by page through the log. */
const AS_FILES = 'strategy file_copy';

/**
 * Both databases, migrated and empty, for one test file: clones of the run's template, real PostgreSQL
 * with the real roles. Close your pools, then call `drop`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const keystore = `${name}_keystore`;
  await asSuperuser([
    `create database ${name} template ${MAIN_DATABASE} owner handover_owner ${AS_FILES}`,
    `create database ${keystore} template ${KEYSTORE_DATABASE} owner handover_owner ${AS_FILES}`,
    ...closeKeystore(keystore),
  ]);
  const { postgresPort, passwords } = servers();
  const urls = databaseUrls(postgresPort, passwords, name, keystore);
  return {
    ...urls,
    keystoreUrl: urls.keystoreWorkerUrl,
    superuserUrl: urlOf(postgresPort, passwords, SUPERUSER, name),
    drop: () =>
      asSuperuser([
        `drop database if exists ${name} with (force)`,
        `drop database if exists ${keystore} with (force)`,
      ]),
  };
}
