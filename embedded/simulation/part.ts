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

/**
 * Lives, checks and measures a part of a simulation's handovers, one after the other: another one beside it would need
 * connections of its own, whose servers push each other's plans and rows out of the processor's caches.
 */
export async function livePart(world: World, options: PartOptions): Promise<void> {
  for await (const number of options.numbers) options.done(await oneLife(world, number, options));
}

async function oneLife(world: World, number: number, options: PartOptions): Promise<Outcome> {
  const { seed, policy, plant } = options;
  const lived = await live(world, randomHandover(seed, number, policy));
  await plant?.(world, lived);
  const broken = await checkLife(world, lived);
  return { measured: await measure(world, lived), broken, tokens: [...lived.tokens] };
}
