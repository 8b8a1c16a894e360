import { readFile } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import type { Portal } from '../../api/portal/deps';
import { ReaderProcesses } from '../../api/portal/reader-processes';
import { ChunkRooms } from '../../api/portal/chunk-rooms';
import { OF_FORMS, UploadGate } from '../../api/portal/upload-gate';
import type { StartDeps } from '../../api/intake/start-handover';
import type { ActivityDeps } from '../../activities/deps';
import { openKeystore } from '../../db/keystore';
import { openDatabase, type Db } from '../../db/pool';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';
import { readConfig } from '../../platform/config';
import { createLogger } from '../../platform/logger';
import { ensureKeys } from '../../vault/open/first-keys';
import { newKeyPair } from '../../vault/open/age';
import { readLinkKey } from '../../vault/open/key-files';
import { createVault, type Vault } from '../../vault/open/vault';
import { pinnedKey } from '../../vault/seal/recipient';
import { activityDeps } from '../../worker/compose';
import type { DatabaseUrls } from '../database-access';
import type { Desk } from '../simulated/our-visit';

/** What every simulated handover shares: one database with its three roles, keys, and what activities are made of. */
export interface World {
  /** As the worker, the console and the portal. */
  db: Db;
  consoleDb: Db;
  portalDb: Db;
  vault: Vault;
  pinned: KeyObject;
  intake: Omit<StartDeps, 'workflows'>;
  portal: Omit<Portal, 'clock'>;
  activities: ActivityDeps;
  /** What our people work with. */
  desk: Desk;
  /** What went wrong inside the product; it is part of the report. */
  errors: unknown[];
  close(): Promise<void>;
}

const PAPER = Buffer.from('%PDF-1.7\n% the simulation leaves the paper out\n');
/** A role; only what is read at once needs the second, and each more would plan all statements for itself. */
const CONNECTIONS = 2;

/** Opens it. Mail is taken by each life's own post office; letters are not put on paper. */
export async function openWorld(urls: DatabaseUrls, home: string): Promise<World> {
  const keys = await ensureKeys(home);
  const db = openDatabase(urls.workerUrl, { name: 'worker', max: CONNECTIONS, prepared: true });
  const consoleDb = openDatabase(urls.consoleUrl, {
    name: 'console',
    max: CONNECTIONS,
    prepared: true,
  });
  const portalDb = openDatabase(urls.portalUrl, {
    name: 'portal',
    max: CONNECTIONS,
    prepared: true,
  });
  const keystore = openKeystore(urls.keystoreConsoleUrl);
  const vault = await createVault({
    keystore,
    vaultKeyFile: keys.vaultKey,
    signingKeyFile: keys.signingKey,
    recoveryRecipient: (await readFile(keys.recoveryPub, 'utf8')).trim(),
  });
  const signingPublicKey = await readFile(keys.signingPub, 'utf8');
  const config = readConfig({
    HANDOVER_HOME: home,
    HANDOVER_SIGNING_PUBLIC_KEY: signingPublicKey,
  });
  const catalogue = loadCatalogue();
  const playbook = loadPlaybook();
  const log = createLogger('simulation', 'silent');
  const pinned = pinnedKey(signingPublicKey);
  const errors: unknown[] = [];
  const activities = {
    ...activityDeps(config, {
      db,
      linkKey: await readLinkKey(keys.linkKey),
      vault,
      smtpUrl: 'smtp://nobody.invalid',
      converse: () => Promise.reject(new Error('each life has a post office of its own')),
      onError: (error) => errors.push(error),
    }),
    print: () => Promise.resolve(PAPER),
  };
  return {
    db,
    consoleDb,
    portalDb,
    vault,
    pinned,
    errors,
    intake: { db: consoleDb, config, catalogue, vault, log },
    portal: {
      ...{ db: portalDb, config, catalogue, playbook, log, pinned },
      gate: new UploadGate(),
      forms: new UploadGate(OF_FORMS),
      rooms: new ChunkRooms(),
      readers: new ReaderProcesses(),
    },
    activities,
    desk: {
      console: { db: consoleDb, vault, config },
      office: activities.ourOffice,
      clientKey: (await newKeyPair()).recipient,
    },
    close: async () => {
      await Promise.all([db, consoleDb, portalDb, keystore].map((one) => one.destroy()));
    },
  };
}
