/** The receipt as a page. */
export const receipt = {
  thanks:
    '<strong>Thank you, {{receipt.by.name}}.</strong> Everything that you saved is safe. Keep this receipt: it proves what you handed over, and when.',
  pdf: 'Save as PDF',
  json: 'Save for programs (JSON)',
  check: 'Anybody who has this receipt can check that it is ours and unchanged:',
  code: 'Code',
  checkHere: 'Check it',
  accessTitle: 'Access removed',
  access: '{{receipt.accessRemoved.by}} says that their own access through these is removed:',
  alsoTitle: 'Also sent, beside what was asked for',
  alsoEntries: '{{count entries one="# entry" other="# entries"}}, {{savedAt}}',
  alsoList: 'A filled list, {{savedAt}}',
  title: 'Receipt {{receipt.number}}',
  finished: 'Finished',
  by: 'By',
  forWhom: 'For',
  inIt: 'In it',
  forWhomIs: '{{link.clientName}}, request {{link.number}}, received by {{msp.name}}',
  inItIs:
    '{{#if receipt.items.length}}{{count receipt.items.length one="# item" other="# items"}}; {{/if}}{{receipt.answeredTotal}} of {{receipt.itemsTotal}} answered altogether',
  head: { item: 'Item', answer: 'Answer', saved: 'Saved', files: 'Files' },
  printTitle: 'SHA-256 of what was sealed',
  print: 'Fingerprint ',
  filePrint: 'File ',
  until: ', for {{promisedUntil}}',
  explain:
    'The long lines are fingerprints (SHA-256) of the encrypted bytes that were stored, first of the answer, then of each file. They show that nothing was changed since, and nobody can work out a password from them. Times are in {{place}} time.',
  late: 'Days that you named lie after the deadline. Recovery starts at the deadline, {{day link.deadlineAt}}, all the same; what you send ends it for that item.',
  stillOpen:
    '{{count progress.toGo one="# item is" other="# items are"}} still open. Come back any time through the same link.',
  promisedLeft:
    '{{count progress.promised one="# item is" other="# items are"}} promised, and still to come. Send it through the same link.',
  allDone: 'Nothing is open any more. Thank you for a clean handover.',
  answers: {
    provided: 'provided',
    transferred: 'transferred',
    handed_over: 'handed over',
    never_held: 'never held',
    client_has_it: 'client has it',
    promised: 'promised',
    refused: 'refused',
  },
};
