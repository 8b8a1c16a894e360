import { atHour, localDate, nextMorning, workingDay } from '../calendar/calendar';
import type { LocalDate } from '../calendar/local-date';
import type { Rung } from '../contacts/contact';
import { morningsOf, type Mornings } from './mornings';
import { mainKey, officesOf, rungsIn, type Office, type Offices } from './whose-step';

/** One office's part of a step that has its day. */
interface Placed {
  rungs: readonly Rung[];
  day: LocalDate;
}

/** Says when each step leaves; give it one after the other. `of` is when it is due in an office. */
export type Placing = (rungs: readonly Rung[], of: (office: Office) => Date) => Mornings;

/**
 * The story is told in the order of its days, nobody hears twice in one of them, and both offices hear of a step in the
 * same ones, even where two calendars disagree about a holiday or a break: what would come too early waits for that
 * office's next morning.
 */
export function storyInOrder(calendars: Offices, hour: number): Placing {
  const placed: Placed[] = [];
  return (rungs, of) =>
    morningsOf(rungs, (office) => {
      const calendar = calendars[office];
      const theirs = rungsIn(office, rungs);
      let due = of(office);
      for (const before of placed) {
        if (localDate(calendar, due) < before.day) {
          due = atHour(calendar, workingDay(calendar, before.day, 0), hour);
        }
        const again = before.rungs.some((rung) => theirs.includes(rung));
        if (again && localDate(calendar, due) === before.day)
          due = nextMorning(calendar, due, hour);
      }
      placed.push({ rungs: theirs, day: localDate(calendar, due) });
      return due;
    });
}

/** In the order of their days, the previous MSP's part of a step before the client's. */
export function inStoryOrder<S extends { key: string; rungs: readonly Rung[]; dueAt: Date }>(
  steps: readonly S[],
): S[] {
  const dues = new Map(steps.map((step) => [step.key, step.dueAt.getTime()]));
  const at = (step: S): number => dues.get(mainKey(step.key)) ?? step.dueAt.getTime();
  const ofClient = (step: S): number => Number(!officesOf(step.rungs).includes('previousMsp'));
  return [...steps].sort((a, b) => at(a) - at(b) || ofClient(a) - ofClient(b));
}
