import { ensureCliToken } from '../../db/api-tokens';
import { openKeystore } from '../../db/keystore';
import { openDatabase } from '../../db/pool';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';
import { systemClock } from '../../platform/clock';
import { readConfig, required } from '../../platform/config';
import { onStop } from '../../platform/life';
import { createLogger } from '../../platform/logger';
import { rehearseWith } from '../../platform/rehearsal-process';
import { vaultOf } from '../../vault/open/configured';
import type { ConsoleDeps } from '../plugins/console-deps';
import { createConsole } from './app';
import { laterWorkflows } from './later-workflows';
import { watchWorker } from './watch-worker';

/** The console process: settings, keys, databases, listening; it ends in the opposite order. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger('console', config.logLevel);
  const db = openDatabase(required(config.databaseUrl, 'DATABASE_URL'), { name: 'console' });
  const keystore = openKeystore(required(config.keystoreDatabaseUrl, 'KEYSTORE_DATABASE_URL'));
  const workflows = laterWorkflows();
  const deps: ConsoleDeps = {
    db,
    clock: systemClock,
    config,
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    vault: await vaultOf(config, keystore),
    workflows,
    log,
    ...(config.rehearsals ? { rehearse: rehearseWith(process.env) } : {}),
  };
  const app = await createConsole(deps);
  const stopWatching = watchWorker(deps);
  await ensureCliToken(config.home, db, systemClock);
  onStop(config.watchdog, async () => {
    stopWatching();
    await app.close();
    await workflows.close();
    await keystore.destroy();
    await db.destroy();
  });
  await app.listen({ host: config.host, port: config.consolePort });
}

main().catch((error: unknown) => {
  // What is wrong with the settings is a sentence; the rest is for the log of the machine.
  console.error(error instanceof Error ? error.message : 'The console could not start.');
  process.exitCode = 1;
});
