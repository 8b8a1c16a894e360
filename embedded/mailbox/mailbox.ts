import path from 'node:path';
import type { Faults } from './faults';
import type { InboundDoor } from './inbound-door';
import { startSmtp, type SmtpMailbox } from './smtp';
import { MailStore } from './store';
import { createMailboxSite } from './web';

export interface Mailbox {
  store: MailStore;
  smtp: SmtpMailbox;
  /** `http://…`, where a person and programs read. */
  url: string;
  smtpUrl: string;
  stop(): Promise<void>;
}

export interface MailboxOptions {
  home: string;
  host: string;
  /** 0 chooses a free one. */
  port: number;
  smtpPort: number;
  consoleUrl?: string;
  faults?: Faults;
  /** Where mail to our own addresses goes; without it, everything stays in the mailbox. */
  door?: InboundDoor;
}

/** The SMTP server and the site of one mailbox, over the same folder of mails. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { host } = options;
  const shown = host === '127.0.0.1' ? 'localhost' : host;
  const store = await MailStore.open(path.join(options.home, 'mailbox'));
  const site = await createMailboxSite(store, {
    ownUrl: `http://${shown}:${options.port}`,
    consoleUrl: options.consoleUrl ?? null,
  });
  const smtp = await startSmtp(store, {
    port: options.smtpPort,
    host,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
    ...(options.door === undefined ? {} : { door: options.door }),
  });
  let url: string;
  try {
    const bound = new URL(await site.listen({ host, port: options.port }));
    url = `http://${shown}:${bound.port}`;
  } catch (error) {
    await smtp.stop();
    throw error;
  }
  return {
    store,
    smtp,
    url,
    smtpUrl: `smtp://${host}:${smtp.port}`,
    stop: async () => {
      await Promise.all([site.close(), smtp.stop()]);
    },
  };
}
