/** The client's sealed package, and counsel's evidence file. */
export const clientPackage = {
  yours: 'It is all yours',
  confirmed:
    '{{confirmedBy}} confirmed {{when confirmedAt named=true}} that {{link.clientName}} has the package with {{count items one="# item" other="# items"}}. We have removed its contents from our vault, so it cannot be downloaded here again.',
  sha: 'SHA-256 of the package:',
  title: 'A sealed package for {{link.clientName}}',
  lead: '{{count items one="# item" other="# items"}} from {{link.previousMspName}}, for you to keep. {{msp.name}} collected what is in the package, and neither changes nor uses it.',
  fetch: '1. Download it',
  fetchHow:
    'One file, {{size}}. It is encrypted: without {{#if ownKey}}your age key{{else}}its passphrase{{/if}} it is of no use to anybody, us included.',
  download: 'Download the package',
  downloaded: 'First downloaded {{when downloadedAt named=true}}.',
  open: '2. Open it',
  openKey: 'With your own key, and the free program <strong>age</strong>:',
  openPassphrase:
    '{{msp.name}} tells you the passphrase by telephone, and never in a message. The free program <strong>age</strong> asks for it:',
  unpack:
    'Then unpack <span class="mono">package.zip</span> like any other. There is a folder for each item, and a note on top.',
  whole: 'Check that it arrived whole',
  tell: '3. Tell us that you have it',
  tellWhy: 'Then we remove these items from our vault. After that, only you have them.',
  name: 'Your full name',
  opened: 'We have the package, and could open it.',
  confirm: 'Confirm',
};

export const counsel = {
  title: 'The evidence file of {{link.clientName}}',
  lead: 'Letters, every message with its fate, receipts, calls and postings, and the log with its hash chain, for the handover from {{link.previousMspName}}. It holds records only: no opinion, and no secret.',
  file: 'One file, {{mebibytes}} MiB',
  index:
    'It begins with an index (index.pdf) that lists each part with its SHA-256, and says what was left out and why.',
  download: 'Download the file (ZIP)',
  sha: 'SHA-256 of the file, as in our message:',
  inDoubt:
    'In doubt? Ring {{link.clientName}} on a number that you already have. Please do not forward this link: it is yours alone.',
};
