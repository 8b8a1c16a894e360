import { readFile, rm } from 'node:fs/promises';
import { migrate } from '../db/migrate';
import type { Config } from '../platform/config';
import { passphraseOf } from '../vault/open/configured';
import { ensureKeys } from '../vault/open/first-keys';
import { readRecoveryRecipient } from '../vault/open/key-files';
import { Guard } from './guard';
import { lockHome, runFile, type RunFile } from './home-lock';
import { databasePart, mailboxPart, temporalPart, type Surrounding } from './infrastructure';
import { endLeftovers, rememberChildren } from './leftovers';
import { checkPorts } from './our-ports';
import { startOwnProcess } from './own-processes';
import { freePort } from './ports';
import { ownProcesses } from './process-settings';
import { Service } from './service';
import { writeState } from './state-file';
import { Trouble } from './trouble';

export interface Supervisor {
  /** What run.json says. */
  addresses: RunFile;
  /** The recovery key that should not stay on this machine; null when it has been moved away. */
  recoveryKeyFile: string | null;
  /** Stops everything in order. Safe to call twice. */
  stop(): Promise<void>;
}

interface SupervisorOptions {
  config: Config;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Aborted when a person does not want to wait for the start any more. */
  signal?: AbortSignal;
}

async function keysOf(config: Config) {
  const files = await ensureKeys(config.home, {
    passphrase: await passphraseOf(config),
    vaultKeyElsewhere: config.vaultKey !== undefined,
  });
  const there = await readFile(files.recoveryKey).then(
    () => true,
    () => false,
  );
  return {
    vaultKeyFile: config.vaultKeyFile ?? files.vaultKey,
    signingKeyFile: config.signingKeyFile ?? files.signingKey,
    signingPublicKey: config.signingPublicKey ?? (await readFile(files.signingPub, 'utf8')),
    linkKeyFile: config.linkKeyFile ?? files.linkKey,
    recoveryRecipient: config.recoveryRecipient ?? (await readRecoveryRecipient(files.recoveryPub)),
    recoveryKeyFile: there ? files.recoveryKey : null,
  };
}

/**
 * Starts everything on this machine, in order: PostgreSQL with its migrations and beside it
 * Temporal, then the mailbox, then worker, console and portal; resolves when all of them are ready. What a setting names elsewhere is not
 * started. Throws Trouble; whatever had been started is stopped again.
 */
export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const unlock = await lockHome(options.config.home);
  const guard = new Guard();
  const undo: (() => Promise<void>)[] = [unlock, () => guard.close()];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      for (const step of undo.splice(0).reverse()) await step();
    })();
    return stopped;
  };
  try {
    return await Promise.race([
      startAll({ ...options, guard, undo, stop }),
      aborted(options.signal),
    ]);
  } catch (error) {
    // Not in order: what is still starting would have to be waited for.
    if (options.signal?.aborted) await guard.close();
    await stop();
    throw error;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Trouble('Stopped while it was starting.'));
    });
  });
}

async function startAll({
  config,
  env,
  say,
  guard,
  undo,
  stop,
}: SupervisorOptions & {
  guard: Guard;
  undo: (() => Promise<void>)[];
  stop: () => Promise<void>;
}): Promise<Supervisor> {
  await endLeftovers(config.home);
  await checkPorts(config, config.smtpUrl === undefined);
  const services: Service[] = [];
  const onChange = (): void => {
    const pids = services.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid]]));
    rememberChildren(config.home, Object.fromEntries(pids) as Record<string, number>).catch(
      () => undefined,
    );
  };
  const keep = (service: Service | null): void => {
    if (!service) return;
    services.push(service);
    undo.push(() => service.stop());
    onChange();
  };

  const around: Surrounding = { config, env, guard, say, onChange };
  const keys = await keysOf(config);
  const [database, temporal] = await Promise.all([
    databasePart(around).then(async (part) => {
      keep(part.service);
      const { applied } = await migrate(part.value.ownerUrl, part.value.keystoreOwnerUrl);
      if (applied.length > 0)
        say(`Brought the database up to date (${applied.length} migrations).`);
      return part;
    }),
    temporalPart(around).then((part) => {
      keep(part.service);
      return part;
    }),
  ]);
  const { mailbox, smtpUrl } = await mailboxPart(around);
  if (mailbox) undo.push(() => mailbox.stop());

  const own = ownProcesses(config, env, {
    portalDatabaseUrl: database.value.portalUrl,
    consoleDatabaseUrl: database.value.consoleUrl,
    workerDatabaseUrl: database.value.workerUrl,
    keystoreConsoleUrl: database.value.keystoreConsoleUrl,
    keystoreWorkerUrl: database.value.keystoreWorkerUrl,
    smtpUrl,
    temporalAddress: temporal.service ? temporal.value : undefined,
    workerHealthPort: await freePort(),
    ...keys,
  }).map(
    (one) =>
      new Service(`The ${one.name}`, () => startOwnProcess(one, config.home, guard), say, onChange),
  );
  services.push(...own);
  undo.push(async () => {
    await Promise.all(own.map((service) => service.stop()));
  });
  await Promise.all(own.map((service) => service.start()));

  const addresses: RunFile = {
    console: config.consoleUrl,
    portal: config.portalUrl,
    mailbox: mailbox?.url ?? null,
    smtp: new URL(smtpUrl).host,
    temporal: temporal.value,
    pid: process.pid,
  };
  undo.push(() => rm(runFile(config.home), { force: true }));
  await writeState(runFile(config.home), addresses);
  return { addresses, recoveryKeyFile: keys.recoveryKeyFile, stop };
}
