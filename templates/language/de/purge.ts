import type { PurgeWords } from '../letter-words';

export const purge: PurgeWords = {
  title: 'Löschbescheinigung {{no}}',
  lead: 'Was {{msp}} für {{client}} an {{us}} gesendet hat, ist vernichtet. Diese Bescheinigung sagt, wann und wie. Sie enthält kein Geheimnis.',
  facts: {
    over: 'Übergabe beendet',
    purged: 'Vernichtet',
    counts:
      '{{plural answers "Eine versiegelte Antwort" "%n versiegelte Antworten"}}, {{plural files "eine versiegelte Datei" "%n versiegelte Dateien"}}, {{plural mails "eine versiegelte E-Mail" "%n versiegelte E-Mails"}}.',
  },
  how: {
    title: 'Wie',
    lines: [
      'Alles war mit einem eigenen Schlüssel dieser Übergabe versiegelt (age, X25519). Dieser Schlüssel wurde im Schlüsselspeicher vernichtet, einer eigenen Datenbank. Was damit versiegelt war, kann niemand mehr öffnen, weder hier noch in einer Kopie oder Sicherung der anderen Datenbank.',
      'Danach wurden die versiegelten Daten selbst aus der Datenbank entfernt.',
      'Sicherungen des Schlüsselspeichers laufen von selbst ab; bis die letzte aus der Zeit davor abgelaufen ist, könnte, wer sie und einen Haupt- oder Wiederherstellungsschlüssel hat, eine alte Kopie der Daten noch öffnen.',
    ],
  },
  key: 'Öffentliche Hälfte des vernichteten Schlüssels',
  left: {
    title: 'Was bleibt',
    lines: [
      'Schreiben, Nachrichten, Quittungen und das Protokoll: Art, Datum und Prüfsumme jeder Antwort, und wer was getan hat. Was an den Kunden ging oder anderswo eingetragen wurde, ist davon nicht berührt.',
    ],
  },
};
