import type { z } from 'zod';
import { checkPolicy } from '../chase/check-policy';
import type { Policy } from '../chase/policy';
import { resolveOffsets } from '../chase/resolve-offsets';
import { MOST_STEPS, policyFields, stepFields } from './policy-input';
import { problemsOf, sentenceOf, type InputProblem } from './sentences';

export type ReadPolicy = { ok: true; policy: Policy } | { ok: false; problems: InputProblem[] };

const NOT_ONE =
  'This is not a policy. Write a group of fields: name, sendingHour, steps and so on.';

/**
 * A policy from whatever a form, a file or a request holds, with every step's day counted from day 0.
 * All problems together, each with its place: a slip in one field hides nothing that is wrong elsewhere.
 */
export function readPolicy(raw: unknown): ReadPolicy {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, problems: [{ path: '', message: NOT_ONE }] };
  }
  const read = policyFields.safeParse(raw, { error: sentenceOf });
  const steps = wellFormedSteps(raw);
  const problems = [
    ...(read.success ? [] : problemsOf(read.error.issues)),
    ...(steps ? problemsOfSteps(steps, read.success ? read.data.authority : undefined) : []),
  ];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, policy: { ...read.data, steps: resolveOffsets(read.data.steps).steps } };
}

type StepInput = z.output<typeof stepFields>;

/** The steps, if each is well-formed by itself: what one says against another is told only then. */
function wellFormedSteps(raw: object): StepInput[] | null {
  const given: unknown = 'steps' in raw ? raw.steps : undefined;
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_STEPS) return null;
  const read = given.map((step: unknown) => stepFields.safeParse(step));
  const steps = read.flatMap((one) => (one.success ? [one.data] : []));
  return steps.length === given.length ? steps : null;
}

function problemsOfSteps(
  given: readonly StepInput[],
  authority: Policy['authority'] | undefined,
): InputProblem[] {
  const { steps, problems } = resolveOffsets(given);
  if (problems.length > 0) return problems;
  return checkPolicy({ steps, ...(authority ? { authority } : {}) });
}
