import { checkReach } from './check-reach';
import { messageDay, sharedRung } from './message-day';
import type { Policy, PolicyStep } from './policy';

export interface PolicyProblem {
  /** Within the policy, such as steps[3].workingDay; empty for the policy as a whole. */
  path: string;
  message: string;
}

/** Whatever makes a well-formed policy unfit to chase with, all together; empty when it is fit. */
export function checkPolicy(
  policy: Pick<Policy, 'steps'> & Partial<Pick<Policy, 'authority'>>,
): PolicyProblem[] {
  const { steps } = policy;
  return [
    ...firstStep(steps),
    ...marks(steps, 'deadline'),
    ...marks(steps, 'criticalDue'),
    ...steps.flatMap((step, index) => againstEarlier(steps, step, index)),
    ...criticalAfterDeadline(steps),
    ...checkReach(policy),
  ];
}

function firstStep(steps: readonly PolicyStep[]): PolicyProblem[] {
  const first = steps[0];
  if (!first)
    return [
      {
        path: 'steps',
        message: 'The policy has no steps. Add at least the request and a deadline.',
      },
    ];
  const problems: PolicyProblem[] = [];
  if (first.workingDay !== 0) {
    problems.push({
      path: 'steps[0].workingDay',
      message: 'The first step is the request and goes out on working day 0. Write 0.',
    });
  }
  if (first.template !== 'request') {
    problems.push({
      path: 'steps[0].template',
      message: 'The first step is the letter of request. Choose the template request.',
    });
  }
  if (first.condition !== 'always') {
    problems.push({
      path: 'steps[0].condition',
      message: 'The request always goes out. Write always.',
    });
  }
  if (first.deadline || first.criticalDue) {
    problems.push({
      path: 'steps[0].' + (first.deadline ? 'deadline' : 'criticalDue'),
      message: 'Nothing is due on the day it is asked for. Mark a later step.',
    });
  }
  steps.forEach((step, index) => {
    if (index === 0 || step.template !== 'request') return;
    problems.push({
      path: `steps[${String(index)}].template`,
      message: 'There is one letter of request, and it is the first step. Choose another template.',
    });
  });
  return problems;
}

function marks(steps: readonly PolicyStep[], mark: 'deadline' | 'criticalDue'): PolicyProblem[] {
  const marked = steps.flatMap((step, index) => (step[mark] ? [index] : []));
  if (marked.length === 0 && mark === 'deadline' && steps.length > 0) {
    return [{ path: 'steps', message: 'No step is the deadline. Mark one with deadline: true.' }];
  }
  return marked.slice(1).map((index) => ({
    path: `steps[${String(index)}].${mark}`,
    message: `Only one step can have ${mark}: true. Take it away from all but one.`,
  }));
}

function againstEarlier(
  steps: readonly PolicyStep[],
  step: PolicyStep,
  index: number,
): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const path = `steps[${String(index)}]`;
  const earlier = steps.slice(0, index);
  if (earlier.some((other) => other.key === step.key)) {
    problems.push({
      path: `${path}.key`,
      message: `Two steps have the key “${step.key}”. Give each step a key of its own.`,
    });
  }
  if (step.condition === 'authority_unsigned') return problems;
  const chase = earlier.filter((other) => other.condition !== 'authority_unsigned');
  const order = outOfOrder(chase.at(-1), step);
  if (order) problems.push({ path: `${path}.workingDay`, message: order });
  const day = messageDay(step);
  const twice = chase
    .filter((other) => messageDay(other) === day)
    .map((other) => sharedRung(other, step))
    .find((rung) => rung !== undefined);
  if (twice) {
    const why = chase.some((other) => other.deadline && messageDay(other) === day)
      ? ', because the deadline’s message leaves when its day is over'
      : '';
    problems.push({
      path: `${path}.rungs`,
      message: `“${twice}” would get two messages on working day ${String(day)}${why}. Move one of the steps to another day.`,
    });
  }
  return problems;
}

function outOfOrder(before: PolicyStep | undefined, step: PolicyStep): string | null {
  if (!before) return null;
  if (step.workingDay < before.workingDay) {
    return `Working day ${String(step.workingDay)} comes before that of the step above it. Put the steps in the order of their days.`;
  }
  if (messageDay(step) < messageDay(before)) {
    return `The deadline’s own message leaves when its day is over, on working day ${String(messageDay(before))}. Put this step before the deadline, or on a later day.`;
  }
  return null;
}

function criticalAfterDeadline(steps: readonly PolicyStep[]): PolicyProblem[] {
  const critical = steps.findIndex((step) => step.criticalDue);
  const deadline = steps.findIndex((step) => step.deadline);
  if (deadline < 0 || critical <= deadline) return [];
  return [
    {
      path: `steps[${String(critical)}].criticalDue`,
      message:
        'Critical items would be due after the deadline. Move criticalDue to an earlier step.',
    },
  ];
}
