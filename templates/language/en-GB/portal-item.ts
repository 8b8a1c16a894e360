/** One item's page. */
export const item = {
  notSavedTitle: 'Not saved yet: {{item.name}}',
  soFar: '{{progress.answered}} of {{progress.total}} answered',
  saved:
    '<strong>Saved: {{saved.name}}.</strong> Sealed; you can replace it, nobody can read it back here.',
  notSaved: 'Not saved yet. {{count n one="# thing" other="# things"}} to put right:',
  retype:
    'Passwords and keys are not shown again: type them once more{{#if refile}}, and choose the files again{{/if}}.',
  overtaken:
    '<strong>Answered by {{overtaken.by}}</strong>{{#if overtaken.at}}, {{when overtaken.at}}{{/if}}, while this form was open. Nothing of yours was saved, and theirs stands.',
  overtakenHow:
    'To replace theirs, tick the box at the end and save again. Passwords, keys and files have to be given once more.',
  overtakenStillHere:
    'To replace theirs, tick the box at the end and save again. What you typed is still here.',
  replace: 'Replace the answer of {{overtaken.by}} with mine',
  again: 'Please send this once more',
  agreed:
    '<strong>We move it together {{when agreed.startsAt zone=zone}}.</strong> Please have what it is bound to at hand. Once it is moved, say so here.',
  standingAnswer:
    'There is an answer from {{item.answeredBy}}{{#if item.answeredAt}}, {{when item.answeredAt}}{{/if}}. It is sealed. What you save now replaces it.',
  yourAnswer: 'Your answer',
  ofInvoice: 'If it is about an unpaid invoice',
  swap: 'Or let us swap it together',
  swapHow:
    'Name up to three times, an hour each, at which you would sit down with us to move it: between 9 and 17 on working days of both sides, within 30 days. Times are in {{place}} time; we are in {{ourPlace}}.',
  unsaved: 'Not saved yet. It is saved when you go on to another item or back to the list.',
  saving: 'Saving…',
  another: 'Add another ({{set}})',
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  qr: {
    read: 'Read it from a picture of the QR code',
    none: 'There is no QR code to be read in this picture. Type the secret instead.',
    done: 'Read. The picture stays with you; it is not sent.',
  },
  files: 'Files',
  optional: 'optional',
  choose: 'Choose…',
  filesHint:
    'Exports, key files, photos, papers: up to {{mostFiles}} at once, 250 MiB each. They are sealed like everything else, their names too.',
  keepFiles: 'Keep the {{count files one="# file" other="# files"}} sent before',
  save: 'Save',
  saveNext: 'Save, and on to the next',
  sealedHint: 'Sealed as it is saved. You can replace it; nobody can read it back here.',
  skip: 'Leave this one for now, next: {{next.name}}',
  closed: {
    over: 'This request is closed. Nothing more is needed from you.',
    accepted: 'This one is accepted, thank you. Nothing more is needed.',
    waived: 'This one is no longer needed.',
  },
  choices: {
    provided: { label: 'Here it is', meaning: 'You send it with this form.' },
    transferred: {
      label: 'Transferred',
      meaning: 'The account, domain, licence or number has a new owner already.',
    },
    handed_over: {
      label: 'Handed over',
      meaning: 'Something that one can touch has changed hands, or is on its way.',
    },
    never_held: { label: 'We never held it', meaning: 'It was never with you.' },
    client_has_it: {
      label: 'The client has it',
      meaning: 'They hold it themselves; say who, so that we can ask.',
    },
    promised: { label: 'We need until…', meaning: 'You send it later, on a day that you name.' },
    refused: {
      label: 'We can’t, because…',
      meaning: 'You will not release it. We stop asking, and people talk about the reason.',
    },
  },
  notWithClient: {
    label: 'We do not have it',
    meaning: 'It is not with you, or nobody can find it.',
  },
};
