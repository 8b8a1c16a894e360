import type { AuthorityWords, NoticeWords } from '../letter-words';

export const authority: AuthorityWords = {
  title: 'Vollmacht {{no}}: {{client}}',
  subject: 'Vollmacht für die Übergabe von {{msp}}',
  paragraphs: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}}{{#if clientRegister}} ({{clientRegister}}){{/if}}, vertreten durch {{signatory}}{{#if signatoryTitle}}, {{signatoryTitle}}{{/if}}, bevollmächtigt {{us}}{{#if usAddress}}, {{usAddress}}{{/if}}, in ihrem Namen die in der Anlage aufgeführten Punkte sowie die zugehörigen Konten, Domains, Rufnummern und Cloud-Mandanten (Tenants) anzufordern, entgegenzunehmen, zu übertragen und zu prüfen.',
    'Wir bitten {{msp}}{{#if mspAddress}}, {{mspAddress}}{{/if}}, diese Punkte an {{us}} herauszugeben und die Auskünfte zu erteilen, die zu ihrer Nutzung nötig sind.',
    'Diese Vollmacht gilt vom {{validFrom}} bis zum {{validUntil}}. Wir können sie jederzeit in Textform widerrufen. Sie beendet jede frühere Erlaubnis von {{msp}}, diese Punkte zu verwalten, soweit sie nicht für die Übergabe nötig ist.',
    'Sie erlaubt {{us}} nicht, Zahlungen zu leisten, Forderungen anzuerkennen oder auf sie zu verzichten oder unsere Verträge mit {{msp}} zu ändern.',
    '{{#if callBack}}Wer diese Vollmacht prüfen möchte, erreicht uns unter unserer öffentlichen Nummer {{callBack}}.{{else}}Wer diese Vollmacht prüfen möchte, erreicht uns unter unserer öffentlichen Nummer.{{/if}}',
  ],
  signed: {
    title: 'Elektronisch unterzeichnet',
    lines: [
      'Name: {{name}}',
      'Funktion: {{capacity}}',
      'Unterzeichnet: {{at}}',
      'Von der IP-Adresse: {{ip}}',
    ],
    consent: 'Erklärung bei der Unterzeichnung: „{{consent}}“',
  },
  unsigned: 'Für {{client}}:',
  annex: { title: 'Anlage: die Punkte', head: ['Nr.', 'Punkt', 'Art'] },
};

export const notice: NoticeWords = {
  title: 'Förmliche Aufforderung {{no}}: {{client}}',
  subject: 'Förmliche Aufforderung: Übergabe von Zugängen, Schlüsseln und Unterlagen',
  sentBy: 'Einschreiben',
  before: [
    'durch {{us}}, mit unserer Vollmacht, haben wir Sie am {{requestedOn}} gebeten, herauszugeben, wovon unsere Systeme abhängen. {{plural total "Ein Punkt ist" "%n Punkte sind"}} nicht übergeben und in der Anlage aufgeführt.',
    'Wir, der Kunde, verlangen dies bis {{requireBy}}.',
  ],
  story: 'Was versandt wurde und einging',
  events: {
    requested: '{{day}}: Anforderung {{no}} versandt',
    reached: '{{day}}: Nachfrage, ob sie angekommen ist',
    opened: '{{day}}: Ihr Link wurde geöffnet',
    answered: '{{day}}: {{plural count "eine Antwort" "%n Antworten"}} eingegangen, mit Dank',
    reminded: '{{day}}: Erinnerung versandt',
    promised: '{{day}}: Sie nannten einen Termin für {{plural count "einen Punkt" "%n Punkte"}}',
    promise_broken: '{{day}}: der von Ihnen genannte Termin verstrich',
    critical_due: '{{day}}: kritische Punkte waren fällig',
    escalated: '{{day}}: Schreiben an Ihre Leitung',
    deadline: '{{day}}: alle Punkte waren fällig',
    noticed: '{{day}}: förmliche Aufforderung',
    refused:
      '{{day}}: {{plural count "ein Punkt" "%n Punkte"}} von Ihnen unter Angabe eines Grundes abgelehnt',
  },
  after: [
    'Die Übergabe erfolgt an {{us}}, über den Ihnen gesendeten Link, bei Gegenständen per Kurier. Bitte senden Sie kein Passwort per E-Mail oder Chat.',
    'Ihr Zugang zu unseren Systemen {{#if accessOver}}endete{{else}}endet{{/if}} am {{accessEnds}}, soweit er nicht für die Übergabe nötig ist. Bitte bestätigen Sie schriftlich, dass er entfernt ist.',
    'Bis zur Übergabe bewahren Sie bitte alle uns betreffenden Sicherungen, Protokolle, Schlüssel, Lizenzen und zweiten Faktoren unversehrt auf.',
    '{{law}} Halten Sie einen Punkt wegen einer Forderung zurück, nennen Sie bitte den Punkt, die Forderung, den Betrag und die Fälligkeit.',
    'Was nicht übergeben wird, ersetzen wir. Alle unsere Rechte bleiben vorbehalten; dieses Schreiben erkennt nichts an und verzichtet auf nichts.',
  ],
  annex: {
    title: 'Anlage: nicht übergebene Punkte',
    head: ['Nr.', 'Punkt', 'Ihre Antwort bisher', 'Eine vollständige Antwort enthält'],
  },
  soFar: {
    none: 'keine',
    promised: 'angekündigt für den {{until}}',
    promise_passed: 'angekündigt für den {{until}}, nicht eingegangen',
    refused: 'abgelehnt am {{day}}: {{reason}}',
    rejected: 'vom {{day}}, als unvollständig zurückgegeben',
  },
};
