import { isOutstanding, type AnswerFacts, type AnswerType } from '../items/answer';
import { isOver, type Stage, type StalledReason } from './stage';

export interface StallFacts {
  stage: Stage;
  paused: boolean;
  items: readonly (AnswerFacts & { answerType: AnswerType | null })[];
  /** Refused items about which no person has decided what to do. */
  undecided: number;
  /** Contacts of the previous MSP that can be written to, and how many there are. */
  reachable: number;
  contacts: number;
  linkOpened: boolean;
  /** Which planned acts have ended (taken or skipped), by kind and key. */
  ended: readonly { key: string; kind: string; taken: boolean }[];
  /** Planned acts still to come, by kind. */
  planned: readonly { kind: string }[];
  overdueTasks: number;
  /** A message could not be handed to the mail server. */
  mailFailing: boolean;
}

/**
 * Why nothing will happen, or nothing has happened for too long, unless a person acts; null when all is
 * well. The most urgent reason first: one reason and one button for each handover.
 */
export function whyStalled(facts: StallFacts, at: Date): StalledReason | null {
  if (isOver(facts.stage) || facts.paused) return null;
  if (facts.mailFailing) return 'mail_failing';
  if (facts.stage === 'authority') return authorityStalled(facts);
  if (facts.stage === 'draft') return null;
  if (facts.undecided > 0) return 'refused';
  const asking = facts.items.some(isOutstanding);
  if (asking && facts.contacts > 0 && facts.reachable === 0) return 'every_contact_bounced';
  if (asking && facts.items.some((item) => isBroken(item, at))) return 'promise_broken';
  if (facts.overdueTasks > 0) return 'task_overdue';
  if (!asking) return null;
  const chased = facts.ended.some((step) => step.key === 'critical' && step.taken);
  if (chased && !facts.linkOpened) return 'link_never_opened';
  const ladderOver = !facts.planned.some((step) => step.kind === 'chase');
  return facts.stage === 'requested' && ladderOver && facts.ended.length > 0
    ? 'ladder_exhausted'
    : null;
}

function authorityStalled(facts: StallFacts): StalledReason | null {
  const asked = facts.ended.filter((step) => step.kind === 'authority' && step.taken).length;
  const left = facts.planned.some((step) => step.kind === 'authority');
  return asked >= 3 || (asked > 0 && !left) ? 'authority_unsigned' : null;
}

function isBroken(item: AnswerFacts & { answerType: AnswerType | null }, at: Date): boolean {
  return (
    item.state === 'answered' &&
    item.answerType === 'promised' &&
    item.promisedUntil !== null &&
    item.promisedUntil.getTime() < at.getTime()
  );
}
