import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { quietRuntime } from '../worker/quiet-runtime';
import type { FastifyInstance } from 'fastify';
import type { ActivityDeps } from '../activities/deps';
import { createConsole } from '../api/console/app';
import { createPortal } from '../api/portal/app';
import { ReaderProcesses } from '../api/portal/reader-processes';
import type { Readers } from '../api/portal/readers';
import { openKeystore, type Keystore } from '../db/keystore';
import { openDatabase, type Db } from '../db/pool';
import { loadCatalogue, loadPlaybook } from '../platform/catalogue';
import { readConfig, type Config } from '../platform/config';
import { createLogger, type Logger } from '../platform/logger';
import { readLinkKey } from '../vault/open/key-files';
import { ensureKeys } from '../vault/open/first-keys';
import { createVault, type Vault } from '../vault/open/vault';
import { readFile } from 'node:fs/promises';
import { activityDeps } from '../worker/compose';
import { arrivalPass } from '../worker/arrival/arrivals';
import { inboundPass } from '../worker/inbound/inbound';
import { spoolFolder } from '../worker/inbound/spool';
import { keepHouse, sweep } from '../worker/sweeper';
import { createHandoverWorker } from '../worker/worker';
import { handoverWorkflows, type HandoverWorkflows } from '../workflows/client/handover-client';
import type { DatabaseUrls } from './database-access';
import { freePort } from './ports';
import { SkippingWorkflows } from './virtual-time/skipping-workflows';
import { VirtualClock } from './virtual-time/virtual-clock';

export interface EnsembleOptions {
  urls: DatabaseUrls;
  temporalAddress: string;
  taskQueue: string;
  workflowBundle: WorkflowBundleOption;
  smtpUrl: string;
  /** Where keys are made; nothing else is written there. */
  home: string;
  /** Business time at the start; in the future of the machine's clock. */
  start: Date;
  env?: NodeJS.ProcessEnv;
  log?: Logger;
  /** Who reads forms; by default a process of its own for each. */
  readers?: Readers;
  /** Statements are planned once a connection. */
  prepared?: boolean;
  /** `elsewhere`: somebody else runs the worker, in a process of its own. */
  worker?: 'here' | 'elsewhere';
}

/** Portal, console and worker in one process, so that they share one virtual clock. */
export interface Ensemble {
  clock: VirtualClock;
  config: Config;
  client: Client;
  workflows: HandoverWorkflows;
  vault: Vault;
  portal: FastifyInstance;
  console: FastifyInstance;
  /** What the worker works with. */
  activities: ActivityDeps;
  /** As the worker's role. */
  db: Db;
  /** As the console's role. */
  consoleDb: Db;
  /** How many papers the worker has printed. */
  papers(): number;
  stop(): Promise<void>;
  /** Stops and starts the worker alone, as a crash would. */
  restartWorker(): Promise<void>;
}

/** Listens with portal and console on free ports of loopback. Throws when a part does not start. */
export async function startEnsemble(options: EnsembleOptions): Promise<Ensemble> {
  quietRuntime('ERROR');
  const log = options.log ?? createLogger('ensemble', 'silent');
  const keys = await ensureKeys(options.home);
  const clock = new VirtualClock(options.start);
  const connection = await Connection.connect({ address: options.temporalAddress });
  const client = new Client({ connection, identity: 'e' });
  const native = await NativeConnection.connect({ address: options.temporalAddress });
  const skipping = new SkippingWorkflows(client, clock, Date.now, options.taskQueue);
  const workflows = handoverWorkflows(client, skipping.start);
  const { prepared = false } = options;
  const portalDb = openDatabase(options.urls.portalUrl, { name: 'portal', max: 6, prepared });
  const consoleDb = openDatabase(options.urls.consoleUrl, { name: 'console', max: 6, prepared });
  const db = openDatabase(options.urls.workerUrl, { name: 'worker', max: 12, prepared });
  const keystore: Keystore = openKeystore(options.urls.keystoreConsoleUrl);
  const keysOf = {
    vaultKeyFile: keys.vaultKey,
    signingKeyFile: keys.signingKey,
    recoveryRecipient: (await readFile(keys.recoveryPub, 'utf8')).trim(),
  };
  const vault = await createVault({ keystore, ...keysOf });
  // As the worker's own role: it alone may destroy a key.
  const workerKeystore: Keystore = openKeystore(options.urls.keystoreWorkerUrl);
  const workerVault = await createVault({ keystore: workerKeystore, ...keysOf });
  const settings = {
    ...options.env,
    HANDOVER_HOME: options.home,
    HANDOVER_SIGNING_PUBLIC_KEY: await readFile(keys.signingPub, 'utf8'),
    HANDOVER_LINK_KEY_FILE: keys.linkKey,
  };
  const catalogue = loadCatalogue();
  const playbook = loadPlaybook();
  const config = readConfig({ ...settings, ...(await freeAddresses()) });
  const portal = await createPortal({
    db: portalDb,
    clock,
    config,
    catalogue,
    playbook,
    log,
    readers: options.readers ?? new ReaderProcesses(),
  });
  const console = await createConsole({
    db: consoleDb,
    clock,
    config,
    catalogue,
    playbook,
    vault,
    workflows,
    log,
  });
  await portal.listen({ host: config.host, port: config.portalPort });
  await console.listen({ host: config.host, port: config.consolePort });

  const linkKey = await readLinkKey(keys.linkKey);
  let papers = 0;
  const deps: ReturnType<typeof activityDeps> = {
    ...activityDeps(config, {
      db,
      linkKey,
      vault: workerVault,
      smtpUrl: options.smtpUrl,
      onError: (error) => {
        log.error({ err: error }, 'this will be tried again');
      },
    }),
    print: (make) => {
      papers += 1;
      return make();
    },
  };
  const startWorker = async (): Promise<() => Promise<void>> => {
    if (options.worker === 'elsewhere') return () => Promise.resolve();
    const worker = await createHandoverWorker({
      connection: native,
      namespace: client.options.namespace,
      taskQueue: options.taskQueue,
      workflowBundle: options.workflowBundle,
      identity: 'w',
      deps,
    });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  };
  let stopWorker = await startWorker();

  clock.follow({
    settle: async () => {
      const pass = async (): Promise<number> =>
        (await inboundPass(
          { activities: deps, vault: workerVault, clock },
          spoolFolder(options.home),
        )) +
        (await arrivalPass({ activities: deps, vault: workerVault, clock, clamd: config.clamd })) +
        (await sweep({ activities: deps, workflows, clock }));
      while ((await pass()) > 0) await skipping.settle();
      await skipping.settle();
      await keepHouse({ activities: deps, workflows, clock });
    },
    advance: (milliseconds) => skipping.advance(milliseconds),
  });

  return {
    clock,
    config,
    client,
    workflows,
    vault,
    portal,
    console,
    activities: deps,
    db,
    consoleDb,
    papers: () => papers,
    restartWorker: async () => {
      await stopWorker();
      stopWorker = await startWorker();
    },
    stop: async () => {
      await stopWorker();
      await Promise.all([portal.close(), console.close()]);
      await native.close();
      await connection.close();
      await Promise.all([
        portalDb.destroy(),
        consoleDb.destroy(),
        db.destroy(),
        keystore.destroy(),
        workerKeystore.destroy(),
      ]);
    },
  };
}

async function freeAddresses(): Promise<NodeJS.ProcessEnv> {
  return {
    HANDOVER_PORTAL_PORT: String(await freePort()),
    HANDOVER_CONSOLE_PORT: String(await freePort()),
  };
}
