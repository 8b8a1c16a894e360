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
  fr: {
    answer_unreadable: encore('Cette réponse n’a pas pu être lue : elle est arrivée abîmée.'),
    file_missing: encore('Un fichier de cette réponse n’est pas arrivé.'),
    file_incomplete: encore('Un fichier n’est pas arrivé en entier.'),
    file_unreadable: encore('Un fichier n’a pas pu être lu : il est arrivé abîmé.'),
    infected:
      'Notre antivirus a trouvé un logiciel malveillant dans un fichier, qui reste bloqué. Veuillez en envoyer une copie saine.',
    secret_empty:
      'Le mot de passe ou la clé même était vide. Veuillez l’envoyer ; s’il n’y en a pas, écrivez-le dans son champ.',
    kdbx_damaged:
      'Le fichier KeePass est abîmé ou coupé. Veuillez l’enregistrer de nouveau et le renvoyer.',
    certificate_alone:
      'Le certificat est venu sans sa clé privée. Veuillez envoyer les deux, de préférence dans un fichier PFX.',
  },
  es: {
    answer_unreadable: otraVez('Esta respuesta no se pudo leer: llegó dañada.'),
    file_missing: otraVez('No llegó un archivo que pertenece a esta respuesta.'),
    file_incomplete: otraVez('Un archivo no llegó entero.'),
    file_unreadable: otraVez('Un archivo no se pudo leer: llegó dañado.'),
    infected:
      'Nuestro antivirus encontró software malicioso en un archivo, que queda bloqueado. Envíe, por favor, una copia limpia.',
    secret_empty:
      'La contraseña o la clave misma estaba vacía. Envíela, por favor; si no hay ninguna, dígalo en su campo.',
    kdbx_damaged:
      'El archivo de KeePass está dañado o cortado. Guárdelo de nuevo, por favor, y envíelo otra vez.',
    certificate_alone:
      'El certificado llegó sin su clave privada. Envíe ambos, por favor, mejor en un archivo PFX.',
  },
};

function encore(what: string): string {
  return `${what} Veuillez l’envoyer encore une fois.`;
}

function otraVez(what: string): string {
  return `${what} Por favor, vuelva a enviarlo.`;
}

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

const UNREAD_QUESTION: Readonly<Record<Language, string>> = {
  'en-GB': 'Your question could not be read: it arrived damaged. Please ask it once more.',
  'en-US': 'Your question could not be read: it arrived damaged. Please ask it once more.',
  de: 'Ihre Frage ließ sich nicht lesen: Sie kam beschädigt an. Bitte stellen Sie sie noch einmal.',
  fr: 'Votre question n’a pas pu être lue : elle est arrivée abîmée. Veuillez la poser encore une fois.',
  es: 'Su pregunta no se pudo leer: llegó dañada. Por favor, vuelva a hacerla.',
};

/** What whoever asked reads in the place of an answer, in the handover's language. */
export function unreadQuestion(language: string): string {
  return UNREAD_QUESTION[LANGUAGES.find((one) => one === language) ?? 'en-GB'];
}

/** In the handover's language; one that we do not speak is answered in English. */
export function returnedNote(language: string, finding: Finding): string {
  return NOTES[LANGUAGES.find((one) => one === language) ?? 'en-GB'][finding];
}
