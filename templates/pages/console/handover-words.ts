import type { StalledReason } from '../../../domain/handover/stage';
import { wordFor } from '../words';

/** Short enough for a mark on the drawn timeline; longer names are in ../words.ts. */
const MARKS: Readonly<Record<string, string>> = {
  authority: 'To sign',
  'authority-request': 'To sign',
  'authority-reminder': 'Sign, please',
  request: 'Letter',
  reached: 'Reached you?',
  reminder: 'Reminder',
  critical: 'Critical due',
  escalation: 'Owner',
  deadline: 'Deadline',
  'formal-notice': 'Formal notice',
  counsel: 'Counsel',
  'last-word': 'Last word',
  'promise-broken': 'Promise asked',
  overdue: 'Tasks overdue',
  'overdue-task': 'Tasks overdue',
  call: 'Call',
  'sent-back': 'Sent back',
  'send-again': 'Not usable',
  'refusal-answered': 'Refusal answered',
  'all-done': 'Thanks',
  'ask-client': 'Client asked',
  'ask-client-reminder': 'Client asked',
  'swap-agreed': 'Joint swap agreed',
  'swap-agreed-house': 'Joint swap agreed',
  'passed-on': 'Passed on',
  'question-asked': 'Question',
  'question-answered': 'Question answered',
  'authority-declined': 'Signature declined',
  package: 'Package',
  'package-reminder': 'Package waits',
  'package-last': 'Package waits',
};

export function markWord(template: string): string {
  return MARKS[template] ?? template.replaceAll(/[_-]/g, ' ');
}

/** What people did and recorded: on the drawn timeline, and in its story. */
export const ACTS = {
  left_with_client: { mark: 'With the client', told: 'The client confirmed that it has its items' },
  notice_posted: { mark: 'Posted', told: 'Formal notice signed and posted' },
} as const;

/** What a step is called once it happened: without the conditions that planned ones carry. */
export function stepName(template: string): string {
  if (template === 'reached') return '“Did it reach you?”';
  if (template === 'overdue') return wordFor('step', 'overdue-task');
  return wordFor('step', template);
}

/** In quotation marks, unless it has its own. */
export function quoted(step: string): string {
  return step.startsWith('“') ? step : `“${step}”`;
}

const SKIPPED: Readonly<Record<string, string>> = {
  all_answered: 'everything had an answer',
  link_opened: 'a link had been opened',
  nothing_bounced: 'no message had come back',
  critical_answered: 'every critical item had an answer',
  all_promised: 'everything left was promised for later',
  promise_kept: 'the promise was kept, or given anew',
  nobody_reachable: 'every address for it came back',
  no_such_contact: 'nobody is named for it',
  no_task_overdue: 'no task was overdue',
  client_answered: 'the client had answered',
  replaced: 'what was sent back had been replaced',
  sent_anew: 'it had come anew',
  ladder_tells: 'the step of that morning named what was sent back',
  told_together: 'another message of that day spoke of it',
  not_all_answered: 'not everything had an answer any more',
  swap_off: 'another answer had come, or it was sent back',
  swap_passed: 'its time had passed',
  promise_moved: 'nothing was promised for that day any more',
  signed: 'the authority was signed',
  declined: 'the signatory had declined',
  closed: 'nothing was left to settle',
  by_person: 'a person decided so',
  package_confirmed: 'the client had confirmed it',
  package_replaced: 'a newer package took its place',
};

/** Why a step was left out, as half a sentence. */
export function skipReason(code: string): string {
  return SKIPPED[code] ?? code.replaceAll('_', ' ');
}

/** Why it stands still, as a sentence, and the one thing that helps. `page` is relative to the handover's own. */
export const STALLED: Readonly<
  Record<StalledReason, { sentence: string; action: string; page: string }>
> = {
  authority_unsigned: {
    sentence: 'The client’s signatory has not signed, and nothing can be asked for before.',
    action: 'See who to call',
    page: '/people',
  },
  every_contact_bounced: {
    sentence: 'Nobody who would have to answer can be reached by mail, at theirs or at the client.',
    action: 'Change a contact',
    page: '/commands/change-contact',
  },
  link_never_opened: {
    sentence: 'Nobody has opened a link yet. A call often helps.',
    action: 'See who to call',
    page: '/people',
  },
  no_answer: {
    sentence: 'Nothing new has come for several working days.',
    action: 'Send the next step now',
    page: '/commands/send-now',
  },
  refused: {
    sentence: 'They refused, and reminders do not help: a person has to act.',
    action: 'Decide what to do',
    page: '/decisions',
  },
  promise_broken: {
    sentence: 'What was promised did not come.',
    action: 'See who to call',
    page: '/people',
  },
  ladder_exhausted: {
    sentence: 'Every planned step was taken, and no task of ours gets back what is left.',
    action: 'See what is left',
    page: '',
  },
  rejected_not_replaced: {
    sentence: 'Answers that were sent back have not been replaced.',
    action: 'See the items',
    page: '',
  },
  task_overdue: {
    sentence: 'A reset task is past its day.',
    action: 'Open the reset tasks',
    page: '/tasks',
  },
  circle: {
    sentence: 'Reset tasks wait for each other, and need proof from outside to begin.',
    action: 'Open the reset tasks',
    page: '/tasks',
  },
  mail_failing: {
    sentence: 'Our mail server does not take messages. Nothing is lost; they go out when it does.',
    action: 'See the messages',
    page: '/correspondence',
  },
  worker_failing: {
    sentence: 'The part that does the work makes no progress. Whoever runs Handover has to look.',
    action: 'See the log',
    page: '/log',
  },
};

/** What the last command did, said once after it. */
export const DONE: Readonly<Record<string, string>> = {
  pause: 'Paused. Nothing is sent until it is resumed.',
  resume: 'Resumed.',
  'send-now': 'The next step was taken.',
  extend: 'The deadline was moved, and the steps after today with it.',
  waive: 'Waived. These items are no longer asked for.',
  'open-resets': 'The reset tasks are open.',
  'change-contact': 'The contact was changed. The next message goes to the new one.',
  'remove-contact': 'Taken away. This person gets no more messages, and their link ended.',
  'skip-step': 'Left out. The steps after it stay on their days.',
  'edit-step': 'Kept. The message goes like this, unless somebody changes it again.',
  'drop-edit': 'Dropped. The message goes as it was before.',
  'record-call': 'The call is in the timeline and in the log.',
  cancel: 'Cancelled. Nothing more is sent.',
  accepted: 'Accepted.',
  swap: 'The time is agreed on. Both sides are told, with an entry for the calendar.',
  rejected: 'Sent back. The next message says why.',
  'asked-again': 'They are asked once more; the message goes out now.',
  'question-answered': 'Answered. It stands on their page, and goes by mail.',
  decided: 'The decision is recorded.',
  revoked: 'The link was withdrawn and opens nothing any more.',
  done: 'Done. Well worked.',
  waived: 'Waived.',
  begun: 'Begun.',
  assigned: 'The owner was changed.',
  'taken-over': 'It is yours now.',
  ticked: 'Ticked.',
  unticked: 'No longer ticked.',
  blocked: 'Blocked. Nobody is reminded of it until the day you chose.',
  unblocked: 'Free again.',
  reopened: 'Open again. What it had settled is unsettled.',
  'evidence-added': 'The evidence was kept.',
  noted: 'The note was kept.',
  'notice-prepared': 'The paper is ready to print, sign and post.',
  'notice-posted': 'The posting was recorded. Now add its proof.',
  'next-vault': 'Saved what is in the next vault.',
  'export-agreed': 'You agreed: the file can be fetched now.',
  'export-removed': 'The file is gone.',
  'also-item': 'It is an item now, with what was sent as its answer.',
  'also-aside': 'Put aside.',
  'package-confirmed': 'Recorded. The client has its items, and we have them no more.',
  'proof-added': 'The proof was sealed and kept.',
  kept: 'Kept. What was done so far goes on as the rotation.',
  dropped: 'Dropped. What came is rotated in its own time.',
};
