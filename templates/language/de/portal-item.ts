import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-item';

export const item: Translated<typeof english.item> = {
  notSavedTitle: 'Noch nicht gespeichert: {{item.name}}',
  soFar: '{{progress.answered}} von {{progress.total}} beantwortet',
  saved:
    '<strong>Gespeichert: {{saved.name}}.</strong> Versiegelt; Sie können es ersetzen, niemand kann es hier wieder lesen.',
  notSaved:
    'Noch nicht gespeichert. {{count n one="# Angabe ist" other="# Angaben sind"}} zu korrigieren:',
  retype:
    'Passwörter und Schlüssel werden nicht wieder angezeigt: Geben Sie sie noch einmal ein{{#if refile}}, und wählen Sie die Dateien erneut{{/if}}.',
  overtaken:
    '<strong>Beantwortet von {{overtaken.by}}</strong>{{#if overtaken.at}}, {{when overtaken.at}}{{/if}}, während dieses Formular offen war. Von Ihren Eingaben wurde nichts gespeichert, die andere Antwort gilt.',
  overtakenHow:
    'Um sie zu ersetzen, setzen Sie am Ende das Häkchen und speichern Sie noch einmal. Passwörter, Schlüssel und Dateien müssen Sie erneut angeben.',
  overtakenStillHere:
    'Um sie zu ersetzen, setzen Sie am Ende das Häkchen und speichern Sie noch einmal. Was Sie eingegeben haben, ist noch da.',
  replace: 'Die Antwort von {{overtaken.by}} durch meine ersetzen',
  again: 'Bitte senden Sie dies noch einmal',
  agreed:
    '<strong>Wir stellen es gemeinsam um: {{when agreed.startsAt zone=zone}}.</strong> Bitte halten Sie bereit, woran es gebunden ist. Sobald es umgestellt ist, sagen Sie es hier.',
  standingAnswer:
    'Es gibt eine Antwort von {{item.answeredBy}}{{#if item.answeredAt}}, {{when item.answeredAt}}{{/if}}. Sie ist versiegelt. Was Sie jetzt speichern, ersetzt sie.',
  yourAnswer: 'Ihre Antwort',
  ofInvoice: 'Wenn es um eine offene Rechnung geht',
  swap: 'Oder wir stellen es gemeinsam um',
  swapHow:
    'Nennen Sie bis zu drei Zeiten von je einer Stunde, zu denen Sie es mit uns zusammen umstellen würden: zwischen 9 und 17 Uhr an Arbeitstagen beider Seiten, innerhalb von 30 Tagen. Alle Zeiten in Ortszeit ({{place}}); wir sind in {{ourPlace}}.',
  unsaved:
    'Noch nicht gespeichert. Es wird gespeichert, wenn Sie zu einem anderen Punkt oder zur Liste gehen.',
  saving: 'Wird gespeichert …',
  another: 'Noch eines hinzufügen ({{set}})',
  show: 'Eingabe anzeigen',
  hide: 'Eingabe verbergen',
  qr: {
    read: 'Aus einem Bild des QR-Codes lesen',
    none: 'In diesem Bild ist kein QR-Code zu lesen. Geben Sie das Geheimnis stattdessen ein.',
    done: 'Gelesen. Das Bild bleibt bei Ihnen; es wird nicht gesendet.',
  },
  files: 'Dateien',
  optional: 'optional',
  choose: 'Wählen …',
  filesHint:
    'Exporte, Schlüsseldateien, Fotos, Unterlagen: bis zu {{mostFiles}} auf einmal, je 250 MiB. Sie werden versiegelt wie alles andere, ihre Namen auch.',
  keepFiles:
    '{{count files one="Die bereits gesendete Datei" other="Die # bereits gesendeten Dateien"}} behalten',
  save: 'Speichern',
  saveNext: 'Speichern und zum nächsten',
  sealedHint:
    'Beim Speichern versiegelt. Sie können es ersetzen; niemand kann es hier wieder lesen.',
  skip: 'Vorerst auslassen, weiter: {{next.name}}',
  closed: {
    over: 'Diese Anforderung ist abgeschlossen. Von Ihnen wird nichts mehr gebraucht.',
    accepted: 'Dieser Punkt ist angenommen, danke. Mehr wird nicht gebraucht.',
    waived: 'Dieser Punkt wird nicht mehr gebraucht.',
  },
  choices: {
    provided: { label: 'Hier ist es', meaning: 'Sie senden es mit diesem Formular.' },
    transferred: {
      label: 'Übertragen',
      meaning: 'Konto, Domain, Lizenz oder Nummer hat schon einen neuen Inhaber.',
    },
    handed_over: {
      label: 'Ausgehändigt',
      meaning: 'Etwas Greifbares ist übergeben worden oder unterwegs.',
    },
    never_held: { label: 'Hatten wir nie', meaning: 'Es war nie bei Ihnen.' },
    client_has_it: {
      label: 'Hat der Kunde',
      meaning: 'Er hat es selbst; nennen Sie uns die Person, damit wir fragen können.',
    },
    promised: {
      label: 'Wir brauchen Zeit bis …',
      meaning: 'Sie senden es später, an einem Tag, den Sie nennen.',
    },
    refused: {
      label: 'Wir können nicht, weil …',
      meaning:
        'Sie geben es nicht heraus. Wir fragen nicht weiter; über den Grund wird gesprochen.',
    },
  },
  notWithClient: {
    label: 'Wir haben es nicht',
    meaning: 'Es ist nicht bei Ihnen, oder niemand findet es.',
  },
};
