import { PARTY_OF_RUNG, type Rung } from '../contacts/contact';
import type { Policy, PolicyStep } from './policy';

export interface PolicyProblem {
  /** Within the policy, such as steps[3].workingDay; empty for the policy as a whole. */
  path: string;
  message: string;
}

/** Whatever makes a well-formed policy unfit to chase with, all together; empty when it is fit. */
export function checkPolicy(policy: Pick<Policy, 'steps'>): PolicyProblem[] {
  const { steps } = policy;
  return [
    ...firstStep(steps),
    ...marks(steps, 'deadline'),
    ...marks(steps, 'criticalDue'),
    ...steps.flatMap((step, index) => againstEarlier(steps, step, index)),
    ...criticalAfterDeadline(steps),
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
  if (!first.rungs.some((rung) => PARTY_OF_RUNG[rung] === 'previous_msp')) {
    problems.push({
      path: 'steps[0].rungs',
      message: 'The request has to reach the previous MSP. Add first, second or owner.',
    });
  }
  if (first.condition !== 'always') {
    problems.push({
      path: 'steps[0].condition',
      message: 'The request always goes out. Write always.',
    });
  }
  return problems;
}

function marks(steps: readonly PolicyStep[], mark: 'deadline' | 'criticalDue'): PolicyProblem[] {
  const marked = steps.flatMap((step, index) => (step[mark] ? [index] : []));
  if (marked.length === 0 && mark === 'deadline') {
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
  const before = earlier.at(-1);
  if (before && step.workingDay < before.workingDay) {
    problems.push({
      path: `${path}.workingDay`,
      message: `Working day ${String(step.workingDay)} comes before that of the step above it. Put the steps in the order of their days.`,
    });
  }
  const twice = sharedRung(earlier, step);
  if (twice) {
    problems.push({
      path: `${path}.rungs`,
      message: `“${twice}” would get two messages on working day ${String(step.workingDay)}. Move one of the steps to another day.`,
    });
  }
  return problems;
}

function sharedRung(earlier: readonly PolicyStep[], step: PolicyStep): Rung | undefined {
  const sameDay = earlier.filter((other) => other.workingDay === step.workingDay);
  return step.rungs.find((rung) => sameDay.some((other) => other.rungs.includes(rung)));
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
