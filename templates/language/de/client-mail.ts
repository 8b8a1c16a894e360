import type { MailTexts } from '../mail-words';

type ClientTemplate =
  | 'authority-request'
  | 'authority-reminder'
  | 'request-copy'
  | 'ask-client'
  | 'ask-client-reminder'
  | 'package'
  | 'package-reminder'
  | 'package-last';

/** To the client: its signature is asked for, and it learns what was sent. */
export const clientMail: Pick<MailTexts, ClientTemplate> = {
  'authority-request': {
    part: 'Ihre Unterschrift',
    tone: 'formal',
    blocks: [
      {
        p: 'bevor {{msp}} uns etwas aushändigen darf, braucht es Ihre schriftliche Erlaubnis. Sie liegt bereit: Wir dürfen damit {{plural total "einen Punkt" "%n Punkte"}} für {{client}} anfordern, entgegennehmen, übertragen und prüfen, bis zu einem darin genannten Tag; widerrufen können Sie jederzeit.',
      },
      {
        p: 'Bitte lesen und unterschreiben Sie. Das dauert zwei Minuten, vorher geht kein Schreiben hinaus.',
      },
      { button: 'Lesen und unterschreiben' },
      {
        p: 'Unterschreibt bei {{client}} jemand anderes? Antworten Sie mit dem Namen. Auch auf Papier geht es: Die Seite nimmt eine unterschriebene Kopie an.',
      },
    ],
  },
  'authority-reminder': [
    {
      part: 'Ihre Unterschrift ist der nächste Schritt',
      tone: 'friendly',
      blocks: [
        {
          p: 'alles an {{msp}} ist geschrieben und wartet auf eines: Ihren Namen unter der Vollmacht. Die Seite zeigt jeden Punkt, den sie umfasst, insgesamt {{total}}.',
        },
        { button: 'Vollmacht unterschreiben' },
      ],
    },
    {
      part: 'Fragen zur Vollmacht?',
      tone: 'friendly',
      blocks: [
        {
          p: 'soll im Text etwas anders lauten, oder muss noch jemand mitzeichnen? Sagen Sie es uns, wir ändern es am selben Tag. Passt alles, sind es nur wenige Klicks.',
        },
        { button: 'Text durchsehen' },
      ],
    },
    {
      part: 'Termine hängen an der Vollmacht',
      tone: 'formal',
      blocks: [
        {
          p: 'die Termine für {{msp}} zählen ab Ihrer Unterschrift, vorbereitet ist alles seit dem {{waitingSince}}. {{#if criticalItems}}{{plural criticalItems "Einer der Punkte ist" "%n der Punkte sind"}} für Ihren Alltag kritisch, jeder gewonnene Tag lohnt sich also.{{/if}}',
        },
        { button: 'Anforderung starten' },
      ],
    },
    {
      part: 'ruht, bis wir von Ihnen hören',
      tone: 'formal',
      blocks: [
        {
          p: 'wir möchten Ihr Postfach nicht füllen, deshalb ruht die Sache jetzt. Ihre Seite bleibt gültig{{#if usPhone}}, ein Anruf unter {{usPhone}} ist ebenso recht{{/if}}. Ohne die Vollmacht hängt {{client}} bei allen {{total}} Punkten weiter von {{msp}} ab.',
        },
        { button: 'Wieder aufnehmen' },
      ],
    },
  ],
  'ask-client': {
    part: '{{plural open "ein Punkt, der bei Ihnen liegt" "%n Punkte, die bei Ihnen liegen"}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{msp}} teilt uns mit, dass {{client}} Folgendes selbst hat. Um Ihre Systeme zu betreuen, brauchen wir es von Ihnen:',
      },
      { list: 'outstanding', most: 40 },
      {
        p: 'Ihre Seite nimmt alles sicher an, eingetippt oder als Datei; bitte senden Sie kein Passwort per E-Mail. Liegt etwas nicht bei Ihnen, sagen Sie es dort, dann beschaffen wir es auf anderem Weg.',
      },
      { button: 'Ihre Liste öffnen' },
    ],
  },
  'ask-client-reminder': {
    part: '{{plural open "ein Punkt noch bei Ihnen" "%n Punkte noch bei Ihnen"}}',
    tone: 'friendly',
    blocks: [
      { p: 'nach Auskunft von {{msp}} steht von {{client}} noch dies aus:' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Niemand weiß, wo es ist? Auch das ist eine Antwort: Wählen Sie „Wir haben es nicht“, dann muss niemand suchen. Wir schreiben dazu nicht mehr, sondern rufen Sie an.',
      },
      { button: 'In zwei Minuten antworten' },
    ],
  },
  'request-copy': {
    part: 'Anforderung',
    keepsSubject: true,
    tone: 'formal',
    blocks: [
      {
        p: 'heute ging unser Schreiben an {{msp}}; eine Kopie finden Sie anbei. Es bittet um {{plural total "einen Punkt" "%n Punkte"}}, Kritisches bis {{criticalDue}}, alles bis {{allDue}}.',
      },
      {
        p: 'Bitte schreiben Sie {{msp}} auch selbst, aus Ihrem eigenen Postfach. In manchen Ländern darf der Empfänger zurückweisen, was allein von einem Vertreter kommt. Diese Worte genügen:',
      },
      {
        say: [
          '„{{us}} handelt in der Übergabe {{no}} für {{client}}. Bitte geben Sie heraus, was das Schreiben vom {{today}} aufführt.“',
        ],
      },
      { button: 'Seite zum Schreiben ansehen' },
    ],
  },
  package: {
    part: 'ein versiegeltes Paket für Sie',
    tone: 'formal',
    blocks: [
      {
        p: 'von {{msp}} {{plural total "kam ein Punkt, der" "kamen %n Punkte, die"}} bei {{client}} {{plural total "bleibt" "bleiben"}} und nicht bei uns. Wir haben {{plural total "ihn" "sie"}} in einem Paket für Sie versiegelt.',
      },
      {
        p: '{{#if ownKey}}Es öffnet sich mit dem age-Schlüssel, den Sie uns genannt haben, und mit nichts sonst.{{else}}Die Passphrase nennen wir Ihnen am Telefon, nie per E-Mail.{{/if}} Die Seite erklärt, wie Sie es öffnen.',
      },
      { button: 'Paket abholen' },
      {
        p: 'Bitte bestätigen Sie auf der Seite, sobald Sie es geöffnet haben. Danach entfernen wir den Inhalt aus unserem Tresor und behalten nur den Vermerk, dass Sie ihn haben.',
      },
    ],
  },
  'package-reminder': {
    part: 'Ihr Paket liegt bereit',
    tone: 'friendly',
    blocks: [
      {
        p: 'das versiegelte Paket mit {{plural total "einem Punkt" "%n Punkten"}} von {{msp}} ist noch nicht bestätigt. {{#if ownKey}}Öffnet Ihr age-Schlüssel es? Wenn nicht, antworten Sie uns, dann versiegeln wir es für einen anderen.{{else}}Fehlt die Passphrase? {{#if usPhone}}Rufen Sie uns unter {{usPhone}} an{{else}}Rufen Sie uns an{{/if}}, wir lesen sie Ihnen vor.{{/if}}',
      },
      { button: 'Abholen und bestätigen' },
    ],
  },
  'package-last': {
    part: 'noch in unserem Tresor für Sie',
    tone: 'formal',
    blocks: [
      {
        p: 'wir verwahren {{plural total "einen Punkt, der" "%n Punkte, die"}} allein {{client}} {{plural total "gehört" "gehören"}}, und möchten das nicht länger tun. Sobald Sie das Paket abgeholt und bestätigt haben, {{plural total "ist er" "sind sie"}} nur noch bei Ihnen.',
      },
      {
        p: 'Dies ist unsere letzte Nachricht dazu; Ihre Seite bleibt offen, unser Telefon auch.',
      },
      { button: 'Übernehmen' },
    ],
  },
};
