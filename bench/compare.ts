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

/** Beyond it a run says nothing: the machine was busy with something else. */
const WIDEST_BAND = 0.15;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Summary of ratios that were measured in turns. */
export function summary(ratios: readonly number[], goal: number): Compared {
  const sorted = ratios.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const ratio = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  const band = ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)) / 2 / ratio;
  const verdict = band > WIDEST_BAND ? 'inconclusive' : ratio >= goal ? 'met' : 'missed';
  return { ratio: rounded(ratio), band: rounded(band), goal, verdict, ratios: ratios.map(rounded) };
}

/**
 * Runs both in turns, AB then BA, so that what grows or warms up falls on both. Each returns the seconds that it
 * took. One turn before is not counted.
 */
export async function inTurns(
  turns: number,
  baseline: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<number[]> {
  await baseline();
  await ours();
  const ratios: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) {
      const a = await baseline();
      ratios.push(a / (await ours()));
    } else {
      const b = await ours();
      ratios.push((await baseline()) / b);
    }
  }
  return ratios;
}

/** Seconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
}
