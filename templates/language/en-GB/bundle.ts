import type { BundleWords } from '../letter-words';

export const bundle: BundleWords = {
  title: 'Evidence file {{no}}',
  lead: 'Records of the handover of {{client}} from {{msp}}, kept by {{us}}. The file holds no opinion and no secret. Each part is named here with the SHA-256 of its bytes; index.json says the same for programs.',
  asOf: 'As of',
  counts:
    '{{plural messages "One message" "%n messages"}}, {{plural receipts "one receipt" "%n receipts"}}, {{plural events "one event" "%n events"}} in the log.',
  head: ['Part', 'SHA-256'],
  kinds: {
    letter: 'Letter',
    message: 'Message, as stored',
    messages: 'The messages’ recipients and fate',
    receipt: 'Receipt',
    answers: 'Answers: kind, date, fingerprint; refusals with their reason',
    acts: 'Telephone calls, signing and posting',
    people: 'The people whom the log names by number',
    log: 'Log, with its hash chain',
    how: 'How to verify the log',
  },
  leftOut: {
    title: 'What is not in this file, and why',
    lines: [
      'Values and files that were handed over are sealed and stay so. Receipts and answers name their kind, their date and a fingerprint: the SHA-256 of the sealed bytes.',
      'What the previous MSP wrote in its own words, the text of a refusal included, is sealed too, because passwords are pasted into such texts. Of a refusal this file has the kind of reason and the date.',
      'In each message a placeholder of equal length stands where its recipient’s own link was. Nothing else was changed.',
      'Proof of posting is kept sealed. Its fingerprint is here; {{us}} hands it out on request.',
      'Mail that came in is kept sealed, and the messages within {{us}} are not part of the correspondence. The log names them.',
    ],
  },
};
