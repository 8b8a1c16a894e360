/** Their own word, at the end, that their access is removed. */
export const access = {
  title: 'Is your own access removed?',
  offer:
    '<strong>All is answered.</strong> One thing more, if you like: say that your own access is removed. It goes on your receipt.',
  offerButton: 'Say that our access is removed',
  lead: 'If you like, say so here, item by item. It is voluntary. {{msp.name}} checks it for itself all the same; your word and its date stand beside that, and on a receipt for you.',
  items: 'Our own access through these is removed',
  name: 'Your full name, as a signature',
  say: 'Confirm, and get a receipt',
  said: 'said by {{typedName}}, {{when saidAt}}',
  nothing: 'Nothing is left to say here. Thank you.',
  notYet: 'First answer what is still open; then this page is of use.',
  notKept: 'Not kept yet. {{count n one="# thing" other="# things"}} to put right:',
  problems: {
    no_items: 'Tick at least one item, or leave this page as it is.',
    no_name: 'Type your full name.',
    odd_name: 'Type your name in at most 200 characters that can be seen.',
  },
};
