import { isOnLadder } from '../../../domain/contacts/contact';
import { chooseRecipients } from '../../../domain/chase/choose-recipients';
import { isOver } from '../../../domain/handover/stage';
import { stepName } from '../../../templates/pages/console/handover-words';
import { wordFor } from '../../../templates/pages/words';
import type { StepRow } from '../../../db/steps';
import type { Loaded } from './loaded';

export interface NextStepView {
  key: string;
  label: string;
  at: Date;
  /** "Jane Doe (first contact)"; empty for a step inside our own house. */
  to: string[];
  /** What it asks about before it is sent, or null. */
  onlyIf: string | null;
  opens: string | null;
}

const ONLY_IF: Readonly<Record<string, string>> = {
  link_never_opened: 'only if no link was opened by then',
  bounced: 'only if a message came back',
  critical_outstanding: 'only while a critical item is outstanding',
  promise_passed: 'only if a promised date has passed',
  authority_unsigned: 'only while the authority is unsigned',
};

/** The next planned step, or the chosen one, in words: what, when, to whom. Null when none is planned. */
export function nextStepView(
  { head, steps, contacts }: Loaded,
  chosen?: StepRow,
): NextStepView | null {
  const { handover } = head;
  if (isOver(handover.stage)) return null;
  const step =
    chosen ??
    steps.find(
      (candidate) => candidate.key === handover.next_step_key && candidate.state === 'planned',
    );
  if (!step) return null;
  const present = contacts
    .filter((contact) => contact.removed_at === null)
    .filter(isOnLadder)
    .map((contact) => ({ ...contact, bounced: contact.bounced_at !== null }));
  const { to } = chooseRecipients(step.rungs, {
    contacts: present,
    heardToday: new Set(),
    forced: true,
  });
  return {
    key: step.key,
    label: stepName(step.template),
    at: step.due_at,
    to: (step.left_out ? [] : to).map(
      (contact) => `${contact.name} (${wordFor('rung', contact.rung)})`,
    ),
    onlyIf: step.left_out
      ? 'without a message, because a person left it out'
      : (ONLY_IF[step.condition] ?? null),
    opens: step.deadline
      ? 'The remaining recover tasks open with it.'
      : step.critical_due
        ? 'Recover tasks for critical items open with it.'
        : null,
  };
}
