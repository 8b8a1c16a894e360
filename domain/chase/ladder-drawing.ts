import { RUNGS, type Rung } from '../contacts/contact';

/** One message of a policy, as far as its picture is concerned. */
export interface LadderStep {
  /** The working day on which it leaves. */
  day: number;
  rungs: readonly Rung[];
}

export interface LadderFacts {
  steps: readonly LadderStep[];
  /** The days that end with critical items and with all items being due. */
  criticalDay: number | null;
  deadlineDay: number | null;
}

/** In user units, y downwards. */
export interface LadderDrawing {
  width: number;
  height: number;
  lanes: { rung: Rung; y: number; from: number; to: number }[];
  /** From message to message at the highest rung that each reaches: the climb. */
  climb: string;
  dots: { x: number; y: number }[];
  /** Their words stand to the two sides, so that neighbours do not touch. */
  ends: {
    kind: 'critical' | 'deadline';
    anchor: 'end' | 'start';
    x: number;
    top: number;
    bottom: number;
  }[];
  ticks: { x: number; y: number; day: number }[];
}

const LANE = 30;
const HEAD = 26;
const FOOT = 24;
const TAIL = 16;
/** Between two numbers under the picture, so that they can be told apart. */
const TICK_ROOM = 20;

/** Draws a policy as a ladder: time runs to the right, each rung is a lane, higher up who stands higher. */
export function drawLadder(
  facts: LadderFacts,
  size: { width: number; names: number },
): LadderDrawing {
  const used = RUNGS.filter((rung) => facts.steps.some((step) => step.rungs.includes(rung)));
  const bottom = HEAD + used.length * LANE;
  const yOf = (rung: Rung) => bottom - used.indexOf(rung) * LANE - LANE / 2;
  const last = Math.max(1, ...facts.steps.map((step) => step.day));
  const from = size.names;
  const to = size.width - TAIL;
  const xOf = (day: number) => round(from + TAIL / 2 + ((to - from - TAIL) * day) / (last + 1));
  const tops = facts.steps.map((step) => {
    const highest = used.filter((rung) => step.rungs.includes(rung)).at(-1);
    return { x: xOf(step.day), y: highest ? yOf(highest) : bottom };
  });
  const end = (kind: 'critical' | 'deadline', anchor: 'end' | 'start', day: number | null) =>
    day === null ? [] : [{ kind, anchor, x: xOf(day + 0.5), top: HEAD - 8, bottom }];
  return {
    width: size.width,
    height: bottom + FOOT,
    lanes: used.map((rung) => ({ rung, y: yOf(rung), from, to })),
    climb: tops.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    dots: facts.steps.flatMap((step) =>
      step.rungs.map((rung) => ({ x: xOf(step.day), y: yOf(rung) })),
    ),
    ends: [
      ...end('critical', 'end', facts.criticalDay),
      ...end('deadline', 'start', facts.deadlineDay),
    ],
    ticks: ticksOf([...new Set(facts.steps.map((step) => step.day))], xOf, bottom + 16),
  };
}

function ticksOf(
  days: readonly number[],
  xOf: (day: number) => number,
  y: number,
): LadderDrawing['ticks'] {
  const ticks: LadderDrawing['ticks'] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const x = xOf(day);
    const before = ticks.at(-1);
    if (!before || x - before.x >= TICK_ROOM) ticks.push({ x, y, day });
  }
  return ticks;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
