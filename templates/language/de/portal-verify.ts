import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-verify';

export const verify: Translated<typeof english.verify> = {
  tab: 'Ein Dokument prüfen',
  title: 'Ist dieses Dokument von uns?',
  lead: 'Wer nach Passwörtern fragt, verdient Misstrauen. Prüfen Sie ein Schreiben, eine Vollmacht, eine förmliche Aufforderung oder eine Quittung: mit Nummer und Code oder mit der Datei selbst.',
  yes: 'Ja, dieses Dokument ist von uns.',
  yesFile: 'Ja, diese Datei ist von uns und unverändert.',
  kind: 'Dokument',
  kinds: {
    request: 'Schreiben mit der Anforderung',
    authority: 'Vollmacht, zu unterschreiben',
    'signed-authority': 'Vollmacht, unterschrieben',
    'formal-notice': 'Förmliche Aufforderung',
    'formal-notice-to-sign': 'Förmliche Aufforderung, zu unterschreiben',
    'counsel-file': 'Beweisakte',
    'closing-report': 'Abschlussbericht',
    'purge-certificate': 'Löschbescheinigung',
    receipt: 'Quittung',
  },
  number: 'Nummer',
  made: 'Erstellt',
  forWhom: 'Für',
  to: 'An',
  by: 'Von',
  inIt: 'Enthält',
  items: '{{count paper.receipt.items one="# Punkt" other="# Punkte"}}',
  callBack: 'Rückruf',
  callBackHow:
    '{{paper.callBackPhone}}, wenn Sie das als öffentliche Nummer von {{paper.clientName}} kennen',
  compare:
    'Vergleichen Sie die letzte Zeile mit Ihrer Datei, oder legen Sie die Datei unten ab: Dann wissen Sie, dass niemand sie geändert hat.',
  no: '<strong>Ein solches Dokument kennen wir nicht.</strong> Prüfen Sie Nummer und Code noch einmal, ob jedes Zeichen stimmt. Sind sie richtig, dann antworten Sie auf das Schreiben bitte nicht, und sagen Sie uns Bescheid.',
  numberHint: 'Etwa H-2026-0012, bei einer Quittung R-0012-3',
  code: 'Code',
  codeHint: 'Die Zeichen neben der Nummer, oder der ganze SHA-256-Wert',
  check: 'Prüfen',
  byNumber: 'Mit Nummer und Code',
  byFile: 'Mit der Datei',
  drop: 'Legen Sie das PDF hier ab, oder wählen Sie es:',
  dropHint:
    'Verglichen wird in Ihrem Browser, anhand des SHA-256-Werts. Die Datei verlässt Ihren Rechner nicht.',
  working: 'Wird verglichen …',
  tooBig: 'Diese Datei ist größer als jedes unserer Dokumente.',
  byHand:
    'Ohne Skripte lassen Sie Ihren Rechner den SHA-256-Wert der Datei bestimmen, und geben Sie ihn als Code ein; eine Nummer braucht es dann nicht.',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Noch besser: Rufen Sie den im Schreiben genannten Kunden unter einer Nummer an, die Sie schon haben.',
};
