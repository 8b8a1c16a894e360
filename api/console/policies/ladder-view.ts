import { atHour, officeCalendar } from '../../../domain/calendar/calendar';
import { isLocalDate, type LocalDate } from '../../../domain/calendar/local-date';
import { drawLadder, type LadderDrawing } from '../../../domain/chase/ladder-drawing';
import { messageDay } from '../../../domain/chase/message-day';
import { planChase, startOfChase } from '../../../domain/chase/plan-steps';
import type { Policy } from '../../../domain/chase/policy';
import { authoritySteps } from '../../../domain/chase/side-steps';
import { companionKey } from '../../../domain/chase/whose-step';
import { Refusal } from '../../../domain/problem';
import { wordFor } from '../../../templates/pages/words';

/** Where and when a policy is tried out. */
export interface Trial {
  start: string;
  country: string;
  region: string;
  timeZone: string;
}

export interface LadderLine {
  key: string;
  what: string;
  to: string;
  tone: string;
  day: number;
  onlyIf: string | null;
  /** When it leaves; null without a place. */
  at: Date | null;
  /** The end of the day that it ends for all or for critical items. */
  closes: { kind: 'critical' | 'deadline'; at: Date | null } | null;
}

export interface LadderView {
  drawings: (LadderDrawing & { size: 'wide' | 'narrow' })[];
  summary: string;
  lines: LadderLine[];
  zone: string | null;
  /** Why there are no dates: what is wrong with the chosen place or day. */
  refusal: string | null;
}

const SIZES = [
  ['wide', 1120, 120],
  ['narrow', 310, 94],
] as const;

/** A policy as a picture and in words, with real dates where a place and a day are chosen. */
export function ladderView(policy: Policy, trial: Trial | null): LadderView {
  const tried = trial ? datesOf(policy, trial) : { refusal: null };
  const dates = 'dates' in tried ? tried.dates : null;
  const chase = policy.steps.filter((step) => step.condition !== 'authority_unsigned');
  const marked = (is: 'deadline' | 'criticalDue') => chase.find((step) => step[is]);
  const facts = {
    steps: chase.map((step) => ({ day: messageDay(step), rungs: step.rungs })),
    criticalDay: marked('criticalDue')?.workingDay ?? null,
    deadlineDay: marked('deadline')?.workingDay ?? null,
  };
  return {
    drawings: SIZES.map(([size, width, names]) => ({
      ...drawLadder(facts, { width, names }),
      size,
    })),
    summary: `“${policy.name}” as a ladder: ${chase.length} steps over ${Math.max(...facts.steps.map(({ day }) => day))} working days. They are listed in words below.`,
    lines: policy.steps.map((step) => lineOf(step, dates)),
    zone: dates && trial ? trial.timeZone : null,
    refusal: 'refusal' in tried ? tried.refusal : null,
  };
}

interface Dates {
  of: ReadonlyMap<string, Date>;
  deadlineAt: Date | null;
  criticalDueAt: Date | null;
}

function lineOf(step: Policy['steps'][number], dates: Dates | null): LadderLine {
  const kind = step.deadline ? 'deadline' : step.criticalDue ? 'critical' : null;
  const end = kind === 'deadline' ? dates?.deadlineAt : dates?.criticalDueAt;
  return {
    key: step.key,
    what: wordFor('message', step.template),
    to: step.rungs.map((rung) => wordFor('rung', rung)).join(', '),
    tone: wordFor('tone', step.tone),
    day: step.workingDay,
    onlyIf: step.condition === 'always' ? null : wordFor('condition', step.condition),
    at: dates?.of.get(step.key) ?? dates?.of.get(companionKey(step.key)) ?? null,
    closes: kind ? { kind, at: end ?? null } : null,
  };
}

function datesOf(policy: Policy, trial: Trial): { dates: Dates } | { refusal: string } {
  try {
    const office = officeCalendar({ ...trial, region: trial.region || null });
    if (!isLocalDate(trial.start) || trial.start < '2000' || trial.start > '2100') {
      throw new Refusal(
        'wrong_day',
        'This is not a day of the calendar. Write it as year-month-day, such as 2027-03-19.',
      );
    }
    const at = dayBefore(office, trial.start, policy.sendingHour);
    const start = startOfChase(policy, 'next-morning', { at, calendar: office });
    const calendars = { previousMsp: office, client: office };
    const { steps, deadlineAt, criticalDueAt } = planChase(policy, { start, calendars });
    const asked = authoritySteps(policy, start, office);
    const of = new Map([...asked, ...steps].map((step) => [step.key, step.dueAt]));
    return { dates: { of, deadlineAt, criticalDueAt } };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.sentence };
    throw error;
  }
}

/** Just before the morning of that day, so that the morning itself is the next one if it is worked. */
function dayBefore(office: { timeZone: string }, day: LocalDate, hour: number): Date {
  return new Date(atHour(office, day, hour).getTime() - 1);
}
