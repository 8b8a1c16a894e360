import type { StalledReason } from '../../../domain/handover/stage';
import { STALLED } from './handover-words';

/** One line says what to do; the handover's own page says it at length. Short enough for a button. */
const BUTTONS: Readonly<Partial<Record<StalledReason, string>>> = {
  authority_unsigned: 'Call the signatory',
  every_contact_bounced: 'Change a contact',
  link_never_opened: 'Call them',
  no_answer: 'Send now',
  refused: 'Decide',
  promise_broken: 'Call them',
  ladder_exhausted: 'See what is left',
  rejected_not_replaced: 'See the items',
  task_overdue: 'Open the tasks',
  circle: 'Open the circle',
  mail_failing: 'See the messages',
  worker_failing: 'See the log',
};

/** The one button of a stalled handover: where it leads, below the handover's own address. */
export function boardButton(reason: StalledReason): { label: string; page: string } {
  const { action, page } = STALLED[reason];
  return { label: BUTTONS[reason] ?? action, page };
}

/** The half sentence under a stalled handover's reason, which "since …" ends. */
const DETAILS: Readonly<Record<StalledReason, string>> = {
  authority_unsigned: 'nothing can be asked for before',
  every_contact_bounced: 'nobody can be reached by mail',
  link_never_opened: 'a call often helps',
  no_answer: 'nothing new came',
  refused: 'reminders do not help',
  promise_broken: 'it did not come',
  ladder_exhausted: 'every step was taken',
  rejected_not_replaced: 'sent back and not replaced',
  task_overdue: 'the deadline of our own passed',
  circle: 'needs proof from outside',
  mail_failing: 'messages wait for our mail server',
  worker_failing: 'whoever runs Handover has to look',
};

export function boardDetail(reason: StalledReason): string {
  return DETAILS[reason];
}
