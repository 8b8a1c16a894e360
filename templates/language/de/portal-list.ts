import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-list';

export const list: Translated<typeof english.list> = {
  title: '{{link.clientName}} bittet Sie um die Übergabe der Zugangsdaten',
  lead: '{{msp.name}}, der neue Dienstleister, nimmt sie{{#if signed}} mit schriftlicher Vollmacht{{/if}} entgegen. Antworten Sie in Teilen und in beliebiger Reihenfolge{{#if link.deadlineAt}}{{#if past}}. Die Frist ist abgelaufen ({{day link.deadlineAt zone=link.previousMspTimeZone}}); was fehlt, wird weiterhin gebraucht{{else}}, und kommen Sie jederzeit wieder, bis die Frist abläuft ({{day link.deadlineAt zone=link.previousMspTimeZone}}, Ende des Tages){{/if}}{{/if}}.',
  over: '<strong>Diese Anforderung ist abgeschlossen.</strong> Von Ihnen wird nichts mehr gebraucht. Ihre Quittungen bleiben hier.',
  wanted: {
    title: 'Etwas, das Sie gesendet haben, ließ sich nicht verwenden',
    button: 'Noch einmal senden',
  },
  saved:
    '<strong>Gespeichert: {{saved.name}}.</strong> Die Antwort ist jetzt versiegelt: Sie können sie ersetzen, und niemand kann sie hier wieder lesen.',
  late: 'Der Tag, den Sie genannt haben, liegt nach der Frist. Die Wiederbeschaffung beginnt dennoch mit der Frist, {{day link.deadlineAt}}; was Sie senden, beendet sie für diesen Punkt.',
  next: 'Weiter: {{next.name}}',
  whoAsks: 'Wer anfragt',
  signed:
    'Unterzeichnet von {{signed.name}}, {{signed.title}}, {{link.clientName}}{{#if signed.on}}, {{day signed.on}}{{/if}}',
  doubts:
    'Zweifel? {{#if letter}}Lesen Sie das Schreiben, prüfen Sie es, oder rufen Sie{{else}}Rufen Sie{{/if}} {{link.clientName}} {{#if link.callBackPhone}}unter der öffentlichen Nummer {{link.callBackPhone}} an{{else}}unter einer Nummer an, die Sie schon haben{{/if}}. Anforderung {{link.number}}{{#if letter}}, Code <span class="mono">{{letter.code}}</span>{{/if}}.',
  letter: 'Schreiben <span class="visually-hidden">mit der Anforderung (PDF)</span>',
  check: 'Prüfen<span class="visually-hidden">, ob das Schreiben von uns ist</span>',
  happens: {
    title: 'Was mit dem geschieht, was Sie senden',
    sealed:
      'Jede Antwort wird verschlüsselt, sobald Sie sie speichern, mit einem Schlüssel, den nur der Tresor von {{msp.name}} öffnen kann. Diese Website kann sie nicht wieder lesen, und auch niemand sonst, der Ihren Link hat.',
    changed:
      'Die Antwort kommt in die Dokumentation von {{link.clientName}}. {{msp.name}} ändert danach jedes Passwort, das Sie senden; Sie sind dann nicht mehr dafür verantwortlich.',
    replaced:
      'Sie können eine Antwort jederzeit ersetzen. „Fürs Erste fertig“ gibt Ihnen eine Quittung darüber, was Sie wann übergeben haben.',
    doNot:
      '<strong>Bitte nicht:</strong> Passwörter per E-Mail oder Chat senden, Ihren Link weiterleiten oder etwas sperren, ändern oder löschen, bevor es übergeben ist.',
  },
  progress: 'Fortschritt',
  soFar:
    '<strong>{{progress.answered}} von {{progress.total}} beantwortet</strong>{{#if progress.promised}}, {{progress.promised}} zugesagt{{/if}}, {{progress.toGo}} offen',
  bar: '{{answered}} von {{total}} beantwortet{{#if promised}}, {{promised}} zugesagt{{/if}}',
  ofGroup: '{{answered}} von {{total}}',
  receipts: 'Ihre Quittungen',
  items: '{{count n one="# Punkt" other="# Punkte"}}',
  finish: 'Fürs Erste fertig',
  sitting:
    'Seit Ihrer letzten Quittung {{count sitting.saved one="# Antwort" other="# Antworten"}} gespeichert. Alles Gespeicherte ist sicher.',
  sittingAlso:
    'Seit Ihrer letzten Quittung {{count sitting.saved one="# Antwort" other="# Antworten"}} und {{count sitting.also one="# weiterer Eintrag" other="# weitere Einträge"}} gespeichert. Alles Gespeicherte ist sicher.',
  haveReceipt: 'Alles Gespeicherte ist sicher, und Sie haben Ihre Quittung.',
  begin: 'Öffnen Sie einen Punkt, um zu antworten. Was Sie speichern, ist sofort sicher.',
  questions:
    'Fragen? Schreiben Sie an <a href="mailto:{{msp.email}}">{{msp.email}}</a>, ohne Passwörter, oder rufen Sie {{msp.phone}} an.',
  critical: 'kritisch',
  onlyYou: 'nur Sie können es freigeben',
  onlyYouGroup: 'Nur Sie können diese freigeben',
};

export const clientList: Translated<typeof english.clientList> = {
  title: 'Laut {{link.previousMspName}} liegt dies bei Ihnen',
  lead: '{{msp.name}} braucht es, um {{link.clientName}} zu betreuen. Antworten Sie in beliebiger Reihenfolge. Haben Sie etwas nicht, dann sagen Sie es: Wir beschaffen es auf anderem Weg.',
  over: '<strong>Diese Anforderung ist abgeschlossen.</strong> Von Ihnen wird nichts mehr gebraucht. Ihre Quittungen bleiben hier.',
  toGo: '<strong>Noch {{toDo}} von {{total}}</strong>',
  nothing: 'Von Ihnen wird nichts mehr gebraucht. Danke.',
  sealed: 'Jede Antwort wird verschlüsselt, sobald Sie sie speichern.',
};

export const standing: Translated<typeof english.standing> = {
  accepted: 'angenommen, danke',
  waived: 'nicht mehr nötig',
  rejected: 'bitte noch einmal senden',
  outstanding: 'offen',
  promised: 'zugesagt:',
  promisePassed: 'war zugesagt:',
  saved: 'gespeichert',
  never_held: 'nie besessen, gespeichert',
  notWithYou: 'nicht bei Ihnen, gespeichert',
  client_has_it: 'hat der Kunde, gespeichert',
  transferred: 'übertragen, gespeichert',
  handed_over: 'ausgehändigt, gespeichert',
  refused: {
    unpaid_invoice: 'Sie können nicht: offene Rechnung',
    contract: 'Sie können nicht: Vertrag',
    legal: 'Sie können nicht: rechtliche Gründe',
    policy: 'Sie können nicht: interne Vorgabe',
    other: 'Sie können zurzeit nicht',
  },
};
