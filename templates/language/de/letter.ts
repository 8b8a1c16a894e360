import type { CommonWords, LawWords, RequestWords } from '../letter-words';
import { groupNames } from './item-names';

export const common: CommonWords = {
  pageOf: 'Seite {{page}} von {{pages}}',
  number: 'Unser Zeichen',
  date: 'Datum',
  greeting: { named: 'Guten Tag {{name}},', unnamed: 'Sehr geehrte Damen und Herren,' },
  closing: { named: 'Mit freundlichen Grüßen', unnamed: 'Mit freundlichen Grüßen' },
  kinds: {
    login: 'Zugang',
    'encryption key': 'kryptografischer Schlüssel',
    'licence key': 'Lizenzschlüssel',
    'physical key': 'Schlüssel oder Gegenstand',
    'account transfer': 'Kontoübertragung',
    document: 'Unterlage',
  },
  groups: groupNames,
  critical: 'KRITISCH',
  onlyYou: 'Nur Sie können diese freigeben',
  signature: {
    name: 'Name',
    title: 'Funktion',
    placeAndDate: 'Ort und Datum',
    signature: 'Unterschrift',
  },
};

export const law: LawWords = {
  privacy:
    'Für personenbezogene Daten wählt der Kunde die Rückgabe mit anschließender Löschung, wie {{cites}} es ihm überlässt{{germany}}.',
  regimes: {
    eu: 'Artikel 28 Absatz 3 Buchstabe g DSGVO',
    uk: 'Artikel 28(3)(g) der UK GDPR',
  },
  and: 'und',
  germany: '; was aus der Dienstleistung erlangt ist, steht ihm nach den §§ 667, 675 BGB zu',
  protection:
    'Bis zur Übergabe verlangt das Australian Privacy Principle 11, personenbezogene Daten zu schützen, danach, nicht mehr Benötigtes zu vernichten oder unkenntlich zu machen.',
  contract:
    'Der Kunde stützt sich auf sein Recht an dem, was ihm gehört, und auf seinen Vertrag mit Ihnen.',
  own: {
    privacy:
      'Für personenbezogene Daten wählen wir die Rückgabe mit anschließender Löschung, wie {{cites}} es uns überlässt{{germany}}.',
    germany: '; was aus der Dienstleistung erlangt ist, steht uns nach den §§ 667, 675 BGB zu',
    contract:
      'Wir stützen uns auf unser Recht an dem, was uns gehört, und auf unseren Vertrag mit Ihnen.',
  },
};

export const request: RequestWords = {
  title: 'Anforderung {{no}}: {{client}}',
  subject: 'Anforderung zur Übergabe von Zugängen, Schlüsseln und Unterlagen: {{client}}',
  opening: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}} („der Kunde“), wechselt mit seinen IT-Dienstleistungen von {{msp}} („Sie“) zu {{us}} („wir“). Sie haben den Kunden aufgrund Ihres Vertrags mit ihm betreut; in seinem Namen bitten wir Sie um die Übergabe dessen, wovon seine Systeme abhängen.',
  ],
  authority: {
    on_file:
      'Der Kunde hat uns schriftlich bevollmächtigt, die Punkte in Anlage A anzufordern, entgegenzunehmen, zu übertragen und zu prüfen. Die Vollmacht hat {{signedBy}}, {{signedTitle}}, am {{signedOn}} unterzeichnet.',
    signed:
      'Der Kunde hat uns bevollmächtigt, die Punkte in Anlage A anzufordern, entgegenzunehmen, zu übertragen und zu prüfen. Die Vollmacht hat {{signedBy}}, {{signedTitle}}, am {{signedOn}} elektronisch unterzeichnet; sie liegt auf der unten genannten Seite.',
    to_sign:
      'Die Vollmacht des Kunden, die Punkte in Anlage A anzufordern, entgegenzunehmen, zu übertragen und zu prüfen, liegt {{signedBy}}, {{signedTitle}}, zur Unterschrift vor. Vorher wird dieses Schreiben nicht versandt.',
  },
  copy: 'Der Kunde erhält eine Kopie dieses Schreibens.',
  genuine: {
    title: 'Ist dieses Schreiben echt?',
    paragraphs: [
      'Sehen Sie unter {{verifyUrl}} nach: Dort steht dieses Schreiben mit Nummer und Prüfsumme.',
      '{{#if callBack}}Oder rufen Sie den Kunden unter seiner öffentlichen Nummer {{callBack}} an; bitte gleichen Sie diese zuerst mit Ihren eigenen Unterlagen ab.{{else}}Oder rufen Sie den Kunden unter der öffentlichen Nummer in Ihren eigenen Unterlagen an.{{/if}}',
    ],
  },
  dates: {
    title: 'Worum wir bitten, und bis wann',
    lead: 'Anlage A führt {{plural total "einen nummerierten Punkt" "%n nummerierte Punkte"}} auf{{#if critical}}; {{plural critical "einer davon ist als kritisch gekennzeichnet" "%n davon sind als kritisch gekennzeichnet"}}{{/if}}. Bitte beantworten Sie jeden Punkt; auch „nie besessen“ und „hat der Kunde“ sind Antworten.',
    critical: 'Kritische Punkte bis',
    all: 'Alle Punkte bis',
  },
  sections: [
    {
      title: 'So antworten Sie',
      paragraphs: [
        '{{#if replyUrl}}Bitte nutzen Sie Ihren eigenen Link, {{replyUrl}}. {{else}}Bitte nutzen Sie Ihren eigenen Link in der Nachricht, die dieses Schreiben brachte. {{/if}}Er nimmt Antworten in beliebiger Reihenfolge und in mehreren Sitzungen an, versiegelt sie beim Eingang und gibt Ihnen eine Quittung. Schlüssel und andere Gegenstände senden Sie am besten per Kurier, oder Sie übergeben sie gegen Unterschrift.',
        'Bitte senden Sie keine Passwörter per E-Mail oder Chat, und leiten Sie den Link nicht weiter: Kolleginnen und Kollegen erhalten auf der Seite eigene Links. Bitte sperren Sie aus Anlass dieser Anforderung niemanden aus, und ändern oder löschen Sie nichts.',
      ],
    },
    {
      title: 'Bis dahin',
      paragraphs: [
        'Bitte bewahren Sie alle Sicherungen, Protokolle, Verschlüsselungsschlüssel, Lizenzen und zweiten Faktoren, die den Kunden betreffen, unversehrt auf. Manches davon kann niemand neu erzeugen.',
      ],
    },
    {
      title: 'Zugang',
      paragraphs: [
        'Ihr Zugang zu den Systemen des Kunden endet am {{accessEnds}}, soweit er nicht für die Übergabe nötig ist. Bitte bestätigen Sie danach, dass er entfernt ist.',
      ],
    },
    {
      title: 'Daten und Verschwiegenheit',
      paragraphs: [
        'Bitte geben Sie dem Kunden seine Daten zurück. Bitte löschen Sie Ihre Kopien erst, wenn wir die Annahme bestätigt haben, und bestätigen Sie dann die Löschung schriftlich. {{law}}',
        'Ihre Pflicht zur Verschwiegenheit besteht nach Vertragsende fort.',
      ],
    },
    {
      title: 'Wenn ein Punkt ausbleibt',
      paragraphs: [
        'Dann ersetzen wir ihn, und der Kunde entscheidet, welche weiteren Schritte er geht.',
      ],
    },
    {
      title: 'Rechnungen',
      paragraphs: [
        'Rechnungen und Kosten des Ausstiegs sind von dieser Anforderung getrennt. Halten Sie einen Punkt wegen einer Forderung zurück, nennen Sie bitte den Punkt, die Forderung, den Betrag und die Fälligkeit; der Kunde kann dann Zahlung, Sicherheit oder Hinterlegung erwägen.',
      ],
    },
  ],
  rights:
    'Dieses Schreiben erkennt nichts an und verzichtet auf nichts; alle Rechte des Kunden und von {{us}} bleiben vorbehalten.',
  onBehalf: '{{us}}, im Namen von {{client}}',
  enclosures: 'Anlage: Anlage A · Kopie an: {{client}}',
  annex: {
    title: 'Anlage A: die Punkte',
    lead: 'Das Kästchen ist für Sie, wenn Sie auf Papier arbeiten. Die letzte Spalte nennt, was eine vollständige Antwort enthält. Bitte schreiben Sie kein Passwort auf dieses Blatt.',
    head: ['', 'Nr.', 'Punkt', 'Eine vollständige Antwort enthält'],
  },
};
