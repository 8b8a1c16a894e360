import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readers } from '../../api/portal/readers';
import { createApiToken, SCOPES } from '../../db/api-tokens';
import { startEnsemble, type Ensemble } from '../../embedded/ensemble';
import { Faults } from '../../embedded/mailbox/faults';
import { inboundDoor } from '../../embedded/mailbox/inbound-door';
import { startMailbox, type Mailbox } from '../../embedded/mailbox/mailbox';
import { OwnReaders } from '../../embedded/own-readers';
import { MailReader } from '../../embedded/simulated/mail-reader';
import { OurPeople } from '../../embedded/simulated/our-people';
import { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { readConfig } from '../../platform/config';
import { createLogger } from '../../platform/logger';
import { TASK_QUEUE } from '../../workflows/messages';
import { createTestDatabase, type TestDatabase } from './database';
import { handoverInput, type InputChange } from './handover-input';
import { servers } from './servers';
import { testWorkflowBundle } from './workflow-bundle';

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;

/** A whole Handover on real parts and virtual time: PostgreSQL, Temporal, SMTP, pages over HTTP. */
export interface Stage extends Ensemble {
  database: TestDatabase;
  mailbox: Mailbox;
  faults: Faults;
  mail: MailReader;
  us: OurPeople;
  /** Everything that was logged, as it was written. */
  logged: string[];
  /** Starts a handover through the API and lets its first step happen. Returns its id. */
  startHandover(change?: InputChange): Promise<string>;
  /** A person of the previous MSP who has opened the link in the newest mail to the address. */
  personAt(address: string): Promise<PreviousMspPerson>;
  days(count: number): Promise<void>;
  end(): Promise<void>;
}

export interface StageOptions {
  /** Business time at the beginning, by default a Monday morning; in the machine's future. */
  start?: Date;
  /** By default the run's server. */
  temporalAddress?: string;
  /** Settings besides those of the stage itself. */
  env?: NodeJS.ProcessEnv;
  /** `elsewhere`: the test runs the worker itself, on the product's own task queue. */
  worker?: 'here' | 'elsewhere';
  /** Who reads forms: this process, unless a test is about who may know what is typed. */
  readers?: Readers;
}

export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { start = new Date('2029-03-05T10:00:00Z'), worker = 'here' } = options;
  const database = await createTestDatabase();
  const home = await mkdtemp(path.join(servers().folder, 'stage-'));
  const faults = new Faults();
  const door = inboundDoor(readConfig({ HANDOVER_HOME: home }));
  const mailbox = await startMailbox({
    home,
    host: '127.0.0.1',
    port: 0,
    smtpPort: 0,
    faults,
    door,
  });
  const logged: string[] = [];
  const ensemble = await startEnsemble({
    urls: database,
    temporalAddress: options.temporalAddress ?? servers().temporalAddress,
    taskQueue: worker === 'here' ? `t${randomBytes(4).toString('hex')}` : TASK_QUEUE,
    worker,
    workflowBundle: await testWorkflowBundle(),
    smtpUrl: mailbox.smtpUrl,
    home,
    start,
    readers: options.readers ?? new OwnReaders(),
    ...(options.env ? { env: options.env } : {}),
    log: createLogger('test', 'info', {
      write: (line) => {
        logged.push(line);
        if (process.env.STAGE_LOG) process.stderr.write(line);
      },
    }),
  });
  const token = await createApiToken(ensemble.db, {
    name: 'test',
    scopes: [...SCOPES],
    by: 'staff:test',
    at: ensemble.clock.now(),
    expiresAt: new Date(ensemble.clock.now().getTime() + 3 * YEAR_MS),
  });
  const mail = new MailReader(mailbox.url);
  const us = new OurPeople(ensemble.config.consoleUrl, token);
  return {
    ...ensemble,
    database,
    mailbox,
    faults,
    mail,
    us,
    logged,
    startHandover: async (change) => {
      const answer = await us.call('POST', '/handovers', handoverInput(change));
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      await ensemble.clock.settle();
      return (answer.body as { id: string }).id;
    },
    personAt: async (address) => {
      const link = await mail.linkFor(address, 'r');
      if (link === null) throw new Error(`no mail with a link came to ${address}`);
      const person = new PreviousMspPerson();
      await person.open(link);
      return person;
    },
    days: async (count) => {
      for (let day = 0; day < count; day++) await ensemble.clock.advance(DAY_MS);
    },
    end: async () => {
      await ensemble.stop();
      await mailbox.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
