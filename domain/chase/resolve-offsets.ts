import type { PolicyProblem } from './check-policy';

/** A step whose day may be counted from another step's instead of from day 0. */
export interface OffsetStep {
  key: string;
  workingDay: number;
  after?: string | undefined;
}

export type Resolved<S extends OffsetStep> = Omit<S, 'after'>;

/**
 * Days counted from other steps become days counted from day 0. Keys that nobody has, and steps that
 * are counted from each other in a circle, are problems, all together; then no step is returned.
 */
export function resolveOffsets<S extends OffsetStep>(
  steps: readonly S[],
): { steps: Resolved<S>[]; problems: PolicyProblem[] } {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const problems = steps.flatMap((step, index) => {
    const message = wrongBase(step, byKey);
    return message === null ? [] : [{ path: `steps[${String(index)}].after`, message }];
  });
  if (problems.length > 0) return { steps: [], problems };
  return {
    problems,
    steps: steps.map((step) => {
      const own = { ...step };
      delete own.after;
      return {
        ...own,
        workingDay: chainOf(step, byKey).reduce<number>((sum, one) => sum + one.workingDay, 0),
      };
    }),
  };
}

function wrongBase(step: OffsetStep, byKey: ReadonlyMap<string, OffsetStep>): string | null {
  if (step.after === undefined) return null;
  if (!byKey.has(step.after)) {
    return `There is no step “${step.after}” to count from. Write the key of another step, or leave it out.`;
  }
  const chain = chainOf(step, byKey);
  const last = chain.at(-1);
  if (last?.after === undefined || !byKey.has(last.after)) return null;
  const circle = [...chain.map((one) => one.key), last.after].map((key) => `“${key}”`);
  return `These steps are counted from each other in a circle: ${circle.join(', ')}. Count one of them from day 0.`;
}

/** The step, the one it is counted from, and so on; ends before a key that comes again or is unknown. */
function chainOf<S extends OffsetStep>(step: S, byKey: ReadonlyMap<string, S>): S[] {
  const chain: S[] = [];
  for (let next: S | undefined = step; next && !chain.includes(next);) {
    chain.push(next);
    next = next.after === undefined ? undefined : byKey.get(next.after);
  }
  return chain;
}
