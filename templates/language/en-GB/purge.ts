import type { PurgeWords } from '../letter-words';

export const purge: PurgeWords = {
  title: 'Purge certificate {{no}}',
  lead: 'What {{msp}} sent to {{us}} for {{client}} has been destroyed. This certificate says when and how. It holds no secret.',
  facts: {
    over: 'Handover over',
    purged: 'Destroyed',
    counts:
      '{{plural answers "One sealed answer" "%n sealed answers"}}, {{plural files "one sealed file" "%n sealed files"}}, {{plural mails "one sealed mail" "%n sealed mails"}}.',
  },
  how: {
    title: 'How',
    lines: [
      'Everything was sealed (age, X25519) to one key of this handover. That key was destroyed in the keystore, a database of its own. Nobody can open what was sealed to it any more, neither here nor in a copy or backup of the other database.',
      'The sealed data itself was then removed from the database.',
      'Backups of the keystore expire by themselves; until the last one from before this date has, its holder and a vault or recovery key together could still open an old copy of the data.',
    ],
  },
  key: 'Public half of the destroyed key',
  left: {
    title: 'What is left',
    lines: [
      'Letters, messages, receipts and the log: type, date and fingerprint of each answer, and who did what. What left for the client, or was recorded elsewhere, is not touched by this.',
    ],
  },
};
