import { createApiToken, SCOPES } from '../db/api-tokens';
import { createLogger, type Logger } from '../platform/logger';
import { startEnsemble, type Ensemble } from './ensemble';
import { Faults } from './mailbox/faults';
import { startMailbox, type Mailbox } from './mailbox/mailbox';
import { OwnReaders } from './own-readers';
import { startOwnServers, type OwnServers, type OwnServersOptions } from './own-servers';
import type { EmbeddedPostgres } from './postgres';
import { MailReader } from './simulated/mail-reader';
import { OurPeople } from './simulated/our-people';
import { workflowBundlePath } from './workflow-bundle';

const YEAR_MS = 366 * 86_400_000;

/** A Handover of its own, apart from any real data: every part real, only time is not. */
export interface OwnStage extends Ensemble {
  postgres: EmbeddedPostgres;
  mailbox: Mailbox;
  /** What goes wrong at the mailbox. */
  faults: Faults;
  mail: MailReader;
  us: OurPeople;
  /** All that was logged, as it was written. */
  logged: string[];
  /** Stops everything in order and removes its folder. */
  end(): Promise<void>;
}

export interface OwnStageOptions extends OwnServersOptions {
  /** Where they are starting already. */
  servers?: Promise<OwnServers>;
}

/** Starts everything in a temporary folder that is gone after `end`. `env`: who we are, besides. */
export async function setOwnStage(start: Date, options: OwnStageOptions): Promise<OwnStage> {
  const { name, env } = options;
  const servers = await (options.servers ?? startOwnServers(options));
  const { home, postgres } = servers;
  const logged: string[] = [];
  const log: Logger = createLogger(name, 'info', { write: (line) => void logged.push(line) });
  const faults = new Faults();
  const mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0, faults });
  const ensemble = await startEnsemble({
    urls: servers.urls,
    temporalAddress: servers.temporalAddress,
    taskQueue: name,
    workflowBundle: { codePath: workflowBundlePath() },
    smtpUrl: mailbox.smtpUrl,
    home,
    start,
    env,
    log,
    prepared: true,
    readers: new OwnReaders(),
  });
  const token = await createApiToken(ensemble.db, {
    name,
    scopes: [...SCOPES],
    by: 'system',
    at: start,
    expiresAt: new Date(start.getTime() + YEAR_MS),
  });
  return {
    ...ensemble,
    postgres,
    mailbox,
    faults,
    mail: new MailReader(mailbox.url),
    us: new OurPeople(ensemble.config.consoleUrl, token),
    logged,
    end: async () => {
      await ensemble.stop();
      await mailbox.stop();
      await servers.end();
    },
  };
}
