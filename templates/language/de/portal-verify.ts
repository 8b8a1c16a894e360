import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-verify';

export const verify: Translated<typeof english.verify> = {
  tab: 'Schreiben prüfen',
  title: 'Ist dieses Schreiben von uns?',
  lead: 'Wer nach Passwörtern fragt, verdient Misstrauen. Geben Sie die Nummer und den Code ein, die mit dem Schreiben kamen; beides steht in der Nachricht, die es brachte.',
  yes: 'Ja, dieses Schreiben ist von uns.',
  number: 'Nummer',
  made: 'Erstellt',
  forWhom: 'Für',
  to: 'An',
  compare:
    'Vergleichen Sie die letzte Zeile mit Ihrer Datei, um sicher zu sein, dass niemand sie geändert hat.',
  no: '<strong>Ein Schreiben mit dieser Nummer und diesem Code kennen wir nicht.</strong> Prüfen Sie beides noch einmal. Stimmt es, dann beantworten Sie das Schreiben bitte nicht, und sagen Sie uns Bescheid.',
  numberHint: 'Wie in H-2026-0012',
  code: 'Code',
  codeHint: 'Acht Zeichen, oder der ganze SHA-256',
  check: 'Prüfen',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Besser noch: Rufen Sie das im Schreiben genannte Unternehmen unter einer Nummer an, die Sie schon haben.',
};
