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

/** A package of what is the client's own that nobody has confirmed. */
export interface WaitingPackage {
  /** Since when its reader cannot be reached any more; null while they can. */
  unreachableSince: Date | null;
  /** When the last message about it was due; null while there is one to come. */
  lastToldAt: Date | null;
}

export interface ClientFacts {
  calendar: OfficeCalendar;
  /** Who could be asked: sponsor and signatory, and when mail to each came back for good. */
  contacts: readonly { bouncedAt: Date | null }[];
  /** Who still has to sign; null once it is signed. */
  signatory: { bouncedAt: Date | null } | null;
  asked: readonly AskedOfClient[];
  waitingPackage: WaitingPackage | null;
}

/**
 * Since when nobody can be reached who would have to sign, to say whether they have what they are said to have, or to
 * take their package.
 */
export function clientUnreachable(facts: ClientFacts): Date | null {
  const { contacts, signatory, asked, waitingPackage } = facts;
  const unreachable = contacts.every(({ bouncedAt }) => bouncedAt !== null);
  const since = firstOf(
    asked.map(({ openedAt, promisedUntil }) => lastOf([openedAt, promisedUntil])),
  );
  const forItems =
    unreachable && since ? lastOf([since, ...contacts.map((one) => one.bouncedAt)]) : null;
  return firstOf([
    signatory?.bouncedAt ?? null,
    forItems,
    waitingPackage?.unreachableSince ?? null,
  ]);
}

/** From when on the client, reminded, has said nothing for too long: of what no task of ours gets back, or its package. */
export function clientSilent(
  { asked, waitingPackage, calendar }: ClientFacts,
  hour: number,
): Date | null {
  const since = asked.map(({ remindedAt, promisedUntil, beingRecovered }) =>
    remindedAt && !beingRecovered ? lastOf([remindedAt, promisedUntil]) : null,
  );
  const first = firstOf([...since, waitingPackage?.lastToldAt ?? null]);
  return first && workingMorning(calendar, first, SILENT_DAYS, hour);
}
