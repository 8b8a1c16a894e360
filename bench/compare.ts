/** How much one way was quicker than another, measured in turns. */
export interface Compared {
  /** The baseline's time divided by ours: 1 is as quick, more is quicker. The median of all turns. */
  ratio: number;
  /** Half the distance between the lowest and the highest turn, as a part of the median. */
  band: number;
  goal: number;
  verdict: 'met' | 'missed' | 'inconclusive';
  ratios: number[];
}

/** What one turn took, in seconds: on the clock, and on the processors of all who took part. */
export interface Taken {
  clock: number;
  processor: number;
}

/** Beyond it a run says nothing: the machine was busy with something else. */
const WIDEST_BAND = 0.15;

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Summary of ratios that were measured in turns. */
export function summary(ratios: readonly number[], goal: number): Compared {
  const sorted = ratios.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const ratio = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  const band = ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)) / 2 / ratio;
  return { ...verdictOf({ ratio, band, goal }), ratios: ratios.map(rounded) };
}

/** What a ratio and its band say of a goal. */
export function verdictOf({
  ratio,
  band,
  goal,
}: Pick<Compared, 'ratio' | 'band' | 'goal'>): Omit<Compared, 'ratios'> {
  const verdict = band > WIDEST_BAND ? 'inconclusive' : ratio >= goal ? 'met' : 'missed';
  return { ratio: rounded(ratio), band: rounded(band), goal, verdict };
}

/** By both clocks. */
export interface ComparedByBoth {
  clock: Compared;
  processor: Compared;
  verdict: Compared['verdict'];
}

/** The clock decides. */
export function summaryOfBoth(turns: readonly [Taken, Taken][], goal: number): ComparedByBoth {
  const by = (which: keyof Taken): Compared =>
    summary(
      turns.map(([baseline, ours]) => baseline[which] / ours[which]),
      goal,
    );
  const [clock, processor] = [by('clock'), by('processor')];
  return { clock, processor, verdict: clock.verdict };
}

/** As a person reads it: `× plain rows 0.93 (±4 %) by the clock, 0.65 (±2 %) by the processors, goal 0.75: met`. */
export function inWords(
  { clock, processor, verdict }: ComparedByBoth,
  baseline: string,
  { withGoal = true } = {},
): string {
  const one = ({ ratio, band }: Compared): string =>
    `${ratio.toFixed(2)} (±${Math.round(band * 100)} %)`;
  const goal = withGoal ? `, goal ${clock.goal}: ${verdict}` : '';
  return `× ${baseline} ${one(clock)} by the clock, ${one(processor)} by the processors${goal}`;
}

/**
 * Runs both in turns, AB then BA, so that what grows or warms up falls on both. One turn before is not counted.
 */
export async function inTurns<T>(
  turns: number,
  baseline: () => Promise<T>,
  ours: () => Promise<T>,
): Promise<[baseline: T, ours: T][]> {
  await baseline();
  await ours();
  const pairs: [T, T][] = [];
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) pairs.push([await baseline(), await ours()]);
    else {
      const second = await ours();
      pairs.push([await baseline(), second]);
    }
  }
  return pairs;
}

/** Seconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
}
