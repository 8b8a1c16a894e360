import { stringify } from 'yaml';
import type { Policy } from '../../../domain/chase/policy';
import { readHandoverText } from '../start/read-text';

/** A policy as a person would write it in a file; what is usual is left out. */
export function yamlOfPolicy(policy: Policy): string {
  const steps = policy.steps.map(({ condition, criticalDue, deadline, ...step }) => ({
    ...step,
    ...(condition === 'always' ? {} : { condition }),
    ...(criticalDue ? { criticalDue } : {}),
    ...(deadline ? { deadline } : {}),
  }));
  return stringify({ ...policy, steps }, { flowCollectionPadding: false });
}

/** What the text says, or the sentence that says why it cannot be read; every problem is at the text. */
export function policyOfYaml(text: string): { raw: unknown; fieldOf: (path: string) => string } {
  const read = readHandoverText(text);
  return { raw: 'sentence' in read ? read.sentence : read.raw, fieldOf: () => 'yaml' };
}
