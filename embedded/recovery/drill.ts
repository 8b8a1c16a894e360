import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { verifyAudit } from '../../db/audit-verify';
import { openKeystore } from '../../db/keystore';
import { openDatabase } from '../../db/pool';
import { identitiesIn } from '../../vault/open/age';
import { Guard } from '../guard';
import { startPostgres } from '../postgres';
import { Trouble } from '../trouble';
import { loadDump } from './load-dump';
import { openEverything, type Proof } from './open-everything';

export interface DrillInput {
  /** Dumps of the two databases, and the file with the recovery key. Nothing else is read. */
  dump: string;
  keystore: string;
  recoveryKey: string;
}

export interface DrillResult extends Proof {
  /** Whether the log in the dump is as it was written. */
  logIntact: boolean;
  events: number;
}

const MAIN = 'drill_main';
const KEYSTORE = 'drill_keystore';

/**
 * The recovery drill: restores both dumps into a PostgreSQL server that is started for it in a folder of its own and
 * thrown away, and opens everything with the recovery key alone. Throws Trouble.
 */
export async function drill(
  { dump, keystore, recoveryKey }: DrillInput,
  say: (line: string) => void,
): Promise<DrillResult> {
  const recovery = identitiesIn(await textOf(recoveryKey));
  if (recovery.length === 0) throw new Trouble(`${recoveryKey} holds no age identity, whole.`);
  const home = await mkdtemp(path.join(tmpdir(), 'handover-drill-'));
  const guard = new Guard();
  try {
    say('Starting a database that is thrown away afterwards …');
    const server = await startPostgres({ home, guard, careless: true });
    try {
      const at = async (name: string): Promise<string> => {
        const client = new Client({ connectionString: server.superuserUrl });
        await client.connect();
        await client.query(`create database ${name}`).finally(() => client.end());
        const url = new URL(server.superuserUrl);
        url.pathname = `/${name}`;
        return url.href;
      };
      const [main, keys] = [await at(MAIN), await at(KEYSTORE)];
      say('Restoring both dumps …');
      await loadDump(main, dump, 'migrations');
      await loadDump(keys, keystore, 'migrations-keystore');
      say('Opening everything with the recovery key …');
      return await openAll(main, keys, recovery);
    } finally {
      await server.stop();
    }
  } finally {
    await guard.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function openAll(
  main: string,
  keys: string,
  recovery: readonly string[],
): Promise<DrillResult> {
  const db = openDatabase(main, { name: 'drill', max: 2 });
  const keystore = openKeystore(keys, 'drill');
  try {
    const proof = await openEverything(db, keystore, recovery);
    const { broken, events } = await verifyAudit(db);
    return { ...proof, logIntact: broken.length === 0, events };
  } finally {
    await Promise.all([db.destroy(), keystore.destroy()]);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Trouble(`${file} cannot be read. Name the file with the recovery key.`);
  }
}
