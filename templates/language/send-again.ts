import type { OtherFinding, WantedAgain } from '../../domain/answers/other-arrival';
import { LANGUAGES, type Language } from '../view';
import { day } from './dates';
import { markIn } from './marks';
import { returnedNote } from './returned';

interface SendAgainWords {
  /** What it was, for who sent it. */
  what: Readonly<Record<WantedAgain, string>>;
  /** Where the words for an answer (returned.ts) do not fit. */
  unreadable: string;
  unreadWords: string;
  fileMissing: string;
}

const english: SendAgainWords = {
  what: {
    also_sent: 'What you sent besides the items',
    decline: 'What you wrote when you declined to sign',
    signed_copy: 'The signed copy of the letter',
    file: 'A file that you sent besides the items',
  },
  unreadable: 'It could not be read: it arrived damaged. Please send it again.',
  unreadWords: 'It could not be read: it arrived damaged. Please write it once more.',
  fileMissing: 'A file that belongs to it did not arrive. Please send it again.',
};

const WORDS: Readonly<Record<Language, SendAgainWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    what: {
      also_sent: 'Was Sie neben den Punkten gesendet haben',
      decline: 'Was Sie geschrieben haben, als Sie nicht unterschrieben',
      signed_copy: 'Die unterschriebene Kopie des Schreibens',
      file: 'Eine Datei, die Sie neben den Punkten gesendet haben',
    },
    unreadable: 'Es ließ sich nicht lesen: Es kam beschädigt an. Bitte senden Sie es noch einmal.',
    unreadWords:
      'Es ließ sich nicht lesen: Es kam beschädigt an. Bitte schreiben Sie es noch einmal.',
    fileMissing: 'Eine Datei, die dazu gehört, kam nicht an. Bitte senden Sie alles noch einmal.',
  },
  fr: {
    what: {
      also_sent: 'Ce que vous avez envoyé en plus des éléments',
      decline: 'Ce que vous avez écrit en ne signant pas',
      signed_copy: 'L’exemplaire signé de la lettre',
      file: 'Un fichier que vous avez envoyé en plus des éléments',
    },
    unreadable:
      'Cet envoi n’a pas pu être lu : il est arrivé abîmé. Veuillez l’envoyer encore une fois.',
    unreadWords:
      'Ce texte n’a pas pu être lu : il est arrivé abîmé. Veuillez l’écrire encore une fois.',
    fileMissing:
      'Un fichier qui en fait partie n’est pas arrivé. Veuillez tout envoyer encore une fois.',
  },
  es: {
    what: {
      also_sent: 'Lo que envió además de los elementos',
      decline: 'Lo que escribió al no firmar',
      signed_copy: 'La copia firmada de la carta',
      file: 'Un archivo que envió además de los elementos',
    },
    unreadable: 'No se pudo leer: llegó dañado. Por favor, vuelva a enviarlo.',
    unreadWords: 'No se pudo leer: llegó dañado. Por favor, vuelva a escribirlo.',
    fileMissing: 'No llegó un archivo que forma parte de ello. Por favor, vuelva a enviarlo todo.',
  },
};

export interface Wanted {
  what: WantedAgain;
  finding: OtherFinding;
  sentAt: Date;
}

/**
 * What its sender reads of something that can be of no use: what it was, of which day in `zone` (IANA), why, and what would
 * help. In the same words as for an answer; a language that we do not speak is answered in English.
 */
export function wantedLine(tag: string, { what, finding, sentAt }: Wanted, zone: string): string {
  const language = LANGUAGES.find((one) => one === tag) ?? 'en-GB';
  const on = day(sentAt, zone, language);
  return `${WORDS[language].what[what]} (${on})${markIn(language, ':')} ${note(language, what, finding)}`;
}

function note(language: Language, what: WantedAgain, finding: OtherFinding): string {
  const words = WORDS[language];
  switch (finding) {
    case 'unreadable':
      return what === 'decline' ? words.unreadWords : words.unreadable;
    case 'file_missing':
      return words.fileMissing;
    case 'file_incomplete':
    case 'file_unreadable':
    case 'infected':
    case 'kdbx_damaged':
      return returnedNote(language, finding);
  }
}
