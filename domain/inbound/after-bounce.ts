import { isOfficeHours, nextMorning, type OfficeCalendar } from '../calendar/calendar';
import type { PlannedStep } from '../chase/planned-step';
import type { Stage } from '../handover/stage';

export interface BounceFacts {
  stage: Stage;
  /** Items that keep the chase going. */
  outstanding: number;
  /** The step whose message came back, and where it stands; null for messages of no step. */
  step: { key: string; kind: PlannedStep['kind']; state: 'planned' | 'taken' | 'skipped' } | null;
  /** Somebody at the previous MSP who can still be reached had the same step's message. */
  anotherHadIt: boolean;
  /** Planned steps that ask whether the letter arrived, the next one first. */
  asking: readonly { key: string; dueAt: Date }[];
}

export interface AfterBounce {
  /** Take this step again, for whoever is next: it never counted for the one whose mail came back. */
  revive: string | null;
  /** Ask this now, and not on its own day. */
  ask: string | null;
  dueAt: Date;
}

/**
 * How the chase goes on after a message came back for good. What nobody else had goes to the next contact at once,
 * thanks and the news of a joint swap too; where somebody else had it, "did it reach you?" is asked at once. At once means within office hours, else in the
 * next working morning: a report may come in the night.
 */
export function afterBounce(
  facts: BounceFacts,
  { calendar, hour, at }: { calendar: OfficeCalendar; hour: number; at: Date },
): AfterBounce {
  const dueAt = isOfficeHours(calendar, at) ? at : nextMorning(calendar, at, hour);
  const none = { revive: null, ask: null, dueAt };
  const { step } = facts;
  if (step === null || !['requested', 'resets'].includes(facts.stage)) return none;
  const isNews = step.kind === 'thanks' || step.kind === 'swap';
  const asks = ['chase', 'promise', 'sent_back'].includes(step.kind);
  if (!isNews && (!asks || facts.outstanding === 0)) return none;
  if (!facts.anotherHadIt) {
    // One that is planned goes to whoever can be reached by itself.
    return step.state === 'taken' ? { ...none, revive: step.key } : none;
  }
  const [next] = isNews ? [] : facts.asking;
  const sooner = next !== undefined && next.dueAt.getTime() > dueAt.getTime();
  return sooner ? { ...none, ask: next.key } : none;
}
