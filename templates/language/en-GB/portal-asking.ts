/** Questions at an item. */
export const asking = {
  title: 'Questions about this one',
  ask: 'Ask us something about it',
  yourQuestion: 'Your question',
  hint: 'Sealed like everything else. The answer comes by mail and stands here. You need not wait for it to answer other items.',
  send: 'Send the question',
  sent: '<strong>Asked.</strong> We answer by mail, and here.',
  askedBy: '{{byName}} asked {{when askedAt}}. The question is sealed.',
  waits: 'Not answered yet.',
  answered: '{{msp.name}} answers, {{when answeredAt}}:',
  problems: {
    no_question: 'Type your question first.',
    long_question: 'Type at most 2,000 characters, or ask in two questions.',
    questions_waiting: 'Three questions about this one wait for us already. We answer those first.',
    questions_enough:
      'That was the last question this page takes. Please ring us, or write a mail.',
    closed: 'This request is closed, so no question is needed any more.',
  },
};
