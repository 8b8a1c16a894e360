import { workingMorning } from '../calendar/calendar';
import { isNamedInReminder, isOutstanding } from '../items/answer';
import type { StalledReason } from '../handover/stage';
import { clientSilent, clientUnreachable } from './client-rules';
import { firstOf as first, lastOf as last } from './instants';
import type { StallFacts } from './stall-facts';

/** Working days of the previous MSP after which silence needs a person, counted from the letter. */
const UNOPENED_DAYS = 5;
/** Counted from the last answer: by then the owner has been written to and said nothing. */
const SILENT_DAYS = 8;
/** Counted from sending an answer back. */
const NOT_REPLACED_DAYS = 3;
/** Requests to sign after which a telephone helps more than a fourth one. */
const ASKED_TO_SIGN = 3;
/** An outage shorter than this mends itself by trying again. */
const LATE_MS = 60 * 60_000;

/**
 * From when on a reason holds if nothing else happens: in the past when it holds already, in the future when
 * only time is missing, null when it does not hold without something new.
 */
type Rule = (facts: StallFacts) => Date | null;

const later = (instant: Date | null, milliseconds: number): Date | null =>
  instant === null ? null : new Date(instant.getTime() + milliseconds);

function mornings(facts: StallFacts, from: Date | null, days: number): Date | null {
  return from === null ? null : workingMorning(facts.calendar, from, days, facts.sendingHour);
}

const isAsking = (facts: StallFacts): boolean => facts.items.some(isOutstanding);

/** A no stands still at once; without one, after so many requests. */
const authorityUnsigned: Rule = ({
  stage,
  ended,
  planned,
  declinedAt,
  signatoryNamedAt: named,
}) => {
  if (stage !== 'authority') return null;
  if (declinedAt) return declinedAt;
  // Whoever was put in another's place since is asked from the beginning.
  const asked = ended.filter(
    (step) => step.kind === 'authority' && step.taken && (!named || step.at >= named),
  );
  const enough = asked.map((step) => step.at).sort((a, b) => a.getTime() - b.getTime());
  if (enough.length >= ASKED_TO_SIGN) return enough[ASKED_TO_SIGN - 1] ?? null;
  return planned.some((step) => step.kind === 'authority') ? null : last(enough);
};

const refused: Rule = ({ undecidedSince }) => undecidedSince;

/** At the previous MSP while anything is asked of it, or at the client. */
const everyContactBounced: Rule = (facts) =>
  first([
    isAsking(facts) && facts.contacts.every((contact) => contact.bouncedAt !== null)
      ? last(facts.contacts.map((contact) => contact.bouncedAt))
      : null,
    facts.client ? clientUnreachable(facts.client) : null,
  ]);

const promiseBroken: Rule = ({ items }) =>
  first(
    items
      .filter((item) => item.state === 'answered' && item.answerType === 'promised')
      .map((item) => item.promisedUntil),
  );

/** Tasks that wait for each other stand still until somebody begins at the way in from outside. */
const circle: Rule = ({ tasks }) => {
  const circled = tasks.filter((task) => task.inCircle);
  return circled.some((task) => task.begun) ? null : first(circled.map((task) => task.openedAt));
};

const taskOverdue: Rule = ({ tasks }) => first(tasks.map((task) => task.overdueAt));

const rejectedNotReplaced: Rule = (facts) =>
  mornings(
    facts,
    first(facts.items.map((item) => (item.state === 'rejected' ? item.rejectedAt : null))),
    NOT_REPLACED_DAYS,
  );

const linkNeverOpened: Rule = (facts) =>
  facts.stage === 'requested' && facts.firstOpenedAt === null && isAsking(facts)
    ? mornings(facts, facts.requestedAt, UNOPENED_DAYS)
    : null;

/** What is promised for later is no silence; the promise has a day of its own. */
const noAnswer: Rule = (facts) => {
  const since = last([facts.requestedAt, facts.lastAnswerAt]);
  if (facts.stage !== 'requested' || facts.firstOpenedAt === null || since === null) return null;
  const silent = facts.items.some((item) => isNamedInReminder(item, since));
  return silent ? mornings(facts, since, SILENT_DAYS) : null;
};

/** Theirs, or that of the client, which is asked and reminded once. */
const ladderExhausted: Rule = (facts) =>
  first([
    theirLadderExhausted(facts),
    facts.client ? clientSilent(facts.client, facts.sendingHour) : null,
  ]);

/** After the deadline our own tasks go on; only what none of them gets back stands still. */
const theirLadderExhausted: Rule = ({ stage, items, ended, planned }) => {
  if (planned.some((step) => step.kind === 'chase' || step.kind === 'promise')) return null;
  const left = items.filter(isOutstanding);
  const stuck =
    stage === 'requested'
      ? left
      : left.filter((item) => item.onlyTheyCanRelease || !item.beingRecovered);
  if (stuck.length === 0) return null;
  return last(ended.filter((step) => step.kind === 'chase').map((step) => step.at));
};

/** Our mail server takes other messages, but not one of this handover's. */
const mailFailing: Rule = ({ unsent }) => later(first(unsent.map(({ since }) => since)), LATE_MS);

/** A step that is due and not taken, while everything else goes on: it fails again and again. */
const workerFailing: Rule = ({ planned }) =>
  later(first(planned.map((step) => step.dueAt)), LATE_MS);

/** What a person can mend first, silence last: one reason and one button for each handover. */
export const STALL_RULES: readonly (readonly [StalledReason, Rule])[] = [
  ['authority_unsigned', authorityUnsigned],
  ['refused', refused],
  ['every_contact_bounced', everyContactBounced],
  ['promise_broken', promiseBroken],
  ['circle', circle],
  ['task_overdue', taskOverdue],
  ['rejected_not_replaced', rejectedNotReplaced],
  ['mail_failing', mailFailing],
  ['worker_failing', workerFailing],
  ['link_never_opened', linkNeverOpened],
  ['no_answer', noAnswer],
  ['ladder_exhausted', ladderExhausted],
];

/** Said once for the whole house while they hold there. */
export const OF_THE_HOUSE: ReadonlySet<StalledReason> = new Set(['mail_failing', 'worker_failing']);
