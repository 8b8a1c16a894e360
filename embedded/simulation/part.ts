import { checkLife } from './check-life';
import { live, type Lived } from './live';
import { measure, type Measured } from './measures';
import { randomHandover } from './random-handover';
import type { World } from './world';

/** One life in numbers, with what is broken about it. */
export interface Outcome {
  measured: Measured;
  broken: string[];
  /** Link tokens that were mailed, to be looked for in the whole database. */
  tokens: string[];
}

export interface PartOptions {
  seed: string;
  /** Which lives; asked for the next one when there is a hand free for it. */
  numbers: Iterable<number> | AsyncIterable<number>;
  /** As in a handover's file; the default one if left out. */
  policy?: unknown;
  /** Done to a life before it is checked: the simulation's own test plants its bugs here. */
  plant?: (world: World, lived: Lived) => Promise<void>;
  done: (outcome: Outcome) => void;
}

/** So many lives at once: while one waits for the database another one decides. More would only share the caches. */
export const AT_ONCE = 2;

/** Lives, checks and measures a part of a simulation's handovers. */
export async function livePart(world: World, options: PartOptions): Promise<void> {
  const numbers = oneByOne(options.numbers);
  const lane = async (): Promise<void> => {
    for (;;) {
      const next = await numbers.next();
      if (next.done === true) return;
      options.done(await oneLife(world, next.value, options));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function* oneByOne(numbers: PartOptions['numbers']): AsyncGenerator<number, void> {
  yield* numbers;
}

async function oneLife(world: World, number: number, options: PartOptions): Promise<Outcome> {
  const { seed, policy, plant } = options;
  const lived = await live(world, randomHandover(seed, number, policy));
  await plant?.(world, lived);
  const broken = await checkLife(world, lived);
  return { measured: await measure(world, lived), broken, tokens: [...lived.tokens] };
}
