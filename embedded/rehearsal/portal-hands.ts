import { randomBytes } from 'node:crypto';
import { composeMessage } from '../../activities/mail/compose';
import { smtpConversation } from '../../activities/mail/conversation';
import { listReplyItems } from '../../db/reply-items';
import { localDate } from '../../domain/calendar/local-time';
import { addDays } from '../../domain/calendar/local-date';
import type { OwnStage } from '../own-stage';
import type { Hands, Line, Sending } from '../simulated/hands';
import { PreviousMspPerson, type ListedItem } from '../simulated/previous-msp';
import type { Reader, Words } from '../simulated/tempers/temper';

export interface Writer {
  name: string;
  address: string;
}

interface Visit {
  person: PreviousMspPerson;
  /** The list as it was opened: one page for a whole sitting. */
  listed: ListedItem[];
  saved: number;
}

const SAID: Readonly<Record<Words, { subject: string; text: string }>> = {
  'out-of-office': {
    subject: 'Out of office',
    text: 'I am away and will read your message when I am back.',
  },
  reply: {
    subject: 'Re: your request',
    text: 'We will send you what you need by mail, is that all right?',
  },
  'not-me': {
    subject: 'Re: your request',
    text: 'I have nothing to do with this. Please ask somebody else here.',
  },
  colleague: {
    subject: 'Re: your request',
    text: 'A colleague of mine will do this, I have passed it on.',
  },
};

/** Does what a temper decides as a person would: the link from the mail, the pages over HTTP, answers by mail. */
export class PortalHands implements Hands {
  readonly garbage = new Set<string>();
  private readonly visits = new Map<Reader, Visit>();

  constructor(
    private readonly stage: OwnStage,
    private readonly handover: { id: string; timeZone: string },
    private readonly people: Partial<Record<Reader, Writer>>,
  ) {}

  async list(reader: Reader): Promise<readonly Line[] | null> {
    const address = this.people[reader]?.address;
    const link = address === undefined ? null : await this.stage.mail.linkFor(address, 'r');
    if (link === null) return null;
    if (!this.visits.has(reader)) {
      const person = new PreviousMspPerson();
      // A link that opens nothing any more leads to a page that says so.
      const opened = await person.open(link).catch(() => null);
      if (opened === null) return null;
      this.visits.set(reader, { person, listed: await person.list(), saved: 0 });
    }
    const items = await listReplyItems(this.stage.db, this.handover.id);
    return items.map(({ id, criticality, state, answerType }) => ({
      id,
      critical: criticality === 'critical',
      state,
      answerType,
    }));
  }

  async answer(reader: Reader, line: Line, sending: Sending): Promise<boolean> {
    const visit = this.visits.get(reader);
    const listed = visit?.listed.find((one) => one.id === line.id);
    if (!visit || !listed) return false;
    const today = localDate(this.handover, this.stage.clock.now());
    const day = sending.type === 'promised' ? addDays(today, sending.promisedFor) : today;
    const secret = (): string => `Rehearsed-${randomBytes(6).toString('hex')}`;
    const taken = await visit.person
      .answer(listed, { type: sending.type, secret, day })
      .catch(() => null);
    if (taken === null) return false;
    visit.saved += 1;
    if (sending.garbage) this.garbage.add(line.id);
    else this.garbage.delete(line.id);
    return true;
  }

  async finish(reader: Reader): Promise<boolean> {
    const visit = this.visits.get(reader);
    this.visits.delete(reader);
    if (!visit || visit.saved === 0) return false;
    await visit.person.finish();
    return true;
  }

  async mail(reader: Reader, words: Words): Promise<boolean> {
    const from = this.people[reader];
    if (!from) return false;
    const { subject, text } = SAID[words];
    const { mailFrom } = this.stage.config;
    const bytes = await composeMessage(
      { subject, text, html: `<p>${text}</p>` },
      {
        from,
        to: mailFrom,
        messageId: `${randomBytes(12).toString('hex')}@previous.example`,
        references: [],
        date: this.stage.clock.now(),
      },
      [],
    );
    const { outcome } = await smtpConversation(
      this.stage.mailbox.smtpUrl,
      'previous.example',
    )({
      envelopeFrom: from.address,
      envelopeTo: mailFrom.address,
      bytes,
    });
    return outcome === 'accepted';
  }
}
