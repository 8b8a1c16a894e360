/** The list of what is asked for: the previous MSP's, and the client's. */
export const list = {
  title: '{{link.clientName}} asks you to hand over its access details',
  lead: '{{msp.name}}, their new provider, collects them{{#if signed}} on their written authority{{/if}}. Answer in pieces, in any order{{#if link.deadlineAt}}{{#if past}}. The day for it was {{day link.deadlineAt zone=link.previousMspTimeZone}}; what is missing is still wanted{{else}}, and come back any time until the end of {{day link.deadlineAt zone=link.previousMspTimeZone}}{{/if}}{{/if}}.',
  over: '<strong>This request is closed.</strong> Nothing more is needed from you. Your receipts stay here.',
  wanted: {
    title: 'Something that you sent could not be used',
    button: 'Send it once more',
  },
  saved:
    '<strong>Saved: {{saved.name}}.</strong> It is sealed now: you can replace it, and nobody can read it back here.',
  late: 'The day you named is after the deadline. Recovery starts at the deadline, {{day link.deadlineAt}}, all the same; what you send ends it for this item.',
  next: 'Next: {{next.name}}',
  whoAsks: 'Who asks',
  signed:
    'Signed by {{signed.name}}, {{signed.title}} of {{link.clientName}}{{#if signed.on}}, on {{day signed.on}}{{/if}}',
  doubts:
    'Doubts? {{#if letter}}Read the letter, check it, or call{{else}}Call{{/if}} {{link.clientName}} {{#if link.callBackPhone}}on their public number, {{link.callBackPhone}}{{else}}on a number that you already have{{/if}}. Request {{link.number}}{{#if letter}}, code <span class="mono">{{letter.code}}</span>{{/if}}.',
  letter: 'Letter <span class="visually-hidden">of request (PDF)</span>',
  check: 'Check <span class="visually-hidden">that the letter is ours</span>',
  happens: {
    title: 'What happens to what you send',
    sealed:
      'Each answer is encrypted the moment you save it, with a key that only {{msp.name}}’s vault can open. This site cannot read it back, and neither can anyone who holds your link.',
    changed:
      'It goes into {{link.clientName}}’s own records. {{msp.name}} then changes every password that you send, so that you are no longer responsible for it.',
    replaced:
      'You can replace an answer at any time. “Finished for now” gives you a receipt of what you handed over, and when.',
    doNot:
      '<strong>Please do not</strong> send passwords by mail or chat, forward your link, or lock, change or delete anything before it is handed over.',
  },
  progress: 'Progress',
  soFar:
    '<strong>{{progress.answered}} of {{progress.total}} answered</strong>{{#if progress.promised}}, {{progress.promised}} promised{{/if}}, {{progress.toGo}} to go',
  bar: '{{answered}} of {{total}} answered{{#if promised}}, {{promised}} promised{{/if}}',
  ofGroup: '{{answered}} of {{total}}',
  receipts: 'Your receipts',
  items: '{{count n one="# item" other="# items"}}',
  finish: 'Finished for now',
  sitting:
    '{{count sitting.saved one="# answer" other="# answers"}} saved since your last receipt. Everything saved is safe.',
  sittingAlso:
    '{{count sitting.saved one="# answer" other="# answers"}} and {{count sitting.also one="# further entry" other="# further entries"}} saved since your last receipt. Everything saved is safe.',
  haveReceipt: 'Everything saved is safe, and you have your receipt.',
  begin: 'Open an item to answer it. What you save is safe at once.',
  questions:
    'Questions? Write to <a href="mailto:{{msp.email}}">{{msp.email}}</a>, without passwords, or ring {{msp.phone}}.',
  critical: 'critical',
  onlyYou: 'only you can release it',
  onlyYouGroup: 'Only you can release these',
};

export const clientList = {
  title: '{{link.previousMspName}} says that you have these',
  lead: '{{msp.name}} needs them to look after {{link.clientName}}. Answer in any order. If you do not have one, say so: we then get it back another way.',
  over: '<strong>This is closed.</strong> Nothing more is needed from you. Your receipts stay here.',
  toGo: '<strong>{{toDo}} of {{total}} to go</strong>',
  nothing: 'Nothing is asked of you any more. Thank you.',
  sealed: 'Each answer is encrypted the moment you save it.',
};

/** How an item stands. */
export const standing = {
  accepted: 'accepted, thank you',
  waived: 'no longer needed',
  rejected: 'please send again',
  outstanding: 'to do',
  promised: 'promised for',
  promisePassed: 'was promised for',
  saved: 'saved',
  never_held: 'never held, saved',
  notWithYou: 'not with you, saved',
  client_has_it: 'the client has it, saved',
  transferred: 'transferred, saved',
  handed_over: 'handed over, saved',
  refused: {
    unpaid_invoice: 'you can’t: unpaid invoice',
    contract: 'you can’t: contract',
    legal: 'you can’t: legal reasons',
    policy: 'you can’t: your policy',
    other: 'you can’t, for now',
  },
};
