import type { MailFrame } from '../mail-words';

export const frame: MailFrame = {
  subject: '{{client}}: handover {{no}}, {{part}}',
  greeting: { named: 'Dear {{name}},', unnamed: 'Dear colleagues,' },
  closing: { formal: 'Yours sincerely,', friendly: 'Kind regards,' },
  verify:
    'Is this genuine? Check at {{verifyUrl}}{{#if callBack}}, or call {{client}} on its public number {{callBack}}{{/if}}.',
  linkBelow: 'Or open this address:',
  more: 'and {{n}} more',
  today: 'today',
  byDay: 'by {{day}}',
  mark: {
    critical: 'critical',
    onlyYou: 'only you can release it',
    promised: 'you named {{day}}',
  },
  withNote: '{{line}}, sent back: “{{note}}”',
  wantedToo: 'Besides, something that you sent could not be used here:',
  standing:
    'Open now: {{open}} of {{total}}. The letter’s dates: {{#if criticalOpen}}critical items, {{criticalDue}}; {{/if}}the whole list, {{deadline}}.',
  promisedFor: '{{name}}, named for {{day}}',
  dueOn: '{{task}}: {{name}}, due {{day}}{{#if owner}} ({{owner}}){{/if}}',
  story: {
    requested: '{{day}}: letter of request sent',
    reached: '{{day}}: we asked whether it had arrived',
    opened: '{{day}}: link opened',
    answered: '{{day}}: {{plural count "1 answer" "%n answers"}} received',
    reminded: '{{day}}: reminder sent',
    promised: '{{day}}: a date was named for {{plural count "1 item" "%n items"}}',
    promise_broken: '{{day}}: the date named had passed',
    critical_due: '{{day}}: critical items due',
    escalated: '{{day}}: we wrote to the management',
    deadline: '{{day}}: deadline for all items',
    noticed: '{{day}}: formal notice sent',
  },
  settled: {
    invoice_paid:
      'The invoice you named is paid{{#if amount}}: {{amount}}{{/if}}{{#if day}}, on {{day}}{{/if}}.',
    security_offered:
      'Security is offered for the sum you claim{{#if amount}}: {{amount}}{{/if}}{{#if day}}, by {{day}}{{/if}}.',
    escrow_offered:
      'Payment into escrow is offered for the sum in dispute{{#if amount}}: {{amount}}{{/if}}{{#if day}}, by {{day}}{{/if}}.',
    asked_again: 'Your reason was taken up with the client, who asks for the release.',
    counsel_engaged: 'Counsel has been engaged.',
    waived: 'It is no longer asked for.',
  },
  refusal: {
    unpaid_invoice: 'unpaid invoice',
    contract: 'contract',
    legal: 'legal reason',
    policy: 'company policy',
    other: 'other reason',
  },
  stalled: {
    authority_unsigned: 'the authority is not signed',
    every_contact_bounced: 'nobody who would have to answer can be reached by mail',
    link_never_opened: 'nobody has opened a link',
    no_answer: 'no answer has come for some days',
    refused: 'items were refused',
    promise_broken: 'a promised day passed without an answer',
    ladder_exhausted: 'every step has been taken',
    rejected_not_replaced: 'answers we sent back were not replaced',
    task_overdue: 'a reset task is overdue',
    circle: 'reset tasks wait for each other',
    mail_failing: 'the mail server does not take our messages',
    worker_failing: 'the worker is not making progress',
  },
  declined: {
    items: 'the list is not right',
    not_entitled: 'somebody else has to sign',
    not_leaving: 'they do not move to us, or not yet',
    unclear: 'there are questions first',
    other: 'for another reason',
  },
  task: {
    recover: 'Recover',
    rotate: 'Rotate',
    revoke: 'Revoke',
    day_one: 'Make unnecessary',
    verify: 'Verify',
  },
  and: 'and',
};
