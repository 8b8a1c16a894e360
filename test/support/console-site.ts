import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createConsole } from '../../api/console/app';
import type { ConsoleDeps } from '../../api/plugins/console-deps';
import { openKeystore } from '../../db/keystore';
import { openDatabase, type Db } from '../../db/pool';
import type { Staff } from '../../db/staff';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';
import { readConfig, type Config } from '../../platform/config';
import { createLogger } from '../../platform/logger';
import { ensureKeys } from '../../vault/open/first-keys';
import { createVault } from '../../vault/open/vault';
import { createTestDatabase } from './database';

export interface ConsoleSite {
  app: FastifyInstance;
  /** As the console's own role. */
  db: Db;
  deps: ConsoleDeps;
  /** The site's clock; move it by giving it another instant. */
  clock: { at: Date };
  /** The database as somebody who sees everything. */
  superuserUrl: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  at?: Date;
  config?: Partial<Config>;
  workflows?: ConsoleDeps['workflows'];
  rehearse?: ConsoleDeps['rehearse'];
}

/** What the console meets when the workflow engine is away: it must work, and say so where it cannot. */
const AWAY: ConsoleDeps['workflows'] = {
  start: () => Promise.reject(new Error('the workflow engine is away')),
  command: () => Promise.reject(new Error('the workflow engine is away')),
};

/** The real console on a real database with real keys, and a clock that stands still. */
export async function openConsoleSite(options: SiteOptions = {}): Promise<ConsoleSite> {
  const database = await createTestDatabase();
  const home = await mkdtemp(path.join(tmpdir(), 'handover-console-'));
  const keys = await ensureKeys(home);
  const db = openDatabase(database.consoleUrl, { max: 4, name: 'console-test' });
  const keystore = openKeystore(database.keystoreConsoleUrl);
  const clock = { at: options.at ?? new Date('2026-11-23T09:12:00Z') };
  const deps: ConsoleDeps = {
    db,
    clock: { now: () => clock.at },
    config: { ...readConfig({ HANDOVER_HOME: home }), ...options.config },
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    vault: await createVault({
      keystore,
      vaultKeyFile: keys.vaultKey,
      signingKeyFile: keys.signingKey,
      recoveryRecipient: (await readFile(keys.recoveryPub, 'utf8')).trim(),
    }),
    workflows: options.workflows ?? AWAY,
    log: createLogger('console-test', 'silent'),
    rehearse: options.rehearse,
  };
  const app = await createConsole(deps);
  return {
    app,
    db,
    deps,
    clock,
    superuserUrl: database.superuserUrl,
    close: async () => {
      await app.close();
      await db.destroy();
      await keystore.destroy();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Headers of a page of ours that is signed in as this person; the first account manager if left out. */
export async function signIn(
  { app, db }: Pick<ConsoleSite, 'app' | 'db'>,
  role: Staff['role'] = 'account_manager',
): Promise<{ cookie: string; 'sec-fetch-site': string; 'content-type': string }> {
  const { id } = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', role)
    .orderBy('name')
    .limit(1)
    .executeTakeFirstOrThrow();
  const headers = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const answer = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers,
    payload: new URLSearchParams({ staff: id }).toString(),
  });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { ...headers, cookie };
}
