import type { Rung } from '../contacts/contact';
import type { PolicyStep } from './policy';

/** Working days from a step's day to its message: the deadline's leaves when its day is over. */
export function messageDelay(step: Pick<PolicyStep, 'deadline'>): number {
  return step.deadline ? 1 : 0;
}

/** The working day on which a step's message leaves. */
export function messageDay(step: Pick<PolicyStep, 'deadline' | 'workingDay'>): number {
  return step.workingDay + messageDelay(step);
}

/** Where nobody is named, the signatory is the sponsor too, so both rungs count as one person. */
function personOn(rung: Rung): Rung {
  return rung === 'signatory' ? 'sponsor' : rung;
}

/** The rung on which somebody would get both steps; undefined when nobody does. */
export function sharedRung(
  one: Pick<PolicyStep, 'rungs'>,
  other: Pick<PolicyStep, 'rungs'>,
): Rung | undefined {
  const people = one.rungs.map(personOn);
  return other.rungs.find((rung) => people.includes(personOn(rung)));
}

export function sharesPerson(
  one: Pick<PolicyStep, 'rungs'>,
  other: Pick<PolicyStep, 'rungs'>,
): boolean {
  return sharedRung(one, other) !== undefined;
}
