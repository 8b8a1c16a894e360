/** The public page on which a letter is checked. */
export const verify = {
  tab: 'Check a letter',
  title: 'Is this letter from us?',
  lead: 'A request for passwords deserves suspicion. Type the number and the code that came with the letter; both are in the message that brought it.',
  yes: 'Yes, this letter is ours.',
  number: 'Number',
  made: 'Made',
  forWhom: 'For',
  to: 'To',
  compare: 'Compare the last line with the file you have, to be sure that nobody changed it.',
  no: '<strong>We do not know a letter with this number and code.</strong> Check both once more. If they are right, please do not answer that letter, and tell us.',
  numberHint: 'As in H-2026-0012',
  code: 'Code',
  codeHint: 'Eight characters, or the whole SHA-256',
  check: 'Check',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Better still, ring the client named in the letter on a number that you already have.',
};
