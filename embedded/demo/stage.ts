import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApiToken, SCOPES } from '../../db/api-tokens';
import { migrate } from '../../db/migrate';
import type { Logger } from '../../platform/logger';
import { createLogger } from '../../platform/logger';
import { startEnsemble, type Ensemble } from '../ensemble';
import { Guard } from '../guard';
import { startMailbox, type Mailbox } from '../mailbox/mailbox';
import { startPostgres, type EmbeddedPostgres } from '../postgres';
import { MailReader } from '../simulated/mail-reader';
import { OurPeople } from '../simulated/our-people';
import { startTemporal } from '../temporal-server';
import { workflowBundlePath } from '../workflow-bundle';

const YEAR_MS = 366 * 86_400_000;

/** A Handover of its own, apart from any real data: every part real, only time is not. */
export interface DemoStage extends Ensemble {
  postgres: EmbeddedPostgres;
  mailbox: Mailbox;
  mail: MailReader;
  us: OurPeople;
  /** All that was logged, as it was written. */
  logged: string[];
  end(): Promise<void>;
}

/** Starts everything in a temporary folder that is gone after `end`. `say` tells what takes time. */
export async function setDemoStage(start: Date, say: (line: string) => void): Promise<DemoStage> {
  const home = await mkdtemp(path.join(tmpdir(), 'handover-demo-'));
  const guard = new Guard();
  const logged: string[] = [];
  const log: Logger = createLogger('demo', 'info', { write: (line) => void logged.push(line) });
  const [postgres, temporal] = await Promise.all([
    startPostgres({ home, guard, careless: true }),
    startTemporal({ home, guard, env: process.env, virtualTime: true, say }),
  ]);
  await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
  const mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0 });
  const ensemble = await startEnsemble({
    urls: postgres.urls,
    temporalAddress: temporal.address,
    taskQueue: 'demo',
    workflowBundle: { codePath: workflowBundlePath() },
    smtpUrl: mailbox.smtpUrl,
    home,
    start,
    log,
  });
  const token = await createApiToken(ensemble.db, {
    name: 'demo',
    scopes: [...SCOPES],
    by: 'system',
    at: start,
    expiresAt: new Date(start.getTime() + YEAR_MS),
  });
  return {
    ...ensemble,
    postgres,
    mailbox,
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
