import type { BundleWords } from '../letter-words';

export const bundle: BundleWords = {
  title: 'Beweisakte {{no}}',
  lead: 'Aufzeichnungen zur Übergabe von {{client}} durch {{msp}}, geführt von {{us}}. Die Akte enthält keine Wertung und kein Geheimnis. Jeder Teil ist hier mit dem SHA-256-Wert seiner Bytes genannt; index.json sagt dasselbe für Programme.',
  asOf: 'Stand',
  counts:
    '{{plural messages "Eine Nachricht" "%n Nachrichten"}}, {{plural receipts "eine Quittung" "%n Quittungen"}}, {{plural events "ein Ereignis" "%n Ereignisse"}} im Protokoll.',
  head: ['Teil', 'SHA-256'],
  kinds: {
    letter: 'Schreiben',
    message: 'Nachricht, wie gespeichert',
    messages: 'Empfänger und Verbleib der Nachrichten',
    receipt: 'Quittung',
    answers: 'Antworten: Art, Datum, Prüfsumme; Ablehnungen mit ihrem Grund',
    acts: 'Telefonate, Unterschrift und Postaufgabe',
    people: 'Die Personen, die das Protokoll mit Nummern nennt',
    log: 'Protokoll mit seiner Hash-Kette',
    how: 'Wie sich das Protokoll prüfen lässt',
  },
  leftOut: {
    title: 'Was nicht in dieser Akte ist, und warum',
    lines: [
      'Übergebene Werte und Dateien sind versiegelt und bleiben es. Quittungen und Antworten nennen Art, Datum und eine Prüfsumme: den SHA-256-Wert der versiegelten Bytes.',
      'Was der bisherige Dienstleister in eigenen Worten schrieb, auch der Text einer Ablehnung, ist ebenfalls versiegelt, weil in solche Texte Passwörter geraten. Von einer Ablehnung enthält die Akte die Art des Grundes und das Datum.',
      'In jeder Nachricht steht ein gleich langer Platzhalter, wo der eigene Link ihres Empfängers war. Sonst ist nichts verändert.',
      'Der Nachweis der Postaufgabe wird versiegelt verwahrt. Seine Prüfsumme steht hier; {{us}} gibt ihn auf Anfrage heraus.',
      'Eingegangene Post wird versiegelt verwahrt, und Nachrichten innerhalb von {{us}} gehören nicht zum Schriftwechsel. Das Protokoll nennt sie.',
    ],
  },
};
