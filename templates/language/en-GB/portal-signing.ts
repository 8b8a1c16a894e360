/** The page on which the client's signatory signs. */
export const signing = {
  thanks: 'Signed, thank you',
  signedBy:
    '{{#if uploaded}}A signed copy came from{{else}}Signed by{{/if}} {{signed.name}}, {{signed.title}}{{#if signed.on}}, {{when signed.on named=true}}{{/if}}. We now write to {{link.previousMspName}}.',
  own: 'One thing makes it go faster: tell {{link.previousMspName}} yourself',
  ownWhy:
    'They may doubt a letter from somebody they do not know. A short message from your own mailbox settles that. It is ready: send it to the person you usually deal with there.',
  subject: 'Subject',
  message: 'Message',
  mail: 'Open it in my mail program',
  keepCopy: 'Keep a copy of the letter (PDF)',
  title: 'Your signature lets {{msp.name}} take over',
  lead: 'Before {{link.previousMspName}} may release anything, it needs the written permission of {{link.clientName}}. Two minutes: read, type your name, done.',
  over: 'This request is closed. No signature is needed any more.',
  notDeclined: 'Not declined yet. {{count n one="# thing" other="# things"}} to put right:',
  notSigned: 'Not signed yet. {{count n one="# thing" other="# things"}} to put right:',
  says: 'What the letter says',
  whole: 'The whole letter <span class="visually-hidden">(PDF)</span>',
  lets: '<strong>{{link.clientName}}</strong> lets <strong>{{msp.name}}</strong> receive, request, transfer and verify what <strong>{{link.previousMspName}}</strong> holds for it.',
  covers:
    'It covers the {{total}} items listed below, and nothing else. You can take it back in writing at any time.',
  yours: '{{msp.name}} acts for you; what is handed over stays yours.',
  items: 'The {{total}} items',
  sha: 'SHA-256 of the letter:',
  here: 'Sign here',
  name: 'Your full name',
  yourTitle: 'Your title',
  sign: 'Sign',
  recorded: 'The time and your internet address are recorded with it.',
  paper: 'Sign on paper instead, and upload it',
  paperHow: 'Print the letter, sign it, and send us a scan or a photo. It is sealed as it arrives.',
  whoSigned: 'Who signed',
  theirTitle: 'Their title',
  copy: 'Signed copy',
  copyHint: 'PDF or picture, up to 25 MiB',
  upload: 'Upload the signed copy',
  notReady: 'The letter is being made. Please come back in a few minutes.',
  inDoubt:
    'In doubt? Ring your account manager on a number that you already have, or <a href="/verify">check the letter</a>.',
  /** What the signatory agrees to: shown beside the box, and stored as it was shown. */
  consent:
    'I have read the letter. I am entitled to sign for {{client}}. I authorise {{msp}} to receive, request, transfer and verify what the letter lists from {{previousMsp}}, and I agree that my typed name is my signature.',
  /** Stored with a signed copy, where the consent is on the paper. */
  uploadedConsent:
    'A signed copy of the letter was uploaded, by which {{client}} authorises {{msp}} towards {{previousMsp}}.',
  ownSubject: '{{client}}: our authority for {{msp}}, request {{number}}',
  ownBody: `Hello,

we, {{client}}, are moving our IT to {{msp}}. I have authorised them in writing to receive, request, transfer and verify everything that {{previousMsp}} holds for us.

You will get a letter from them, number {{number}}, with the list and a link to answer it. Please answer each item there, and please do not send passwords by mail.

If you are in doubt, ring me on a number that you already have.

Thank you for your help, and for the time that we worked together.

{{name}}
{{title}}
{{client}}
`,
  drawnConsent:
    'I have read the letter. I am entitled to sign for {{client}}. I authorise {{msp}} to receive, request, transfer and verify what the letter lists from {{previousMsp}}, and I agree that my typed name and the signature that I have drawn are my signature.',
  draw: 'Draw your signature as well, if you like',
  drawHint: 'With a finger, a pen or the mouse. Your typed name is enough.',
  drawClear: 'Clear it',
  keepSigned: 'Keep the signed letter (PDF)',
  signedSoon: 'The signed letter will be here within a minute: reload this page.',
  decline: 'I do not sign',
  declineLead: 'Then nothing is asked for. Your account manager is told at once and rings you.',
  declineWhy: 'Why',
  declineReasons: {
    items: 'The list is not right',
    not_entitled: 'Somebody else has to sign',
    not_leaving: 'We do not change provider, or not yet',
    unclear: 'I have questions first',
    other: 'Another reason',
  },
  declineText: 'What should be different?',
  declineTextHint: 'Optional, and sealed: only {{msp.name}} can read it.',
  declineNow: 'Decline to sign',
  declined:
    '<strong>You declined to sign{{#if declined.at}}, {{when declined.at}}{{/if}}.</strong> Nothing is asked for. {{msp.name}} has been told and rings you. If you change your mind, you can still sign below.',
};
