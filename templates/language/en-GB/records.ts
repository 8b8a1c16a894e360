import type { ReceiptWords, ReportWords } from '../letter-words';

export const receipt: ReceiptWords = {
  title: 'Receipt {{receiptNumber}}',
  lead: 'We received the following from {{msp}} for {{client}}. Every answer was sealed on arrival. This receipt names what came and holds no secret.',
  facts: {
    by: 'Given by',
    at: 'Finished',
    letter: 'To our letter',
    answered: 'Answered so far',
  },
  head: ['No.', 'Item', 'Answer', 'Fingerprints: of the answer, of each file'],
  answers: {
    provided: 'provided',
    transferred: 'transferred',
    handed_over: 'handed over',
    never_held: 'never held',
    client_has_it: 'the client has it',
    promised: 'promised',
    refused: 'refused',
  },
  until: 'until {{day}}',
  late: '{{plural count "The day named for item" "The days named for items"}} {{numbers}} {{plural count "lies" "lie"}} after the deadline. Recovery starts at the deadline, {{deadline}}, all the same; what you send ends it for that item.',
  files: '{{plural count "1 file" "%n files"}}',
  noFiles: 'none',
  note: 'A fingerprint is the SHA-256 of the encrypted bytes as they were stored. It shows that nothing was changed since, and nobody can work out a secret from it. Receiving is not yet accepting; should an answer need more, we write to you.',
  access: {
    title: 'Access removed',
    declared: '{{by}} declares that their own access through these is removed:',
  },
  also: {
    title: 'Also sent, beside what was asked for',
    entries: '{{plural count "1 entry" "%n entries"}}',
    list: 'a filled list, for a person to read',
  },
  verify:
    'Whether this receipt is ours and unchanged: {{page}}, number {{receiptNumber}}, code {{code}}. Or drop this file there; it stays with you.',
};

export const report: ReportWords = {
  title: 'Closing report {{no}}',
  lead: 'The handover of {{client}} from {{msp}} to {{us}} is closed. This report says what became of each item. It holds no secret.',
  facts: {
    requested: 'Requested',
    deadline: 'Deadline',
    closed: 'Closed',
    counts:
      '{{total}} items: {{answered}} answered, {{accepted}} accepted, {{waived}} waived. Reset tasks: {{recovered}} recovered, {{rotated}} rotated, {{revoked}} revoked.',
  },
  items: { title: 'Items', head: ['No.', 'Item', 'Answer', 'What became of it'] },
  outcome: {
    unanswered: 'no answer',
    accepted: 'accepted {{day}}',
    left: 'left with the client {{day}}, confirmed by {{by}}',
    waived: 'waived {{day}}: {{reason}}',
    recovered: 'recovered',
    rotated: 'rotated',
    open: 'not settled',
  },
  scope: { ours: 'ours', client: 'the client’s' },
  tasks: {
    title: 'Reset tasks',
    head: ['No.', 'Task', 'Opened and ended', 'Done by, and where it is recorded'],
    none: 'No reset task was needed.',
  },
  taskKind: {
    recover: 'Recover',
    rotate: 'Rotate',
    revoke: 'Revoke',
    day_one: 'Make unnecessary',
    verify: 'Verify',
  },
  taskState: { open: 'open', done: 'done', waived: 'waived' },
  messages: {
    title: 'Messages sent',
    head: ['Date', 'Message', 'To', 'Outcome'],
    none: 'No message was sent.',
  },
  messageNames: {
    request: 'Letter of request',
    'request-copy': 'Copy of the letter',
    reached: 'Did it reach you?',
    reminder: 'Reminder',
    critical: 'Critical items due',
    escalation: 'To the management',
    deadline: 'Deadline reached',
    'deadline-sponsor': 'Deadline reached, to the client',
    'formal-notice': 'Formal notice',
    'formal-notice-sponsor': 'Formal notice, for signature',
    counsel: 'Evidence file',
    'last-word': 'Closing note',
    'last-word-sponsor': 'Closing note, to the client',
    'promise-broken': 'A named date had passed',
    'authority-request': 'Authority, for signature',
    'authority-reminder': 'Authority, reminder',
    package: 'Sealed package for the client',
    'package-reminder': 'Package, reminder',
    'package-last': 'Package, last word',
    'all-done': 'Thanks',
    receipt: 'Receipt',
  },
  fate: {
    'not sent': 'not sent',
    unknown: 'unknown',
    rejected: 'turned away',
    accepted: 'accepted by the mail server',
  },
};

/** On top in the client's package, read without us. */
export const clientPackage: readonly string[] = [
  '{{client}}: {{plural total "one item" "%n items"}} from {{msp}}, handover {{no}}',
  'Each item has a folder with its number in the letter of request. values.txt is for reading, values.json for programs; both are filled up with empty lines. The files beside them are as they were sent.',
  'These items stay with you: {{us}} neither changes nor uses them. Whoever has this folder has the keys, so keep it where such things belong, and change what {{msp}} has known.',
  'Please confirm on the page that you have it. {{us}} then removes its copy.',
];
