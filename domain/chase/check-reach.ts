import { PARTY_OF_RUNG, RUNGS, type Rung } from '../contacts/contact';
import type { PolicyProblem } from './check-policy';
import type { Policy, PolicyStep, StepTemplate } from './policy';

/** Messages that only some people can get: the others have no link to answer by, or must not see them. */
const ONLY_FOR: Partial<Record<StepTemplate, { rungs: readonly Rung[]; why: string }>> = {
  request: asking(),
  reached: asking(),
  reminder: asking(),
  critical: asking(),
  escalation: asking(),
  counsel: {
    rungs: ['counsel'],
    why: 'The evidence pack is for the client’s counsel alone. Write counsel, or choose another template.',
  },
};

function asking(): { rungs: readonly Rung[]; why: string } {
  return {
    rungs: RUNGS.filter((rung) => PARTY_OF_RUNG[rung] === 'previous_msp'),
    why: 'This message asks the previous MSP to answer. Write first, second or owner, or choose another template.',
  };
}

/** Steps that would reach nobody, or somebody whom their message is not for. */
export function checkReach({
  steps,
  authority,
}: Pick<Policy, 'steps'> & Partial<Pick<Policy, 'authority'>>): PolicyProblem[] {
  return steps.flatMap((step, index) => {
    const path = `steps[${String(index)}]`;
    const at = (field: string) => (message: string) => ({ path: `${path}.${field}`, message });
    if (step.condition === 'authority_unsigned') return askingToSign(step, authority, at);
    return [...rungsOf(step).map(at('rungs'))];
  });
}

function rungsOf(step: PolicyStep): string[] {
  const doubled = step.rungs.find((rung, index) => step.rungs.indexOf(rung) !== index);
  if (doubled) return [`“${doubled}” stands here twice. Write each rung once.`];
  if (step.rungs.length === 0) return ['Say who gets this step.'];
  const only = ONLY_FOR[step.template];
  return only && step.rungs.some((rung) => !only.rungs.includes(rung)) ? [only.why] : [];
}

/**
 * While the authority is unsigned nobody at the previous MSP has been written to, and only the
 * signatory can act. Such a step is counted from the day on which the signature was asked for.
 */
function askingToSign(
  step: PolicyStep,
  authority: Policy['authority'] | undefined,
  at: (field: string) => (message: string) => PolicyProblem,
): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (step.rungs.length !== 1 || step.rungs[0] !== 'signatory') {
    const sentence =
      'Before the authority is signed only the signatory can be asked, so nobody else would ever get this step. Write signatory alone, or choose another condition.';
    problems.push(at('rungs')(sentence));
  }
  if (step.template !== 'reminder') {
    problems.push(
      at('template')('A step about the unsigned authority is a reminder to sign. Choose reminder.'),
    );
  }
  if (step.deadline || step.criticalDue) {
    const mark = step.deadline ? 'deadline' : 'criticalDue';
    problems.push(
      at(mark)('Nothing is due before the letter has gone out. Mark a step of the chase.'),
    );
  }
  const { workingDay: day } = step;
  if (day === 0 || isRegular(day, authority)) {
    problems.push(
      at('workingDay')(
        `The signatory hears from us on working day ${String(day)} already. Choose another day.`,
      ),
    );
  }
  return problems;
}

function isRegular(day: number, authority: Policy['authority'] | undefined): boolean {
  if (!authority) return false;
  const { everyWorkingDays, most } = authority;
  return day % everyWorkingDays === 0 && day / everyWorkingDays <= most;
}
