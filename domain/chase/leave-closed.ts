import {
  atHour,
  endOfWorkingDay,
  isWorkingDay,
  localDate,
  nextMorning,
  workingDay,
  workingMorning,
} from '../calendar/calendar';
import type { LocalDate } from '../calendar/local-date';
import type { MoveContext } from './move-steps';
import { afterDeadline, morningsOf } from './mornings';
import type { DatedStep, MovedPlan, MovedStep } from './planned-step';
import { mainKey, officesOf, rungsIn, type Office } from './whose-step';

interface Walk {
  context: MoveContext;
  deadlineKey: string | null;
  /** The steps before, where they stand from now on. */
  placed: { step: DatedStep; dueAt: Date }[];
  deadlineAt: Date | null;
}

/**
 * What a previous MSP's new closing days move in a running handover: what would reach its people on a day on
 * which they are away waits for their next working morning, and an agreed day for the end of their next working
 * day. Steps of the chase (pass only these) keep their order, and nobody gets two of them in one day. What
 * falls on no closed day and stands in nobody's way stays; nothing comes earlier.
 */
export function leaveClosedDays(steps: readonly DatedStep[], context: MoveContext): MovedPlan {
  const open = steps.filter((step) => !step.over);
  const deadline = open.find((step) => step.deadline);
  const walk: Walk = {
    context,
    deadlineKey: deadline ? mainKey(deadline.key) : null,
    placed: [],
    deadlineAt: context.deadlineAt,
  };
  const critical = open.find((step) => step.criticalDue);
  let { criticalDueAt } = context;
  const moves: MovedStep[] = [];
  for (const step of [...open].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())) {
    if (isFirstOfDeadline(step, walk)) walk.deadlineAt = agreedDay(walk, walk.deadlineAt);
    const move = placeStep(step, walk);
    const dueAt = move?.dueAt ?? step.dueAt;
    walk.placed.push({ step, dueAt });
    if (move) moves.push(move);
    // The critical step leaves in the morning of the day by whose end critical items are due.
    if (step === critical) criticalDueAt = agreedDay(walk, criticalDueAt);
  }
  const together = context.criticalDueAt?.getTime() === context.deadlineAt?.getTime();
  return {
    steps: moves,
    deadlineAt: walk.deadlineAt,
    criticalDueAt: together ? walk.deadlineAt : criticalDueAt,
  };
}

/** The deadline may be two rows; its day is found ahead of both. */
function isFirstOfDeadline(step: DatedStep, { deadlineKey, placed }: Walk): boolean {
  return (
    mainKey(step.key) === deadlineKey &&
    !placed.some((before) => mainKey(before.step.key) === deadlineKey)
  );
}

/** The end of the agreed day, or of the first working day of theirs that is not before it or before what was placed. */
function agreedDay({ context, placed }: Walk, end: Date | null): Date | null {
  if (end === null) return null;
  const calendar = context.calendars.previousMsp;
  const days = placed
    .filter(({ step }) => rungsIn('previousMsp', step.rungs).length > 0)
    .map(({ dueAt }) => localDate(calendar, dueAt));
  const [last = ''] = days.sort().reverse();
  const agreed = localDate(calendar, end);
  const day = workingDay(calendar, last > agreed ? last : agreed, 0);
  return day === agreed ? end : endOfWorkingDay(calendar, day);
}

/** Where a step goes; null when it stays. */
function placeStep(step: DatedStep, walk: Walk): MovedStep | null {
  const { hour, calendars } = walk.context;
  const [first = 'previousMsp'] = officesOf(step.rungs);
  const dueIn = (office: Office): Date => inOrder(step, office, walk);
  const due = dueIn(first);
  if (due.getTime() === step.dueAt.getTime()) return null;
  const day = localDate(calendars[first], due);
  const mornings = morningsOf(step.rungs, (office) =>
    // Both offices hear of it in the same days, as they would have.
    office === first ? due : onOrAfter(walk, { office, day, hour }),
  );
  const { at, clientAt } = mornings;
  return {
    key: step.key,
    workingDay: step.workingDay,
    dueAt: at,
    ...(clientAt ? { clientAt } : {}),
  };
}

function inOrder(step: DatedStep, office: Office, walk: Walk): Date {
  const { context, placed, deadlineAt, deadlineKey } = walk;
  const { calendars, hour } = context;
  const calendar = calendars[office];
  let due = step.dueAt;
  if (!isWorkingDay(calendar, localDate(calendar, due))) due = nextMorning(calendar, due, hour);
  if (mainKey(step.key) === deadlineKey && deadlineAt) {
    const after = afterDeadline(calendars, office, { deadlineAt, hour });
    if (after > due) due = after;
  }
  for (const before of placed) {
    const [theirs = office] = officesOf(before.step.rungs);
    const day = localDate(calendars[theirs], before.dueAt);
    if (localDate(calendar, due) < day) due = onOrAfter(walk, { office, day, hour });
    const again = before.step.rungs.some((rung) => step.rungs.includes(rung));
    if (again && localDate(calendar, due) === localDate(calendar, before.dueAt)) {
      due = nextMorning(calendar, due, hour);
    }
  }
  return due;
}

function onOrAfter(
  { context }: Walk,
  { office, day, hour }: { office: Office; day: LocalDate; hour: number },
): Date {
  const calendar = context.calendars[office];
  return workingMorning(calendar, atHour(calendar, day, 12), 0, hour);
}
