import type { uploads as english } from '../en-GB/portal-uploads';
import type { Translated } from '../portal-words';

export const uploads: Translated<typeof english> = {
  drop: 'Oder ziehen Sie sie irgendwo auf diese Seite, bis 250 MiB je Datei. Sie werden in Ihrem Browser versiegelt und gleich gesendet.',
  sending: '{done} von {all}, {left}',
  minutes: 'noch etwa {n} min',
  seconds: 'noch etwa {n} s',
  queued: 'Wartet, bis sie an der Reihe ist',
  waiting: 'Die Verbindung ist unterbrochen. Es geht von selbst weiter, sobald sie wieder da ist.',
  busy: 'Wir können gerade nichts annehmen. Was gesendet ist, ist sicher; es geht von selbst weiter.',
  sent: '{size}, versiegelt und gesendet. Die Datei gehört zu Ihrer Antwort, sobald Sie speichern.',
  sentToList:
    'Versiegelt und gesendet. Öffnen Sie den Punkt und speichern Sie, damit die Datei zu Ihrer Antwort gehört.',
  again:
    '{size}, noch nicht vollständig. Wählen Sie dieselbe Datei noch einmal, dann geht es dort weiter.',
  tooLarge:
    '{size} sind mehr als die 250 MiB, die eine Datei haben darf. Teilen Sie sie auf, oder schreiben Sie uns, und wir finden einen anderen Weg.',
  unreadable:
    'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie verschoben oder geändert; wählen Sie sie noch einmal.',
  folder:
    'Ein Ordner lässt sich nicht senden. Packen Sie ihn in ein Archiv, und ziehen Sie dieses hierher.',
  takeAway: 'Entfernen',
  where: 'Ziehen Sie Dateien auf den Punkt, zu dem sie gehören.',
  first: 'Gespeichert wird, sobald die Dateien angekommen sind.',
  saving: 'Wird gespeichert …',
  lost: 'Das ließ sich nicht speichern; was Sie eingegeben haben, ist noch da. Drücken Sie gleich noch einmal auf Speichern.',
  rejected:
    'Wir können hier im Moment nichts annehmen: Der Schlüssel, der Ihre Antwort versiegeln würde, ist nicht von unserem Tresor unterschrieben. ' +
    'Es wurde nichts gesendet. Bitte sagen Sie der Person Bescheid, die Ihnen geschrieben hat, und senden Sie es nicht auf anderem Weg.',
};
