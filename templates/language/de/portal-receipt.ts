import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-receipt';
import { receipt as paper } from './records';

export const receipt: Translated<typeof english.receipt> = {
  thanks:
    '<strong>Danke, {{receipt.by.name}}.</strong> Alles, was Sie gespeichert haben, ist sicher. Heben Sie diese Quittung auf: Sie belegt, was Sie wann übergeben haben.',
  pdf: 'Als PDF sichern',
  json: 'Als JSON sichern',
  check: 'Wer diese Quittung hat, kann prüfen, dass sie von uns und unverändert ist:',
  code: 'Code',
  checkHere: 'Prüfen',
  accessTitle: 'Zugang entfernt',
  access:
    '{{receipt.accessRemoved.by}} erklärt, dass der eigene Zugang zu diesen Punkten entfernt ist:',
  alsoTitle: 'Außerdem gesendet, über die Anforderung hinaus',
  alsoEntries: '{{count entries one="# Eintrag" other="# Einträge"}}, {{savedAt}}',
  alsoList: 'Eine ausgefüllte Liste, {{savedAt}}',
  title: 'Quittung {{receipt.number}}',
  finished: 'Abgeschlossen',
  by: 'Von',
  forWhom: 'Für',
  inIt: 'Enthält',
  forWhomIs: '{{link.clientName}}, Anforderung {{link.number}}, empfangen von {{msp.name}}',
  inItIs:
    '{{#if receipt.items.length}}{{count receipt.items.length one="# Punkt" other="# Punkte"}}; {{/if}}insgesamt {{receipt.answeredTotal}} von {{receipt.itemsTotal}} beantwortet',
  head: { item: 'Punkt', answer: 'Antwort', saved: 'Gespeichert', files: 'Dateien' },
  printTitle: 'SHA-256 des Versiegelten',
  print: 'Prüfsumme ',
  filePrint: 'Datei ',
  until: ', bis {{promisedUntil}}',
  explain:
    'Die langen Zeilen sind Prüfsummen (SHA-256) der verschlüsselten Bytes, die gespeichert wurden: zuerst die der Antwort, dann die jeder Datei. Sie zeigen, dass seither nichts geändert wurde, und niemand kann aus ihnen ein Passwort errechnen. Alle Zeiten in Ortszeit ({{place}}).',
  late: 'Einige der von Ihnen genannten Tage liegen nach der Frist. Die Wiederbeschaffung beginnt dennoch mit der Frist, {{day link.deadlineAt}}; was Sie senden, beendet sie für diesen Punkt.',
  stillOpen:
    '{{count progress.toGo one="# Punkt ist" other="# Punkte sind"}} noch offen. Kommen Sie jederzeit über denselben Link wieder.',
  promisedLeft:
    '{{count progress.promised one="# Punkt ist" other="# Punkte sind"}} zugesagt und noch zu senden. Senden Sie es über denselben Link.',
  allDone: 'Nichts ist mehr offen. Danke für eine saubere Übergabe.',
  answers: paper.answers,
};
