/**
 * What the console and the portal call the values of closed lists. One place, so that a word means
 * the same on every page (product.md, "Words"). `{{word "stage" handover.stage}}` in a template.
 */
export const WORDS = {
  stage: {
    draft: 'Draft',
    authority: 'Authority',
    requested: 'Requested',
    resets: 'Resets',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  stalled: {
    authority_unsigned: 'Authority unsigned',
    every_contact_bounced: 'Every contact bounced',
    link_never_opened: 'Link never opened',
    no_answer: 'No answer',
    refused: 'Refused',
    promise_broken: 'Promise broken',
    ladder_exhausted: 'Every step taken, still waiting',
    rejected_not_replaced: 'Rejected answers not replaced',
    task_overdue: 'A reset task is overdue',
    circle: 'Resets wait for each other',
    mail_failing: 'Mail cannot be sent',
    worker_failing: 'The worker makes no progress',
  },
  step: {
    authority: 'Ask for the signature',
    'authority-request': 'Ask for the signature',
    'authority-reminder': 'Remind the signatory',
    request: 'Letter of request',
    reached: '“Did it reach you?” if unopened',
    reminder: 'Reminder',
    critical: 'Reminder, critical items are due',
    escalation: 'Escalation to the owner',
    deadline: 'Deadline',
    'formal-notice': 'Formal notice',
    counsel: 'Evidence pack to counsel',
    'last-word': 'Last word',
    'promise-broken': 'Ask about the broken promise',
    'overdue-task': 'Remind of overdue reset tasks',
    'contact-bounced': 'Tell of mail that came back',
    'mail-came': 'Tell of mail that came',
    call: 'Telephone call',
    'sent-back': 'Say what was sent back',
    'refusal-answered': 'Answer the refusal',
    'all-done': 'Thanks for the whole list',
    'ask-client': 'Ask the client for what it has',
    'ask-client-reminder': 'Remind the client of what it has',
    package: 'Sealed package for the client',
    'package-reminder': 'Remind the client of its package',
    'package-last': 'Last word on the package',
  },
  call: {
    reached: 'reached',
    no_answer: 'no answer',
    left_message: 'left a message',
    wrong_person: 'wrong person',
  },
  answer: {
    provided: 'provided',
    transferred: 'transferred',
    handed_over: 'handed over',
    never_held: 'never held',
    client_has_it: 'client has it',
    promised: 'promised',
    refused: 'refused',
  },
  refusal: {
    unpaid_invoice: 'unpaid invoice',
    contract: 'contract',
    legal: 'legal',
    policy: 'policy',
    other: 'other reason',
  },
  item: {
    outstanding: 'outstanding',
    answered: 'answered',
    accepted: 'accepted',
    rejected: 'sent back',
    waived: 'waived',
  },
  rung: {
    first: 'first contact',
    second: 'second contact',
    owner: 'owner',
    sponsor: 'sponsor',
    signatory: 'signatory',
    counsel: 'counsel',
  },
  task: {
    recover: 'recover',
    rotate: 'rotate',
    revoke: 'revoke',
    day_one: 'day one',
  },
  inbound: {
    reply: 'reply by mail',
    auto_reply: 'auto-reply',
    bounced: 'mail came back',
    gave_up: 'not delivered, given up',
    delayed: 'delivery is delayed',
    delivered: 'delivery confirmed',
    unknown_report: 'report we cannot read',
    loop: 'mail loop, left alone',
    unreadable: 'mail we cannot read',
    too_large: 'mail too large to take',
  },
  block: {
    vendor: 'the vendor',
    client: 'the client',
    other_task: 'another task',
    other: 'something else',
  },
  page: {
    authority: 'signing',
    client: 'client’s',
  },
  outcome: {
    pending: 'waiting to be sent',
    not_sent: 'not sent',
    unknown: 'fate unknown',
    rejected: 'rejected by their server',
    accepted: 'accepted by their server',
  },
  role: {
    account_manager: 'account manager',
    technician: 'technician',
    lead: 'lead',
    admin: 'administrator',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type WordList = keyof typeof WORDS;

function isWordList(name: string): name is WordList {
  return Object.hasOwn(WORDS, name);
}

/** The word for a value; a value that has none is its own word, with spaces for underscores and hyphens. */
export function wordFor(list: string, value: string): string {
  const words: Readonly<Record<string, string>> = isWordList(list) ? WORDS[list] : {};
  return words[value] ?? value.replaceAll(/[_-]/g, ' ');
}
