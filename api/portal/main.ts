import { openDatabase } from '../../db/pool';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';
import { systemClock } from '../../platform/clock';
import { readConfig, required } from '../../platform/config';
import { onStop } from '../../platform/life';
import { createLogger } from '../../platform/logger';
import { overwritesFreed } from '../../platform/overwriting';
import { createPortal } from './app';
import { ReaderProcesses } from './reader-processes';

/** The portal process: settings, database, listening; it ends in the opposite order. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger('portal', config.logLevel);
  const db = openDatabase(required(config.databaseUrl, 'DATABASE_URL'), {
    name: 'portal',
    prepared: true,
  });
  const readers = new ReaderProcesses();
  const app = await createPortal({
    db,
    clock: systemClock,
    config,
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    log,
    readers,
  });
  if (!overwritesFreed(process.env)) {
    log.warn('freed memory is not overwritten: set GLIBC_TUNABLES (docs/security.md)');
  }
  onStop(config.watchdog, async () => {
    await app.close();
    await db.destroy();
  });
  await app.listen({ host: config.host, port: config.portalPort });
  readers.keepOne();
}

main().catch((error: unknown) => {
  // What is wrong with the settings is a sentence; the rest is for the log of the machine.
  console.error(error instanceof Error ? error.message : 'The portal could not start.');
  process.exitCode = 1;
});
