import { nextMorning, workingMorning, type OfficeCalendar } from '../calendar/calendar';
import { localDate } from '../calendar/local-time';
import { PARTY_OF_RUNG, type Rung } from '../contacts/contact';
import { isOutstanding, type AnswerFacts } from '../items/answer';
import type { PlannedStep, StepKind } from './planned-step';
import type { Condition, Policy } from './policy';

/** Messages about what was sent back, where no step of the policy carries it; then it is a person's turn. */
const MOST_TELLINGS = 3;
const WORKING_DAYS_BETWEEN = 3;
/** Who is told at the second and the third time; at the first, whoever gave the answer. */
const FURTHER_RUNGS: readonly (readonly Rung[])[] = [['first', 'second'], ['owner']];

export interface ReturnedItem extends AnswerFacts {
  /** When it was last given back to them. */
  sentBackAt: Date | null;
  /** Who gave the answer that went back. */
  answeredBy: Rung | null;
}

export interface ChaseRecord {
  kind: StepKind;
  state: 'planned' | 'taken' | 'skipped';
  rungs: readonly Rung[];
  condition: Condition;
  dueAt: Date;
  /** When it was taken or skipped. */
  takenAt: Date | null;
  /** A person leaves it out, or has. */
  leftOut: boolean;
}

/**
 * The message of its own that what was sent back needs, or null: the policy's next step names it with its
 * note, unless nothing else is asked for, the policy's steps are over, or what went back is a refusal that a
 * person has answered. One a working day (`sent-back-2027-03-01`).
 */
export function sentBackStep(
  facts: { items: readonly ReturnedItem[]; steps: readonly ChaseRecord[] },
  { policy, calendar, at }: { policy: Policy; calendar: OfficeCalendar; at: Date },
): PlannedStep | null {
  const returned = facts.items.filter((item) => item.state === 'rejected');
  if (returned.length === 0) return null;
  if (facts.steps.some((step) => step.kind === 'sent_back' && step.state === 'planned'))
    return null;
  const since = Math.max(...returned.map((item) => item.sentBackAt?.getTime() ?? 0));
  const toThem = facts.steps.filter(isToThem);
  // A message of its own that a person left out counts as told: the one after it stays where it was.
  const told = toThem.filter(
    (step) =>
      (step.state === 'taken' || (step.kind === 'sent_back' && step.leftOut)) &&
      (step.takenAt?.getTime() ?? 0) > since,
  );
  const ladder = toThem.find(
    (step) => step.kind === 'chase' && step.state === 'planned' && !step.leftOut,
  );
  const morning = nextMorning(calendar, at, policy.sendingHour);
  const last = told.at(-1);
  if (last !== undefined) {
    const over = told.length >= MOST_TELLINGS || told.some((step) => step.kind === 'chase');
    if (ladder || over) return null;
    const from = last.takenAt ?? at;
    const dueAt = workingMorning(calendar, from, WORKING_DAYS_BETWEEN, policy.sendingHour);
    const rungs = FURTHER_RUNGS[told.length - 1] ?? ['owner'];
    return step({ rungs, dueAt: dueAt > at ? dueAt : morning, template: 'sent-back', calendar });
  }
  const refusal = returned.some((item) => item.answerType === 'refused');
  const alone = facts.items.filter(isOutstanding).length === returned.length;
  if (ladder && !refusal && (!alone || ladder.dueAt <= morning)) return null;
  const givers = [...new Set(returned.map((item) => item.answeredBy ?? 'first'))];
  return step({
    rungs: givers,
    dueAt: morning,
    template: refusal ? 'refusal-answered' : 'sent-back',
    calendar,
  });
}

/** Goes to the previous MSP whatever the state of its links. */
function isToThem(step: ChaseRecord): boolean {
  return (
    (step.kind === 'chase' || step.kind === 'sent_back') &&
    step.condition !== 'link_never_opened' &&
    step.condition !== 'bounced' &&
    step.rungs.some((rung) => PARTY_OF_RUNG[rung] === 'previous_msp')
  );
}

function step({
  rungs,
  dueAt,
  template,
  calendar,
}: {
  rungs: readonly Rung[];
  dueAt: Date;
  template: 'sent-back' | 'refusal-answered';
  calendar: OfficeCalendar;
}): PlannedStep {
  return {
    key: `sent-back-${localDate(calendar, dueAt)}`,
    kind: 'sent_back',
    workingDay: 0,
    rungs,
    template,
    tone: template === 'sent-back' ? 'friendly' : 'neutral',
    condition: 'always',
    criticalDue: false,
    deadline: false,
    dueAt,
  };
}
