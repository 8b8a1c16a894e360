/** Mail that is refused for less than this mends itself by trying again. */
const MAIL_MS = 15 * 60_000;
/** A step this late was not taken by an engine and a worker that work. */
const LATE_MS = 30 * 60_000;
/** The worker says that it is alive once a minute. */
const SILENT_MS = 10 * 60_000;
/** One late step may be one handover's own trouble. */
const MANY = 2;

/** What a process met, and says until it is over. */
export const TROUBLES = [
  'recipient_changed',
  'scanner_failing',
  'audit_broken',
  'anchor_failing',
  'key_unusable',
  'recovery_unconfirmed',
] as const;
/** A scanner, or an authority for time stamps, that is started anew is away for a moment. */
const PASSING: readonly TroubleReason[] = ['scanner_failing', 'anchor_failing'];
export type TroubleReason = (typeof TROUBLES)[number];
export type OutageReason = 'mail_failing' | 'worker_failing' | TroubleReason;

export interface HouseFacts {
  /** The oldest message offered since the last one that the mail server took, and not taken; null when there is none. */
  mailWaitingSince: Date | null;
  /** Steps that are due, and the oldest of them. */
  late: { count: number; oldest: Date | null };
  lastTaken: Date | null;
  /** The worker's last word; null before its first. */
  lastBeat: Date | null;
  troubles: readonly { reason: TroubleReason; since: Date }[];
}

export interface Outage {
  reason: OutageReason;
  since: Date;
}

const before = (instant: Date | null, at: Date, milliseconds: number): instant is Date =>
  instant !== null && instant.getTime() <= at.getTime() - milliseconds;

/** What fails for everybody at this instant: found once for the whole house, whatever the number of handovers. */
export function outagesOf(facts: HouseFacts, at: Date): Outage[] {
  const mail = mailOutage(facts, at);
  const worker = workerOutage(facts, at, mail !== null);
  const met = facts.troubles.filter(
    ({ reason, since }) => !PASSING.includes(reason) || before(since, at, MAIL_MS),
  );
  return [mail, worker, ...met].filter((outage) => outage !== null);
}

/** Something waits, and nothing was taken since it did. */
function mailOutage({ mailWaitingSince: since }: HouseFacts, at: Date): Outage | null {
  return before(since, at, MAIL_MS) ? { reason: 'mail_failing', since } : null;
}

function workerOutage(facts: HouseFacts, at: Date, mailFails: boolean): Outage | null {
  const { late, lastTaken, lastBeat } = facts;
  if (before(lastBeat, at, SILENT_MS)) return { reason: 'worker_failing', since: lastBeat };
  // Steps wait for a mail server that fails; that is said already.
  if (mailFails || late.count < MANY || !before(late.oldest, at, LATE_MS)) return null;
  const moving = lastTaken !== null && lastTaken > late.oldest;
  return moving ? null : { reason: 'worker_failing', since: late.oldest };
}
