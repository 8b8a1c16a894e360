import path from 'node:path';
import { z } from 'zod';
import type { Keystore } from '../../db/keystore';
import { openKeystore } from '../../db/keystore';
import { openDatabase, type Db } from '../../db/pool';
import { readConfig, type Config } from '../../platform/config';
import { passphraseOf } from '../../vault/open/configured';
import { keyFilesIn, readRecoveryRecipient, readSigningPair } from '../../vault/open/key-files';
import { serverKeyOf, type ServerKeySource } from '../../vault/open/server-key';
import { databaseUrls, passwordsSchema } from '../database-access';
import { readState } from '../state-file';
import { Trouble } from '../trouble';

/** What a command about keys works with: the databases as their owner, and the key files. */
export interface Reach {
  config: Config;
  keystore: Keystore;
  db: Db;
  source: ServerKeySource;
  serverKey: ReturnType<typeof serverKeyOf>;
  signing: Awaited<ReturnType<typeof readSigningPair>>;
  recovery: string;
  /** Where the first start left the recovery key itself. */
  recoveryKeyFile: string;
  close(): Promise<void>;
}

/**
 * The databases named in the environment (MIGRATION_DATABASE_URL and KEYSTORE_DATABASE_URL, of a role that may change
 * the keystore), else those embedded in HANDOVER_HOME, which has to be running. Throws Trouble, KeyFileProblem.
 */
export async function reach(env: NodeJS.ProcessEnv): Promise<Reach> {
  const config = readConfig(env);
  const urls = await databasesOf(env);
  const files = keyFilesIn(config.home);
  const source: ServerKeySource = {
    vaultKeyFile: config.vaultKeyFile ?? files.vaultKey,
    vaultKey: config.vaultKey,
    passphrase: await passphraseOf(config),
  };
  const signingKey = config.signingKeyFile ?? files.signingKey;
  const signingPub = path.join(path.dirname(signingKey), 'signing.pub');
  const signing = await readSigningPair({ ...files, signingKey, signingPub });
  const recovery = config.recoveryRecipient ?? (await readRecoveryRecipient(files.recoveryPub));
  const keystore = openKeystore(urls.keystore, 'keys');
  const db = openDatabase(urls.main, { name: 'keys', max: 2 });
  return {
    config,
    keystore,
    db,
    source,
    serverKey: serverKeyOf(source),
    signing,
    recovery,
    recoveryKeyFile: path.join(path.dirname(source.vaultKeyFile), 'recovery-key.txt'),
    close: async () => {
      await Promise.all([keystore.destroy(), db.destroy()]);
    },
  };
}

/** The addresses of both databases, as their owner. Throws Trouble. */
export async function databasesOf(
  env: NodeJS.ProcessEnv,
): Promise<{ main: string; keystore: string }> {
  const config = readConfig(env);
  const main = config.migrationDatabaseUrl ?? config.databaseUrl;
  const { keystoreDatabaseUrl: keystore } = config;
  if (main !== undefined && keystore !== undefined) return { main, keystore };
  const passwords = await readState(path.join(config.home, 'secrets.json'), passwordsSchema);
  const port = await readState(path.join(config.home, 'postgres-port.json'), z.int());
  if (!passwords || port === undefined) {
    throw new Trouble(
      `No Handover runs in ${config.home}. Start it with npm start, or name both databases in ` +
        'MIGRATION_DATABASE_URL and KEYSTORE_DATABASE_URL.',
    );
  }
  const urls = databaseUrls(port, passwords);
  return { main: urls.ownerUrl, keystore: urls.keystoreOwnerUrl };
}
