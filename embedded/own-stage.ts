import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApiToken, SCOPES } from '../db/api-tokens';
import { migrate } from '../db/migrate';
import { createLogger, type Logger } from '../platform/logger';
import { startEnsemble, type Ensemble } from './ensemble';
import { Guard } from './guard';
import { Faults } from './mailbox/faults';
import { startMailbox, type Mailbox } from './mailbox/mailbox';
import { startPostgres, type EmbeddedPostgres } from './postgres';
import { MailReader } from './simulated/mail-reader';
import { OurPeople } from './simulated/our-people';
import { startTemporal } from './temporal-server';
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
  end(): Promise<void>;
}

export interface OwnStageOptions {
  /** What it is for: part of its folder's name. */
  name: string;
  /** Where the programs are found, and who we are. */
  env: NodeJS.ProcessEnv;
  /** Tells what takes time. */
  say: (line: string) => void;
}

/** Starts everything in a temporary folder that is gone after `end`. */
export async function setOwnStage(
  start: Date,
  { name, env, say }: OwnStageOptions,
): Promise<OwnStage> {
  const home = await mkdtemp(path.join(tmpdir(), `handover-${name}-`));
  const guard = new Guard();
  const logged: string[] = [];
  const log: Logger = createLogger(name, 'info', { write: (line) => void logged.push(line) });
  const [postgres, temporal] = await Promise.all([
    startPostgres({ home, guard, careless: true }),
    startTemporal({ home, guard, env, virtualTime: true, forgetful: true, say }),
  ]);
  await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
  const faults = new Faults();
  const mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0, faults });
  const ensemble = await startEnsemble({
    urls: postgres.urls,
    temporalAddress: temporal.address,
    taskQueue: name,
    workflowBundle: { codePath: workflowBundlePath() },
    smtpUrl: mailbox.smtpUrl,
    home,
    start,
    env,
    log,
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
      await Promise.all([postgres.stop(), temporal.stop()]);
      await guard.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
