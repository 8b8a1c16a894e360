/** Where business time comes from. One is injected into every process; tests and the demo move theirs. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's own clock: production. */
export const systemClock: Clock = { now: () => new Date() };
