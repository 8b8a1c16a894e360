import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Config } from '../platform/config';
import type { DatabaseUrls } from './database-access';
import type { Guard } from './guard';
import { inboundDoor } from './mailbox/inbound-door';
import { startMailbox, type Mailbox } from './mailbox/mailbox';
import { startPostgres, type EmbeddedPostgres } from './postgres';
import { Service } from './service';
import { ensureAttributes } from './temporal-attributes';
import { startTemporal, type EmbeddedTemporal } from './temporal-server';
import { Trouble } from './trouble';

export interface Surrounding {
  config: Config;
  env: NodeJS.ProcessEnv;
  guard: Guard;
  say: (line: string) => void;
  /** Called whenever a process was started, so that its number can be remembered. */
  onChange: () => void;
}

/** One part that is embedded, or elsewhere (then there is no service to stop). */
export interface Part<T> {
  service: Service | null;
  value: T;
}

/** The embedded PostgreSQL, or the one that DATABASE_URL names. Throws Trouble. */
export async function databasePart(around: Surrounding): Promise<Part<DatabaseUrls>> {
  const { config, env, guard } = around;
  const { databaseUrl, keystoreDatabaseUrl } = config;
  if (databaseUrl !== undefined && keystoreDatabaseUrl !== undefined) {
    return {
      service: null,
      value: {
        ownerUrl: config.migrationDatabaseUrl ?? databaseUrl,
        portalUrl: env.HANDOVER_PORTAL_DATABASE_URL ?? databaseUrl,
        consoleUrl: databaseUrl,
        workerUrl: databaseUrl,
        keystoreOwnerUrl: keystoreDatabaseUrl,
        keystoreConsoleUrl: keystoreDatabaseUrl,
        keystoreWorkerUrl: keystoreDatabaseUrl,
      },
    };
  }
  if (databaseUrl !== undefined || keystoreDatabaseUrl !== undefined) {
    throw new Trouble(
      'Set both DATABASE_URL and KEYSTORE_DATABASE_URL, or neither: the keystore is a database of its own.',
    );
  }
  let server: EmbeddedPostgres | undefined;
  const service = new Service(
    'PostgreSQL',
    async () => (server = await startPostgres({ home: config.home, guard, port: server?.port })),
    around.say,
    around.onChange,
  );
  await service.start();
  if (!server) throw new Trouble('PostgreSQL did not start.');
  return { service, value: server.urls };
}

/** The embedded Temporal server, or the one that TEMPORAL_ADDRESS names. Throws Trouble. */
export async function temporalPart(around: Surrounding): Promise<Part<string>> {
  const { config, env, guard, say } = around;
  if ((env.TEMPORAL_ADDRESS ?? '') !== '') {
    const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
    try {
      await ensureAttributes(connectionOptions, namespace);
    } catch (cause) {
      throw new Trouble(
        `The Temporal server at ${connectionOptions.address ?? ''} cannot be used. Check TEMPORAL_ADDRESS and ` +
          'its companions, and that its namespace has, or lets us add, the search attribute HandoverStage.',
        { cause },
      );
    }
    return { service: null, value: connectionOptions.address ?? '' };
  }
  let server: EmbeddedTemporal | undefined;
  const service = new Service(
    'Temporal',
    async () =>
      (server = await startTemporal({ home: config.home, guard, env, say, port: server?.port })),
    say,
    around.onChange,
  );
  await service.start();
  if (!server) throw new Trouble('Temporal did not start.');
  return { service, value: server.address };
}

/** The mailbox, in this process, or the mail server that SMTP_URL names. */
export async function mailboxPart({ config }: Surrounding): Promise<{
  mailbox: Mailbox | null;
  smtpUrl: string;
}> {
  if (config.smtpUrl !== undefined) return { mailbox: null, smtpUrl: config.smtpUrl };
  const mailbox = await startMailbox({
    home: config.home,
    host: config.host,
    port: config.mailboxPort,
    smtpPort: config.smtpPort,
    consoleUrl: config.consoleUrl,
    door: inboundDoor(config),
  });
  return { mailbox, smtpUrl: mailbox.smtpUrl };
}
