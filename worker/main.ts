import { NativeConnection } from '@temporalio/worker';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import fastify from 'fastify';
import { sql } from 'kysely';
import path from 'node:path';
import { openKeystore } from '../db/keystore';
import { openDatabase } from '../db/pool';
import { readConfig, required } from '../platform/config';
import { systemClock } from '../platform/clock';
import { readiness } from '../platform/health';
import { onStop } from '../platform/life';
import { createLogger } from '../platform/logger';
import { projectRoot } from '../platform/paths';
import { connectTemporal, shortIdentity } from '../platform/temporal';
import { readLinkKey } from '../vault/open/key-files';
import { vaultOf } from '../vault/open/configured';
import { handoverWorkflows } from '../workflows/client/handover-client';
import { TASK_QUEUE } from '../workflows/messages';
import { activityDeps } from './compose';
import { startArrivals } from './arrival/arrivals';
import { startImap } from './inbound/imap';
import { startInbound } from './inbound/inbound';
import { spoolFolder } from './inbound/spool';
import { quietRuntime } from './quiet-runtime';
import { startSweeper } from './sweeper';
import { createHandoverWorker } from './worker';

const SWEEP_MS = 1_000;
const INBOUND_MS = 2_000;
const ARRIVAL_MS = 2_000;

/** The worker's process: handover workflows, their activities, and the sweeper beside them. */
async function main(): Promise<void> {
  quietRuntime('WARN');
  const config = readConfig(process.env);
  const log = createLogger('worker', config.logLevel);
  const db = openDatabase(required(config.databaseUrl, 'DATABASE_URL'), {
    name: 'worker',
    max: 12,
  });
  const linkKey = await readLinkKey(required(config.linkKeyFile, 'HANDOVER_LINK_KEY_FILE'));
  const keystore = openKeystore(required(config.keystoreDatabaseUrl, 'KEYSTORE_DATABASE_URL'));
  const vault = await vaultOf(config, keystore);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'this will be tried again');
  };
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const connection = await NativeConnection.connect(connectionOptions);
  const temporal = connectTemporal('sweeper');
  const deps = activityDeps(config, {
    db,
    linkKey,
    vault,
    smtpUrl: required(config.smtpUrl, 'SMTP_URL'),
    onError,
  });
  const worker = await createHandoverWorker({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: path.join(projectRoot(), 'dist', 'workflow-bundle.js') },
    identity: shortIdentity('w'),
    deps,
  });
  const workflows = handoverWorkflows(temporal.client);
  const sweeper = startSweeper(
    { activities: deps, workflows, clock: systemClock },
    { everyMs: SWEEP_MS },
  );
  const inboundDeps = { activities: deps, vault, clock: systemClock };
  const inbound = startInbound(inboundDeps, {
    folder: spoolFolder(config.home),
    everyMs: INBOUND_MS,
  });
  const arrivals = startArrivals({ ...inboundDeps, clamd: config.clamd }, { everyMs: ARRIVAL_MS });
  const imap = config.imap ? startImap(inboundDeps, config.imap) : null;

  const health = fastify();
  health.get('/healthz', () => ({ ok: true }));
  health.get('/readyz', async (_request, reply) => {
    const ready = await readiness([
      { name: 'database', check: () => sql`select 1`.execute(db) },
      { name: 'temporal', check: () => temporal.client.workflowService.getSystemInfo({}) },
      {
        name: 'worker',
        check: () =>
          worker.getState() === 'RUNNING'
            ? Promise.resolve()
            : Promise.reject(new Error('not running')),
      },
    ]);
    return reply.code(ready.ok ? 200 : 503).send(ready);
  });
  if (config.workerHealthPort !== undefined) {
    await health.listen({ host: config.host, port: config.workerHealthPort });
  }

  const running = worker.run();
  onStop(config.watchdog, async () => {
    await sweeper.stop();
    await Promise.all([inbound.stop(), imap?.stop(), arrivals.stop()]);
    worker.shutdown();
    await running;
    await health.close();
    await temporal.close();
    await connection.close();
    await keystore.destroy();
    await db.destroy();
  });
  await running;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Open connections would keep a worker that never came up alive.
  process.exit(1);
});
