import type { OfficeCalendar } from '../../domain/calendar/calendar';
import { workingDaysBetween } from '../../domain/calendar/calendar';
import { isOutstanding } from '../../domain/items/answer';
import type { Dice } from './dice';
import type { Hands, Line } from './hands';
import { officeHoursLater } from './office-time';
import type { Answering, Deed, Reader, Received, Temper } from './tempers/temper';

const DAYS_OF_A_PROMISE = 5;

/** Something that was done, as it turned out. */
export interface Done {
  at: Date;
  reader: Reader;
  kind: 'opened' | 'answered' | 'mailed' | 'shut-out';
  /** How many answers were saved, by type. */
  answers: Readonly<Record<string, number>>;
  words: Extract<Deed, { kind: 'mail' }>['words'] | null;
}

interface Planned {
  at: Date;
  reader: Reader;
  deed: Deed;
}

/** The previous MSP's people: a temper that reads the mail, an agenda, and hands that do what is on it. */
export class PreviousOffice {
  private readonly got = new Map<Reader, number>();
  private readonly agenda: Planned[] = [];
  private began: Date | null = null;

  constructor(
    private readonly temper: Temper,
    private readonly office: OfficeCalendar,
    private readonly dice: Dice,
  ) {}

  /** Whether a mail that arrives now finds a mailbox. */
  hasMailbox(reader: Reader, at: Date): boolean {
    return this.temper.hasMailbox?.(reader, this.day(at)) ?? true;
  }

  /** A mail of ours has arrived. */
  hear(reader: Reader, template: string, at: Date): void {
    this.began ??= at;
    const nth = (this.got.get(reader) ?? 0) + 1;
    this.got.set(reader, nth);
    const received: Received = { reader, template, nth, at, day: this.day(at) };
    const dice = this.dice.apart(`${reader} ${nth}`);
    for (const { inHours, ...intent } of this.temper.react(received, dice)) {
      this.agenda.push({ ...intent, at: officeHoursLater(this.office, at, inHours) });
    }
    this.agenda.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** When somebody there does something next; null when nothing is planned. */
  nextAt(): Date | null {
    return this.agenda[0]?.at ?? null;
  }

  /** Does what is due by now. */
  async act(now: Date, hands: Hands): Promise<Done[]> {
    const done: Done[] = [];
    while (this.agenda[0] && this.agenda[0].at.getTime() <= now.getTime()) {
      const [planned] = this.agenda.splice(0, 1);
      if (planned) done.push(await this.perform(planned, now, hands));
    }
    return done;
  }

  private day(at: Date): number {
    return this.began === null ? 0 : workingDaysBetween(this.office, this.began, at);
  }

  private async perform({ reader, deed }: Planned, at: Date, hands: Hands): Promise<Done> {
    const did = (kind: Done['kind'], answers: Done['answers'] = {}): Done => ({
      at,
      reader,
      kind,
      answers,
      words: deed.kind === 'mail' ? deed.words : null,
    });
    if (deed.kind === 'mail') {
      return did((await hands.mail(reader, deed.words)) ? 'mailed' : 'shut-out');
    }
    if ((await hands.list(reader)) === null) return did('shut-out');
    if (deed.kind === 'open') return did('opened');
    const answers: Record<string, number> = {};
    for (const answering of deed.answers) {
      const saved = await this.answerSome(reader, answering, hands);
      if (saved > 0) answers[answering.type] = (answers[answering.type] ?? 0) + saved;
    }
    await hands.finish(reader);
    return did(Object.keys(answers).length > 0 ? 'answered' : 'opened', answers);
  }

  private async answerSome(reader: Reader, answering: Answering, hands: Hands): Promise<number> {
    const lines = ((await hands.list(reader)) ?? []).filter((line) => isMeant(line, answering.of));
    const chosen = this.dice.some(lines, answering.share);
    let saved = 0;
    for (const line of chosen) {
      const took = await hands.answer(reader, line, {
        type: answering.type,
        promisedFor: answering.promisedFor ?? DAYS_OF_A_PROMISE,
        garbage: answering.garbage ?? false,
      });
      if (took) saved += 1;
    }
    return saved;
  }
}

function isMeant(line: Line, of: Answering['of']): boolean {
  const outstanding = isOutstanding({ ...line, promisedUntil: null });
  switch (of) {
    case 'open':
      return outstanding;
    case 'critical':
      return outstanding && line.critical;
    case 'promised':
      return outstanding && line.answerType === 'promised';
    case 'sent-back':
      return line.state === 'rejected';
    case 'answered':
      return line.state === 'answered' && line.answerType !== 'promised';
  }
}
