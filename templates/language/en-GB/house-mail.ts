import type { MailTexts } from '../mail-words';

type OtherTemplate =
  | 'receipt'
  | 'all-done'
  | 'overdue-task'
  | 'closed'
  | 'stalled'
  | 'purge-warning'
  | 'contact-bounced'
  | 'mail-came';

/** Thanks to who answered, and notes inside our own house (account manager: about 40 words). */
export const houseMail: Pick<MailTexts, OtherTemplate> = {
  receipt: {
    part: 'receipt {{receiptNumber}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'Your {{plural submitted "answer is" "%n answers are"}} here and sealed. The attached receipt is yours to keep: it shows what came, when and from whom, and holds no secret.',
      },
      {
        p: '{{#if open}}With {{answered}} of {{total}} done, a good next one would be “{{firstOpen}}”. There is no need to do it today.{{else}}That was the last one.{{/if}}',
      },
      { button: '{{#if open}}Go on where you stopped{{else}}See your page{{/if}}' },
    ],
  },
  'all-done': {
    part: 'all answered',
    tone: 'friendly',
    blocks: [
      {
        p: 'Every one of the {{total}} points is answered. That took care and patience, and we thank you for both, also in the name of {{client}}.',
      },
      {
        p: 'From here the work is ours: we check what came, and change each password among it, so that you need not look after any. Should one of them not work, you hear from us; otherwise this was our last message. Your receipts stay on the page.',
      },
      { button: 'See your receipts' },
    ],
  },
  'overdue-task': {
    part: '{{plural taskCount "1 task overdue" "%n tasks overdue"}}',
    tone: 'friendly',
    blocks: [
      { p: 'Past the due date for {{client}}:' },
      { list: 'tasks', most: 50 },
      {
        p: '{{#if again}}{{plural again "One of these was" "%n of these were"}} in an earlier reminder, so the lead and the account manager read this, too.{{/if}}',
      },
      {
        p: 'Please finish, or note in the task what holds it up, so that somebody can clear the way.',
      },
      { button: 'Open the tasks' },
    ],
  },
  closed: {
    part: 'closed',
    tone: 'friendly',
    blocks: [
      {
        p: 'Finished: of {{total}} items, {{accepted}} were accepted, {{recovered}} recovered, {{rotated}} rotated and {{waived}} waived. The closing report is attached.',
      },
      { button: 'Open the handover' },
    ],
  },
  stalled: {
    part: 'needs you',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if more}}{{plural more "One more item was" "%n more items were"}} refused, beside what has waited for your decision since {{since}}. The page shows them together.{{else}}Stalled since {{since}}: {{reason}}. The page offers the one step that gets {{client}} moving.{{/if}}',
      },
      { button: 'Unblock it' },
    ],
  },
  'purge-warning': {
    part: 'secrets are purged {{#if soon}}tomorrow{{else}}in {{daysLeft}} days{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'What {{msp}} sent for {{client}} is destroyed on {{purgeOn}}. After that day nobody can open it, we neither.',
      },
      {
        p: 'Is everything recorded where you keep such things? Then there is nothing to do. Otherwise keep it longer on the page, with a reason.',
      },
      { button: 'Look, or keep it longer' },
    ],
  },
  'contact-bounced': {
    part: 'mail to {{who}} came back',
    tone: 'friendly',
    blocks: [
      {
        p: 'Mail to {{who}} came back for good, so it does not count as a reminder. {{#if nextName}}{{nextName}} is written to instead.{{else}}There is nobody else at {{whose}} to write to.{{/if}} If you know a better address, enter it on the page.',
      },
      { button: 'See the contacts' },
    ],
  },
  'mail-came': {
    part: '{{#if replies}}{{plural replies "a reply by mail" "%n replies by mail"}}{{else}}mail to look at{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if replies}}For {{client}}, {{plural replies "a reply came" "%n replies came"}} by mail instead of the page. {{plural replies "It is" "They are"}} sealed; files that came along wait for you to say what they belong to.{{/if}}',
      },
      {
        p: '{{#if odd}}{{plural odd "One mail" "%n mails"}} about our messages could not be understood by a machine. Please look.{{/if}}',
      },
      { p: 'The chase goes on, unless you pause it.' },
      { button: 'Read the correspondence' },
    ],
  },
};
