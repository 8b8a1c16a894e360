import type { ReceiptWords, ReportWords } from '../letter-words';

export const receipt: ReceiptWords = {
  title: 'Quittung {{receiptNumber}}',
  lead: 'Von {{msp}} haben wir für {{client}} das Folgende erhalten. Jede Antwort wurde beim Eingang versiegelt. Diese Quittung nennt, was kam, und enthält kein Geheimnis.',
  facts: {
    by: 'Gegeben von',
    at: 'Abgeschlossen',
    letter: 'Zu unserem Schreiben',
    answered: 'Bisher beantwortet',
  },
  head: ['Nr.', 'Punkt', 'Antwort', 'Prüfsummen: der Antwort, jeder Datei'],
  answers: {
    provided: 'übergeben',
    transferred: 'übertragen',
    handed_over: 'ausgehändigt',
    never_held: 'nie besessen',
    client_has_it: 'hat der Kunde',
    promised: 'zugesagt',
    refused: 'abgelehnt',
  },
  until: 'bis {{day}}',
  late: '{{plural count "Der genannte Tag zu Punkt" "Die genannten Tage zu den Punkten"}} {{numbers}} {{plural count "liegt" "liegen"}} nach der Frist. Die Wiederbeschaffung beginnt trotzdem mit der Frist am {{deadline}}; was Sie senden, beendet sie für den jeweiligen Punkt.',
  files: '{{plural count "1 Datei" "%n Dateien"}}',
  noFiles: 'keine',
  note: 'Eine Prüfsumme ist der SHA-256-Wert der verschlüsselten Bytes, wie sie gespeichert wurden. Sie zeigt, dass seither nichts geändert wurde, und verrät nichts über ein Geheimnis. Eingang ist noch nicht Annahme; fehlt einer Antwort etwas, schreiben wir Ihnen.',
  access: {
    title: 'Zugang entfernt',
    declared: '{{by}} erklärt, dass der eigene Zugang zu diesen Punkten entfernt ist:',
  },
  also: {
    title: 'Außerdem gesendet, über die Anforderung hinaus',
    entries: '{{plural count "1 Eintrag" "%n Einträge"}}',
    list: 'eine ausgefüllte Liste, die jemand liest',
  },
  verify:
    'Prüfen Sie, ob diese Quittung von uns und unverändert ist: {{page}}, Nummer {{receiptNumber}}, Code {{code}}. Oder ziehen Sie diese Datei dort auf die Seite; sie bleibt bei Ihnen.',
};

export const report: ReportWords = {
  title: 'Abschlussbericht {{no}}',
  lead: 'Die Übergabe von {{client}} durch {{msp}} an {{us}} ist abgeschlossen. Dieser Bericht sagt, was aus jedem Punkt wurde. Er enthält kein Geheimnis.',
  facts: {
    requested: 'Angefordert',
    deadline: 'Frist',
    closed: 'Abgeschlossen',
    counts:
      '{{total}} Punkte: {{answered}} beantwortet, {{accepted}} angenommen, {{waived}} erlassen. Aufgaben: {{recovered}} wiederbeschafft, {{rotated}} erneuert, {{revoked}} entzogen.',
  },
  items: { title: 'Punkte', head: ['Nr.', 'Punkt', 'Antwort', 'Was daraus wurde'] },
  outcome: {
    unanswered: 'keine Antwort',
    accepted: 'angenommen {{day}}',
    left: 'dem Kunden überlassen {{day}}, bestätigt von {{by}}',
    waived: 'erlassen {{day}}: {{reason}}',
    recovered: 'wiederbeschafft',
    rotated: 'erneuert',
    open: 'nicht erledigt',
  },
  scope: { ours: 'bei uns', client: 'beim Kunden' },
  tasks: {
    title: 'Aufgaben',
    head: ['Nr.', 'Aufgabe', 'Eröffnet und beendet', 'Erledigt von, und wo es vermerkt ist'],
    none: 'Keine Aufgabe war nötig.',
  },
  taskKind: {
    recover: 'Wiederbeschaffen',
    rotate: 'Erneuern',
    revoke: 'Entziehen',
    day_one: 'Entbehrlich machen',
    verify: 'Prüfen',
  },
  taskState: { open: 'offen', done: 'erledigt', waived: 'erlassen' },
  messages: {
    title: 'Gesendete Nachrichten',
    head: ['Datum', 'Nachricht', 'An', 'Ergebnis'],
    none: 'Keine Nachricht wurde gesendet.',
  },
  messageNames: {
    request: 'Anforderung',
    'request-copy': 'Kopie der Anforderung',
    reached: 'Nachfrage, ob sie ankam',
    reminder: 'Erinnerung',
    critical: 'Kritische Punkte fällig',
    escalation: 'An die Leitung',
    deadline: 'Frist erreicht',
    'deadline-sponsor': 'Frist erreicht, an den Kunden',
    'formal-notice': 'Förmliche Aufforderung',
    'formal-notice-sponsor': 'Förmliche Aufforderung, zur Unterschrift',
    counsel: 'Beweisakte',
    'last-word': 'Schlussnotiz',
    'last-word-sponsor': 'Schlussnotiz, an den Kunden',
    'promise-broken': 'Ein genannter Termin war vorbei',
    'authority-request': 'Vollmacht, zur Unterschrift',
    'authority-reminder': 'Vollmacht, Erinnerung',
    package: 'Versiegeltes Paket für den Kunden',
    'package-reminder': 'Paket, Erinnerung',
    'package-last': 'Paket, letzte Nachricht',
    'all-done': 'Dank',
    receipt: 'Quittung',
  },
  fate: {
    'not sent': 'nicht gesendet',
    unknown: 'unbekannt',
    rejected: 'abgewiesen',
    accepted: 'vom Mailserver angenommen',
  },
};

/** On top in the client's package, read without us. */
export const clientPackage: readonly string[] = [
  '{{client}}: {{plural total "ein Punkt" "%n Punkte"}} von {{msp}}, Übergabe {{no}}',
  'Jeder Punkt hat einen Ordner mit seiner Nummer aus dem Anforderungsschreiben. values.txt ist zum Lesen, values.json für Programme; beide sind mit Leerzeilen aufgefüllt. Die Dateien daneben sind so, wie sie gesendet wurden.',
  'Diese Punkte bleiben bei Ihnen: {{us}} ändert und nutzt sie nicht. Wer diesen Ordner hat, hat die Schlüssel; bewahren Sie ihn entsprechend auf, und ändern Sie, was {{msp}} kannte.',
  'Bitte bestätigen Sie auf der Seite, dass Sie ihn haben. {{us}} entfernt dann die eigene Kopie.',
];
