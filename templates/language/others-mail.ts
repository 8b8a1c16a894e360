import type { OtherArrival, OtherFinding } from '../../domain/answers/other-arrival';
import type { HouseLanguage } from './house-language';

/** Words of the mail about what came beside answers and can be of no use. Handlebars over the facts of render-others.ts. */
export interface OthersWords {
  subject: string;
  intro: string;
  /** Of what its senders are told. */
  told: string;
  /** Of what is marked. */
  untold: string;
  mark: string;
  what: Readonly<Record<OtherArrival, string>>;
  why: Readonly<Record<OtherFinding, string>>;
}

const english: OthersWords = {
  subject:
    '{{plural n "Something came that" "%n things came that"}} could not be used, {{client}} ({{number}})',
  intro: 'It came beside the answers, was opened, and could not be used:',
  told: 'Its sender reads so at once on their page, and in our message of their next working morning; whoever asked a question was told at once to ask it once more.',
  untold:
    'What is marked as not told reaches nobody: its sender is not known, or cannot be reached. Please ask for it yourself.',
  mark: '(not told)',
  what: {
    also_sent: 'What was also sent',
    question: 'A question about an item',
    decline: 'Why the letter was not signed',
    signed_copy: 'The signed copy of the letter',
    file: 'A file that is of no item',
  },
  why: {
    unreadable: 'It could not be read: it arrived damaged, or is not what was announced.',
    file_missing: 'A file that it names did not arrive.',
    file_incomplete: 'Part of it did not arrive.',
    file_unreadable: 'It is not what its sender sealed.',
    infected: 'The virus scanner found malicious software in it. It stays locked.',
    kdbx_damaged: 'The KeePass file is damaged or cut off.',
  },
};

export const OTHERS_WORDS: Readonly<Record<HouseLanguage, OthersWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    subject:
      '{{plural n "Etwas, das kam, war" "%n Dinge, die kamen, waren"}} nicht zu gebrauchen, {{client}} ({{number}})',
    intro: 'Es kam neben den Antworten, wurde geöffnet und war nicht zu gebrauchen:',
    told: 'Der Absender liest es sofort auf seiner Seite und in unserer Nachricht am Morgen seines nächsten Arbeitstags; wer eine Frage stellte, wurde gleich gebeten, sie noch einmal zu stellen.',
    untold:
      'Was als nicht mitgeteilt vermerkt ist, erfährt sonst niemand: Der Absender ist nicht bekannt oder nicht zu erreichen. Bitte fragen Sie selbst danach.',
    mark: '(nicht mitgeteilt)',
    what: {
      also_sent: 'Was außerdem gesendet wurde',
      question: 'Eine Frage zu einem Punkt',
      decline: 'Warum das Schreiben nicht unterschrieben wurde',
      signed_copy: 'Die unterschriebene Kopie des Schreibens',
      file: 'Eine Datei, die zu keinem Punkt gehört',
    },
    why: {
      unreadable:
        'Es ließ sich nicht lesen: Es kam beschädigt an oder ist nicht, was angekündigt war.',
      file_missing: 'Eine Datei, die darin genannt ist, kam nicht an.',
      file_incomplete: 'Ein Teil davon kam nicht an.',
      file_unreadable: 'Es ist nicht, was der Absender versiegelt hat.',
      infected: 'Der Virenscanner fand darin Schadsoftware. Es bleibt gesperrt.',
      kdbx_damaged: 'Die KeePass-Datei ist beschädigt oder abgeschnitten.',
    },
  },
};
