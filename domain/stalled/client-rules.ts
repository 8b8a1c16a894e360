import { workingMorning, type OfficeCalendar } from '../calendar/calendar';
import { firstOf, lastOf } from './instants';

/** Working days of the client's after the reminder until silence needs a person. */
const SILENT_DAYS = 3;

/** Something that the client is said to have, and of which it has not said that it does not. */
export interface AskedOfClient {
  openedAt: Date;
  remindedAt: Date | null;
  /** The end of the day that it named. */
  promisedUntil: Date | null;
  /** A task of ours gets it back meanwhile. */
  beingRecovered: boolean;
}

export interface ClientFacts {
  calendar: OfficeCalendar;
  /** Who could be asked: sponsor and signatory, and when mail to each came back for good. */
  contacts: readonly { bouncedAt: Date | null }[];
  /** Who still has to sign; null once it is signed. */
  signatory: { bouncedAt: Date | null } | null;
  asked: readonly AskedOfClient[];
}

/** Since when nobody can be reached who would have to sign, or to say whether they have what they are said to have. */
export function clientUnreachable({ contacts, signatory, asked }: ClientFacts): Date | null {
  const unreachable = contacts.every(({ bouncedAt }) => bouncedAt !== null);
  const since = firstOf(
    asked.map(({ openedAt, promisedUntil }) => lastOf([openedAt, promisedUntil])),
  );
  const forItems =
    unreachable && since ? lastOf([since, ...contacts.map((one) => one.bouncedAt)]) : null;
  return firstOf([signatory?.bouncedAt ?? null, forItems]);
}

/** From when on the client, reminded, has said nothing for too long about what no task of ours gets back. */
export function clientSilent({ asked, calendar }: ClientFacts, hour: number): Date | null {
  return firstOf(
    asked.map(({ remindedAt, promisedUntil, beingRecovered }) => {
      const since = remindedAt && lastOf([remindedAt, promisedUntil]);
      return since && !beingRecovered ? workingMorning(calendar, since, SILENT_DAYS, hour) : null;
    }),
  );
}
