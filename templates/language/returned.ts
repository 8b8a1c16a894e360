import type { Finding } from '../../domain/answers/arrival';
import { LANGUAGES, type Language } from '../view';

/** What a sender reads whose answer could not be used: on the page and in the next message. */
const NOTES: Readonly<Record<Language, Readonly<Record<Finding, string>>>> = {
  'en-GB': english(),
  'en-US': english(),
  de: {
    answer_unreadable: again('Diese Antwort ließ sich nicht lesen: Sie kam beschädigt an.'),
    file_missing: again('Eine Datei, die zu dieser Antwort gehört, kam nicht an.'),
    file_incomplete: again('Eine Datei kam nicht vollständig an.'),
    file_unreadable: again('Eine Datei ließ sich nicht lesen: Sie kam beschädigt an.'),
    infected:
      'Unser Virenscanner fand in einer Datei Schadsoftware; sie bleibt gesperrt. Bitte senden Sie eine saubere Fassung.',
    secret_empty:
      'Das Passwort oder der Schlüssel selbst war leer. Bitte senden Sie ihn; gibt es keinen, schreiben Sie das in das Feld.',
    kdbx_damaged:
      'Die KeePass-Datei ist beschädigt oder abgeschnitten. Bitte speichern Sie sie neu und senden Sie sie noch einmal.',
    certificate_alone:
      'Das Zertifikat kam ohne seinen privaten Schlüssel. Bitte senden Sie beide, am besten in einer PFX-Datei.',
  },
};

function again(what: string): string {
  return `${what} Bitte senden Sie sie noch einmal.`;
}

function english(): Record<Finding, string> {
  const resend = 'Please send it again.';
  return {
    answer_unreadable: `This answer could not be read: it arrived damaged. ${resend}`,
    file_missing: `A file that belongs to this answer did not arrive. ${resend}`,
    file_incomplete: `A file could not be read: part of it did not arrive. ${resend}`,
    file_unreadable: `A file could not be read: it arrived damaged. ${resend}`,
    infected:
      'Our virus scanner found malicious software in a file, and it stays locked. Please send a clean copy.',
    secret_empty:
      'The password or key itself was empty. Please send it; if there is none, say so in its field.',
    kdbx_damaged:
      'The KeePass file is damaged or cut off. Please save it anew in KeePass, and send it again.',
    certificate_alone:
      'The certificate came without its private key. Please send both, best in one PFX file.',
  };
}

/** In the handover's language; one that we do not speak is answered in English. */
export function returnedNote(language: string, finding: Finding): string {
  return NOTES[LANGUAGES.find((one) => one === language) ?? 'en-GB'][finding];
}
