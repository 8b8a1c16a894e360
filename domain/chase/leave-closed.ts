import {
  atHour,
  endOfWorkingDay,
  isWorkingDay,
  localDate,
  nextMorning,
  workingDay,
} from '../calendar/calendar';
import type { LocalDate } from '../calendar/local-date';
import { messageDay, sharesPerson } from './message-day';
import type { MoveContext } from './move-steps';
import { afterDeadline, morningsOf } from './mornings';
import type { DatedStep, MovedPlan, MovedStep } from './planned-step';
import { mainKey, officesOf, rungsIn, type Office } from './whose-step';

/** Working days between a message that moved and the next one: time to answer, and as soon as that back in the plan. */
const BREATH = 2;

/** Where one office's part of a step stands from now on. */
interface Placed {
  rungs: DatedStep['rungs'];
  office: Office;
  day: LocalDate;
  /** Working day of the ladder on which its message was to leave. */
  ladderDay: number;
  moved: boolean;
}

interface Walk {
  context: MoveContext;
  deadlineKey: string | null;
  placed: Placed[];
  deadlineAt: Date | null;
}

/**
 * What a previous MSP's new closing days move in a running handover: what would reach its people on a day on
 * which they are away waits for their next working morning, and an agreed day for the end of their next working
 * day. Steps of the chase (pass only these) keep their order, nobody gets two of them in one day, and what follows
 * one that moved keeps two working days from it where the ladder had as many: messages of a long break are not sent
 * in a row. What falls on no closed day and stands in nobody's way stays; nothing comes earlier.
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
  let deadlineFound = false;
  const moves: MovedStep[] = [];
  for (const step of [...open].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())) {
    // The deadline may be two rows; its day is found ahead of both.
    if (isOfDeadline(step, walk) && !deadlineFound) {
      deadlineFound = true;
      walk.deadlineAt = agreedDay(walk, walk.deadlineAt, step.workingDay);
    }
    const move = placeStep(step, walk);
    if (move) moves.push(move);
    // The critical step leaves in the morning of the day by whose end critical items are due.
    if (step === critical) criticalDueAt = agreedDay(walk, criticalDueAt, step.workingDay);
  }
  const together = context.criticalDueAt?.getTime() === context.deadlineAt?.getTime();
  return {
    steps: moves,
    deadlineAt: walk.deadlineAt,
    criticalDueAt: together ? walk.deadlineAt : criticalDueAt,
  };
}

function isOfDeadline(step: DatedStep, { deadlineKey }: Walk): boolean {
  return mainKey(step.key) === deadlineKey;
}

/** The end of the agreed day, or of the first working day of theirs that is not too near what was placed. */
function agreedDay({ context, placed }: Walk, end: Date | null, ladderDay: number): Date | null {
  if (end === null) return null;
  const calendar = context.calendars.previousMsp;
  const agreed = localDate(calendar, end);
  const earliest = placed
    .filter(({ office }) => office === 'previousMsp')
    .map((before) => workingDay(calendar, before.day, breathAfter(before, ladderDay)));
  const [last = ''] = earliest.sort().reverse();
  const day = workingDay(calendar, last > agreed ? last : agreed, 0);
  return day === agreed ? end : endOfWorkingDay(calendar, day);
}

/** Working days to keep from what was placed before. */
function breathAfter(before: Placed, ladderDay: number): number {
  return before.moved ? Math.max(0, Math.min(BREATH, ladderDay - before.ladderDay)) : 0;
}

/** Where a step goes; null when it stays. */
function placeStep(step: DatedStep, walk: Walk): MovedStep | null {
  const { calendars, hour } = walk.context;
  const ladderDay = messageDay({ ...step, deadline: isOfDeadline(step, walk) });
  const offices = officesOf(step.rungs);
  const dueAt = new Map<Office, Date>();
  const [first = 'previousMsp'] = offices;
  for (const office of offices) {
    let due = inOrder({ ...step, rungs: rungsIn(office, step.rungs) }, office, walk, ladderDay);
    // Both offices hear of it in the same days, as they would have.
    const day = localDate(calendars[first], dueAt.get(first) ?? due);
    if (localDate(calendars[office], due) < day) due = morningFrom(walk, office, day, hour);
    dueAt.set(office, due);
  }
  const dues = [...dueAt.values()];
  const moved = dues.some((due) => due.getTime() !== step.dueAt.getTime());
  const { at, clientAt } = moved
    ? morningsOf(step.rungs, (office) => dueAt.get(office) ?? step.dueAt)
    : { at: step.dueAt };
  for (const office of offices) {
    const day = localDate(calendars[office], office === first ? at : (clientAt ?? at));
    walk.placed.push({ rungs: rungsIn(office, step.rungs), office, day, ladderDay, moved });
  }
  if (!moved) return null;
  const { key, workingDay: counted } = step;
  return { key, workingDay: counted, dueAt: at, ...(clientAt ? { clientAt } : {}) };
}

/** The first instant for this office's part of a step that is allowed by all that was placed before. */
function inOrder(step: DatedStep, office: Office, walk: Walk, ladderDay: number): Date {
  const { context, placed, deadlineAt } = walk;
  const { calendars, hour } = context;
  const calendar = calendars[office];
  let due = step.dueAt;
  if (!isWorkingDay(calendar, localDate(calendar, due))) due = nextMorning(calendar, due, hour);
  if (isOfDeadline(step, walk) && deadlineAt) {
    const after = afterDeadline(calendars, office, { deadlineAt, hour });
    if (after > due) due = after;
  }
  // Each turn only moves on, so what one rule moved is held against all of them again.
  for (let before = NaN; before !== due.getTime();) {
    before = due.getTime();
    for (const one of placed) {
      const day = localDate(calendar, due);
      const from = workingDay(calendar, one.day, breathAfter(one, ladderDay));
      if (day < one.day || (one.moved && day < from)) due = morningFrom(walk, office, from, hour);
      const again = sharesPerson(one, step) && localDate(calendar, due) === one.day;
      if (again) due = nextMorning(calendar, due, hour);
    }
  }
  return due;
}

function morningFrom({ context }: Walk, office: Office, day: LocalDate, hour: number): Date {
  const calendar = context.calendars[office];
  return atHour(calendar, workingDay(calendar, day, 0), hour);
}
