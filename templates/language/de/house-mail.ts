import type { MailTexts } from '../mail-words';

type OtherTemplate =
  | 'receipt'
  | 'all-done'
  | 'overdue-task'
  | 'closed'
  | 'stalled'
  | 'purge-warning'
  | 'contact-bounced'
  | 'mail-came';

/** Thanks to who answered, and notes inside our own house (account manager: about 40 words). */
export const houseMail: Pick<MailTexts, OtherTemplate> = {
  receipt: {
    part: 'Quittung {{receiptNumber}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'Ihre {{plural submitted "Antwort ist" "%n Antworten sind"}} da und versiegelt. Die Quittung im Anhang gehört Ihnen: Sie zeigt, was wann von wem kam, und enthält kein Geheimnis.',
      },
      {
        p: '{{#if open}}{{answered}} von {{total}} sind geschafft; gut als Nächstes wäre „{{firstOpen}}“. Das hat Zeit.{{else}}Das war der letzte Punkt.{{/if}}',
      },
      { button: '{{#if open}}Dort weitermachen{{else}}Ihre Seite ansehen{{/if}}' },
    ],
  },
  'all-done': {
    part: 'alles beantwortet',
    tone: 'friendly',
    blocks: [
      {
        p: 'jeder der {{total}} Punkte ist beantwortet. Das hat Sorgfalt und Geduld gekostet; für beides danken wir Ihnen, auch im Namen von {{client}}.',
      },
      {
        p: 'Ab hier ist die Arbeit bei uns: Wir prüfen, was kam, und ändern jedes Passwort darunter, damit Sie auf keines mehr achten müssen. Geht eines davon nicht, hören Sie von uns; sonst war dies unsere letzte Nachricht. Ihre Quittungen bleiben auf der Seite.',
      },
      { button: 'Quittungen ansehen' },
    ],
  },
  'overdue-task': {
    part: '{{plural taskCount "1 Aufgabe überfällig" "%n Aufgaben überfällig"}}',
    tone: 'friendly',
    blocks: [
      { p: 'bei {{client}} ist dies überfällig:' },
      { list: 'tasks', most: 50 },
      {
        p: '{{#if again}}{{plural again "Eine davon stand" "%n davon standen"}} schon in einer früheren Erinnerung. Teamleitung und Kundenbetreuung lesen deshalb mit.{{/if}}',
      },
      {
        p: 'Bitte abschließen oder in der Aufgabe vermerken, woran es hängt, damit jemand helfen kann.',
      },
      { button: 'Aufgaben öffnen' },
    ],
  },
  closed: {
    part: 'abgeschlossen',
    tone: 'friendly',
    blocks: [
      {
        p: 'die Übergabe ist abgeschlossen: Von {{total}} Punkten wurden {{accepted}} angenommen, {{recovered}} wiederbeschafft, {{rotated}} erneuert und {{waived}} erlassen. Der Abschlussbericht liegt bei.',
      },
      { button: 'Übergabe öffnen' },
    ],
  },
  stalled: {
    part: 'braucht Sie',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if more}}{{plural more "Ein weiterer Punkt wurde" "%n weitere Punkte wurden"}} abgelehnt; seit dem {{since}} wartet anderes schon auf Ihre Entscheidung. Die Seite zeigt alles zusammen.{{else}}Stillstand seit dem {{since}}: {{reason}}. Die Seite bietet den einen Schritt, der {{client}} voranbringt.{{/if}}',
      },
      { button: 'Lösen' },
    ],
  },
  'purge-warning': {
    part: 'Geheimnisse werden {{#if soon}}morgen{{else}}in {{daysLeft}} Tagen{{/if}} vernichtet',
    tone: 'friendly',
    blocks: [
      {
        p: 'was {{msp}} für {{client}} gesendet hat, wird am {{purgeOn}} vernichtet. Danach kann es niemand mehr öffnen, auch wir nicht.',
      },
      {
        p: 'Ist alles dort eingetragen, wo Sie so etwas aufbewahren? Dann ist nichts zu tun. Sonst verlängern Sie auf der Seite die Frist, mit einem Grund.',
      },
      { button: 'Ansehen oder verlängern' },
    ],
  },
  'contact-bounced': {
    part: 'E-Mail an {{who}} kam zurück',
    tone: 'friendly',
    blocks: [
      {
        p: 'eine E-Mail an {{who}} kam endgültig zurück; als Erinnerung zählt sie nicht. {{#if nextName}}Stattdessen schreiben wir an {{nextName}}.{{else}}Bei {{whose}} gibt es sonst niemanden, dem wir schreiben könnten.{{/if}} Kennen Sie eine bessere Adresse, tragen Sie sie auf der Seite ein.',
      },
      { button: 'Kontakte ansehen' },
    ],
  },
  'mail-came': {
    part: '{{#if replies}}{{plural replies "eine Antwort per E-Mail" "%n Antworten per E-Mail"}}{{else}}E-Mail zum Ansehen{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if replies}}zu {{client}} {{plural replies "kam eine Antwort" "kamen %n Antworten"}} per E-Mail statt über die Seite. Der Inhalt ist versiegelt; Dateien warten darauf, dass Sie sie einem Punkt zuordnen.{{/if}}',
      },
      {
        p: '{{#if odd}}{{plural odd "Eine E-Mail" "%n E-Mails"}} zu unseren Nachrichten konnte kein Programm deuten. Bitte ansehen.{{/if}}',
      },
      { p: 'Die Erinnerungen laufen weiter, bis Sie sie anhalten.' },
      { button: 'Schriftwechsel lesen' },
    ],
  },
};
