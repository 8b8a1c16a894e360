import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../../platform/paths';
import type { Attachment, Mail, MailSummary } from './mail';

export interface Frame {
  assets: Readonly<Record<string, string>>;
  consoleUrl: string | null;
}

export const pagesFolder = (): string => path.join(projectRoot(), 'embedded', 'mailbox', 'pages');

const LINK = /(https?:\/\/[^\s<>"]+)/;

function whenOf(mail: MailSummary): { iso: string; when: string } {
  const at = new Date(mail.date ?? mail.receivedAt);
  const when = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
  return { iso: at.toISOString(), when };
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KiB`;
}

/** The mailbox's own pages: strict and escaped like all of ours. */
export class MailboxPages {
  private readonly environment = Handlebars.create();
  private readonly templates = new Map<string, Handlebars.TemplateDelegate>();

  constructor(private readonly frame: Frame) {
    const read = (name: string): string =>
      readFileSync(path.join(pagesFolder(), `${name}.hbs`), 'utf8');
    const options = { strict: true, preventIndent: true };
    this.environment.registerPartial('frame', this.environment.compile(read('frame'), options));
    for (const name of ['list', 'mail', 'problem']) {
      this.templates.set(name, this.environment.compile(read(name), options));
    }
  }

  private render(name: string, data: object): string {
    return this.templates.get(name)?.({ ...this.frame, ...data }) ?? '';
  }

  list(mails: readonly MailSummary[], to: string, addresses: readonly string[]): string {
    return this.render('list', {
      title: to === '' ? 'All mails' : `Mails to ${to}`,
      to,
      addresses,
      count: mails.length === 1 ? 'One mail' : `${mails.length} mails`,
      mails: mails.map((mail) => ({
        id: mail.id,
        recipients: mail.envelope.to.join(', '),
        subject: mail.subject === '' ? '(no subject)' : mail.subject,
        attachments: mail.attachments.map(({ name }) => name).join(', '),
        ...whenOf(mail),
      })),
    });
  }

  mail(mail: Mail, attachments: readonly Attachment[]): string {
    return this.render('mail', {
      title: mail.subject,
      mail,
      ...whenOf(mail),
      envelopeTo: mail.envelope.to.join(', '),
      lines: mail.text.split(LINK).map((text) => ({ text, href: LINK.test(text) ? text : null })),
      attachments: attachments.map(({ name, content }, index) => ({
        name,
        size: sizeOf(content.length),
        href: `/api/messages/${mail.id}/attachments/${index}`,
      })),
    });
  }

  problem(title: string, sentence: string): string {
    return this.render('problem', { title, sentence });
  }
}
