import type { AuthorityWords, NoticeWords } from '../letter-words';

export const authority: AuthorityWords = {
  title: 'Authority {{no}}: {{client}}',
  subject: 'Written authority for the handover from {{msp}}',
  paragraphs: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}}{{#if clientRegister}} ({{clientRegister}}){{/if}}, represented by {{signatory}}{{#if signatoryTitle}}, {{signatoryTitle}}{{/if}}, authorises {{us}}{{#if usAddress}}, {{usAddress}}{{/if}}, to request, receive, transfer and verify, in its name, the items listed in the annex and the accounts, domains, telephone numbers and tenants that belong to them.',
    'We ask {{msp}}{{#if mspAddress}}, {{mspAddress}}{{/if}}, to release these items to {{us}} and to give it the information needed to use them.',
    'This authority is valid from {{validFrom}} until {{validUntil}}. We may revoke it at any time by notice in text form. It ends any earlier permission of {{msp}} to manage these items, except as far as their delivery requires it.',
    'It does not allow {{us}} to make payments, to accept or waive claims, or to change our agreements with {{msp}}.',
    '{{#if callBack}}Whoever wishes to check this authority may call us on our public number, {{callBack}}.{{else}}Whoever wishes to check this authority may call us on our public number.{{/if}}',
  ],
  signed: {
    title: 'Signed electronically',
    lines: [
      'Name: {{name}}',
      'Capacity: {{capacity}}',
      'Signed: {{at}}',
      'From the internet address: {{ip}}',
    ],
    consent: 'Declared when signing: “{{consent}}”',
  },
  unsigned: 'For {{client}}:',
  annex: { title: 'Annex: the items', head: ['No.', 'Item', 'Kind'] },
};

export const notice: NoticeWords = {
  title: 'Formal notice {{no}}: {{client}}',
  subject: 'Formal notice: handover of credentials, keys and records',
  sentBy: 'By registered post',
  before: [
    'By {{us}}, acting under our written authority, we asked you on {{requestedOn}} to hand over what our systems depend on. {{plural total "One item has" "%n items have"}} not been handed over and {{plural total "is" "are"}} listed in the annex.',
    'We, the client, require this by {{requireBy}}.',
  ],
  story: 'What has been sent and received',
  events: {
    requested: '{{day}}: letter of request {{no}} sent',
    reached: '{{day}}: enquiry whether the letter had arrived',
    opened: '{{day}}: your link was opened',
    answered: '{{day}}: {{plural count "one answer" "%n answers"}} received, with thanks',
    reminded: '{{day}}: reminder sent',
    promised: '{{day}}: you named a date for {{plural count "one item" "%n items"}}',
    promise_broken: '{{day}}: the date that you had named passed',
    critical_due: '{{day}}: critical items were due',
    escalated: '{{day}}: letter to your management',
    deadline: '{{day}}: all items were due',
    noticed: '{{day}}: formal notice',
    refused: '{{day}}: you declined {{plural count "one item" "%n items"}}, naming a reason',
  },
  after: [
    'Delivery is to {{us}}, by the link sent to you, or by courier for objects. Please send no password by email or chat.',
    'Your access to our systems {{#if accessOver}}ended{{else}}ends{{/if}} on {{accessEnds}}, except as far as delivery requires it. Please confirm in writing that it has been removed.',
    'Until delivery, please keep all backups, logs, keys, licences and second factors that concern us intact.',
    '{{law}} If you hold back an item on account of a claim, please state the item, the claim, the sum and its due date.',
    'What is not delivered we shall replace. All our rights are reserved; nothing in this notice admits or waives anything.',
  ],
  annex: {
    title: 'Annex: items not handed over',
    head: ['No.', 'Item', 'Your answer so far', 'A complete answer carries'],
  },
  soFar: {
    none: 'none',
    promised: 'announced for {{until}}',
    promise_passed: 'announced for {{until}}, not received',
    refused: 'declined on {{day}}: {{reason}}',
    rejected: 'of {{day}}, returned as incomplete',
  },
};
