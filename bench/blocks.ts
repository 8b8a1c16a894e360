import { rounded, verdictOf, type Compared, type ComparedByBoth, type Taken } from './compare';

/** One short turn of each way. */
export interface Ways {
  baseline: () => Promise<Taken>;
  ours: () => Promise<Taken>;
}

/** What one block said: the baseline's time divided by ours, and ours divided by itself. */
interface Block {
  compared: Taken;
  same: Taken;
}

/** As `Compared`, of many short turns: see `inBlocks`. */
export interface ComparedInBlocks extends ComparedByBoth {
  blocks: number;
  /** Ours against itself: medians, which would be 1 on a machine that does nothing else. */
  same: Taken;
}

const WARM_TURNS = 12;
/** Of the normal distribution: 19 of 20. */
const SURE = 1.96;

const divided = (one: readonly Taken[], other: readonly Taken[]): Taken => {
  const of = (which: keyof Taken): number => {
    const sum = (all: readonly Taken[]): number =>
      all.reduce((before, taken) => before + taken[which], 0);
    return sum(one) / sum(other);
  };
  return { clock: of('clock'), processor: of('processor') };
};

async function block({ baseline, ours }: Ways): Promise<Block> {
  const [a, b, c, d] = [await baseline(), await ours(), await ours(), await baseline()];
  const [e, f, g, h] = [await ours(), await ours(), await ours(), await ours()];
  return { compared: divided([a, d], [b, c]), same: divided([e, h], [f, g]) };
}

/** The middle one, and between which values it lies in 19 of 20 runs, by rank: no shape is assumed. */
function medianOf(values: readonly number[]): { middle: number; low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? NaN;
  const last = sorted.length - 1;
  const low = Math.max(0, Math.floor((sorted.length - SURE * Math.sqrt(sorted.length)) / 2));
  const middle = (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2;
  return { middle, low: at(low), high: at(last - low) };
}

/**
 * Turns of a fraction of a second for `seconds`, in blocks of baseline, ours, ours, baseline, and then ours against
 * itself in the same order: whatever the machine does besides falls on all of them. The ratio is the median of the
 * blocks. The band is how far from 1 the median of ours against itself may lie, or half the width of the ratio's own
 * range, whichever is wider.
 */
export async function inBlocks(
  ways: Ways,
  { seconds, goal }: { seconds: number; goal: number },
): Promise<ComparedInBlocks> {
  for (let turn = 0; turn < WARM_TURNS; turn++) {
    await ways.baseline();
    await ways.ours();
  }
  const blocks: Block[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) blocks.push(await block(ways));
  const same = (which: keyof Taken) => medianOf(blocks.map((one) => one.same[which]));
  const by = (which: keyof Taken): Compared => {
    const ratios = blocks.map((one) => one.compared[which]);
    const { middle, low, high } = medianOf(ratios);
    const itself = same(which);
    const strays = Math.max(Math.abs(itself.low - 1), Math.abs(itself.high - 1));
    const band = Math.max(strays, (high - low) / 2 / middle);
    return { ...verdictOf({ ratio: middle, band, goal }), ratios: ratios.map(rounded) };
  };
  const [clock, processor] = [by('clock'), by('processor')];
  const itself = {
    clock: rounded(same('clock').middle),
    processor: rounded(same('processor').middle),
  };
  // Its server is busy all the time: where the clock is inconclusive, its time on the processors says as much.
  const verdict = clock.verdict === 'inconclusive' ? processor.verdict : clock.verdict;
  return { clock, processor, verdict, blocks: blocks.length, same: itself };
}
