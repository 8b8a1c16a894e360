import type { Contact } from '../contacts/contact';
import { isNamedInReminder, isOutstanding, type AnswerFacts } from '../items/answer';
import type { Criticality } from '../items/item';
import { chooseRecipients, type RecipientFacts } from './choose-recipients';
import type { PlannedStep } from './planned-step';

export interface ChasedItem extends AnswerFacts {
  id: string;
  criticality: Criticality;
}

export interface StepFacts extends RecipientFacts {
  /** Some contact of the previous MSP has opened a link. */
  opened: boolean;
  /** Some contact's mail came back. */
  bounced: boolean;
  items: readonly ChasedItem[];
  /** A person left its message out. */
  leftOut?: boolean;
  /** A step of the policy that is due as well names what was sent back, with its note. */
  ladderTells?: boolean;
}

export type SkipCode =
  | 'all_answered'
  | 'link_opened'
  | 'nothing_bounced'
  | 'critical_answered'
  | 'all_promised'
  | 'promise_kept'
  | 'replaced'
  | 'ladder_tells'
  | 'no_promise_passed'
  | 'nobody_reachable'
  | 'no_such_contact'
  | 'by_person';

export type StepDecision =
  /** `later`: reachable, but had a message today, so theirs leaves in their next working morning. */
  | { kind: 'send'; to: Contact[]; later: Contact[]; named: string[] }
  /** Everybody had a message today: take it in their next working morning. */
  | { kind: 'later'; later: Contact[] }
  | { kind: 'skip'; reason: { code: SkipCode; sentence: string } };

/** These say what happens next, so they go while anything is outstanding, promised or not. */
const ALWAYS_NAMED: ReadonlySet<string> = new Set([
  'request',
  'deadline',
  'formal-notice',
  'counsel',
  'last-word',
]);

/**
 * What to do with a step of the chase that is due at this instant. Skipping concerns the message
 * only: the recover tasks that a step opens are opened all the same.
 */
export function decideStep(step: PlannedStep, facts: StepFacts, at: Date): StepDecision {
  if (facts.leftOut === true) return skip('by_person', 'A person left this step out.');
  const outstanding = facts.items.filter(isOutstanding);
  if (outstanding.length === 0) {
    return skip('all_answered', 'Every item has an answer, so nothing is left to ask for.');
  }
  const unmet = unmetCondition(step, facts, at);
  if (unmet) return unmet;
  if (facts.ladderTells === true) {
    return skip(
      'ladder_tells',
      'The step of this morning names what was sent back, with its note.',
    );
  }
  const named = namedItems(step, outstanding, at);
  if (named.length === 0) return nothingNamed(step);
  const { to, heard } = chooseRecipients(step.rungs, facts);
  if (to.length > 0) {
    return { kind: 'send', to, later: heard, named: named.map((item) => item.id) };
  }
  if (heard.length > 0) return { kind: 'later', later: heard };
  if (facts.contacts.some((contact) => step.rungs.includes(contact.rung) && contact.bounced)) {
    return skip(
      'nobody_reachable',
      'Every address for this step came back. Add a contact who can be reached.',
    );
  }
  return skip('no_such_contact', 'Nobody is named for this step, so it was left out.');
}

function unmetCondition(step: PlannedStep, facts: StepFacts, at: Date): StepDecision | null {
  const outstanding = facts.items.filter(isOutstanding);
  switch (step.condition) {
    case 'link_never_opened':
      return facts.opened && !facts.bounced
        ? skip('link_opened', 'A link was opened, so we need not ask whether the letter arrived.')
        : null;
    case 'bounced':
      return facts.bounced ? null : skip('nothing_bounced', 'No message has come back.');
    case 'critical_outstanding':
      return outstanding.some((item) => item.criticality === 'critical')
        ? null
        : skip('critical_answered', 'Every critical item has an answer.');
    case 'promise_passed':
      return outstanding.some((item) => isPassed(item, at))
        ? null
        : skip('no_promise_passed', 'No promised date has passed without its item.');
    case 'authority_unsigned':
    case 'always':
      return null;
  }
}

function namedItems(step: PlannedStep, outstanding: readonly ChasedItem[], at: Date): ChasedItem[] {
  if (step.deadline || ALWAYS_NAMED.has(step.template)) return [...outstanding];
  const named = outstanding.filter((item) => isNamedInReminder(item, at));
  if (step.kind === 'promise') return named.filter((item) => item.promisedUntil !== null);
  if (step.kind === 'sent_back') return named.filter((item) => item.state === 'rejected');
  if (step.condition === 'promise_passed') return named.filter((item) => isPassed(item, at));
  if (step.condition !== 'critical_outstanding') return named;
  return named.filter((item) => item.criticality === 'critical');
}

/** It was promised, the day is over, and it has not come. */
function isPassed(item: ChasedItem, at: Date): boolean {
  const { promisedUntil: until } = item;
  return item.answerType === 'promised' && until !== null && until.getTime() < at.getTime();
}

function nothingNamed(step: PlannedStep): StepDecision {
  if (step.kind === 'promise') {
    return skip('promise_kept', 'What was promised for this day has come, or was promised anew.');
  }
  if (step.kind === 'sent_back') {
    return skip(
      'replaced',
      'What was sent back has been replaced, or is promised for a later day.',
    );
  }
  return skip('all_promised', 'Everything that is left is promised for a later day.');
}

function skip(code: SkipCode, sentence: string): StepDecision {
  return { kind: 'skip', reason: { code, sentence } };
}
