import type { Policy } from '../chase/policy';
import type { HandoverInput } from './handover-schema';
import { readPolicy } from './read-policy';

/**
 * The policy that an input chose: one of ours by its name, one written out, or the default one, which is
 * the first of ours. Undefined when nobody knows the name, or what is written out cannot be followed.
 */
export function policyOf(
  input: Pick<Partial<HandoverInput>, 'policy'>,
  policies: ReadonlyMap<string, Policy>,
): Policy | undefined {
  if (input.policy === undefined) return [...policies.values()][0];
  if (typeof input.policy === 'string') return policies.get(input.policy);
  const read = readPolicy(input.policy);
  return read.ok ? read.policy : undefined;
}
