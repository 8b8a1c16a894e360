import type { MailFrame } from '../mail-words';

export const frame: MailFrame = {
  subject: '{{client}}: Übergabe {{no}}, {{part}}',
  greeting: { named: 'Guten Tag {{name}},', unnamed: 'Sehr geehrte Damen und Herren,' },
  closing: { formal: 'Mit freundlichen Grüßen', friendly: 'Freundliche Grüße' },
  verify:
    'Ist diese Nachricht echt? Prüfen Sie es unter {{verifyUrl}}{{#if callBack}} oder rufen Sie {{client}} unter der öffentlichen Nummer {{callBack}} an{{/if}}.',
  linkBelow: 'Oder öffnen Sie diese Adresse:',
  more: 'und {{n}} weitere',
  today: 'heute',
  byDay: 'bis {{day}}',
  mark: {
    critical: 'kritisch',
    onlyYou: 'nur Sie können es freigeben',
    promised: 'von Ihnen zugesagt für den {{day}}',
  },
  withNote: '{{line}}, zurückgegeben: „{{note}}“',
  wantedToo: 'Außerdem ließ sich etwas, das Sie gesendet haben, hier nicht verwenden:',
  standing:
    'Derzeit offen: {{open}} von {{total}}. Termine laut Schreiben: {{#if criticalOpen}}kritische Punkte {{criticalDue}}; {{/if}}die gesamte Liste {{deadline}}.',
  promisedFor: '{{name}}, zugesagt für den {{day}}',
  dueOn: '{{task}}: {{name}}, fällig am {{day}}{{#if owner}} ({{owner}}){{/if}}',
  story: {
    requested: '{{day}}: Anforderung versandt',
    reached: '{{day}}: Nachfrage, ob sie angekommen ist',
    opened: '{{day}}: Link geöffnet',
    answered: '{{day}}: {{plural count "1 Antwort" "%n Antworten"}} eingegangen',
    reminded: '{{day}}: Erinnerung versandt',
    promised: '{{day}}: Termin für {{plural count "1 Punkt" "%n Punkte"}} genannt',
    promise_broken: '{{day}}: genannter Termin verstrichen',
    critical_due: '{{day}}: kritische Punkte fällig',
    escalated: '{{day}}: Schreiben an die Leitung',
    deadline: '{{day}}: Frist für alle Punkte',
    noticed: '{{day}}: förmliche Aufforderung versandt',
  },
  settled: {
    invoice_paid:
      'Die von Ihnen genannte Rechnung ist bezahlt{{#if amount}}: {{amount}}{{/if}}{{#if day}}, am {{day}}{{/if}}.',
    security_offered:
      'Für die geforderte Summe wird Sicherheit angeboten{{#if amount}}: {{amount}}{{/if}}{{#if day}}, bis {{day}}{{/if}}.',
    escrow_offered:
      'Für die strittige Summe wird die Hinterlegung angeboten{{#if amount}}: {{amount}}{{/if}}{{#if day}}, bis {{day}}{{/if}}.',
    asked_again: 'Ihr Grund wurde mit dem Kunden besprochen, der um die Freigabe bittet.',
    counsel_engaged: 'Ein Rechtsbeistand ist beauftragt.',
    waived: 'Es wird nicht mehr verlangt.',
  },
  refusal: {
    unpaid_invoice: 'offene Rechnung',
    contract: 'Vertrag',
    legal: 'rechtlicher Grund',
    policy: 'interne Vorgabe',
    other: 'anderer Grund',
  },
  stalled: {
    authority_unsigned: 'die Vollmacht ist nicht unterschrieben',
    every_contact_bounced: 'alle Ansprechpartner sind per E-Mail unerreichbar',
    link_never_opened: 'niemand hat einen Link geöffnet',
    no_answer: 'seit Tagen kam keine Antwort',
    refused: 'Punkte wurden abgelehnt',
    promise_broken: 'ein zugesagter Tag verstrich ohne Antwort',
    ladder_exhausted: 'alle Schritte sind ausgeschöpft',
    rejected_not_replaced: 'zurückgegebene Antworten wurden nicht ersetzt',
    task_overdue: 'eine Aufgabe ist überfällig',
    circle: 'Aufgaben warten aufeinander',
    mail_failing: 'der Mailserver nimmt unsere Nachrichten nicht an',
    worker_failing: 'der Worker kommt nicht voran',
  },
  declined: {
    items: 'die Liste stimmt nicht',
    not_entitled: 'jemand anderes muss unterschreiben',
    not_leaving: 'der Wechsel zu uns findet nicht oder noch nicht statt',
    unclear: 'es gibt vorher Fragen',
    other: 'aus einem anderen Grund',
  },
  task: {
    recover: 'Wiederbeschaffen',
    rotate: 'Erneuern',
    revoke: 'Entziehen',
    day_one: 'Entbehrlich machen',
    verify: 'Prüfen',
  },
  and: 'und',
};
