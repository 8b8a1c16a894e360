import type { ChaseTemplate } from '../../email/mail-view';
import type { MailText } from '../mail-words';

/** After the greeting and its comma the first word is small, unless it is a noun or a name. */
export const chaseMail: Readonly<Record<ChaseTemplate, MailText>> = {
  request: {
    part: 'Anforderung',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{client}} wechselt mit der IT-Betreuung von {{msp}} zu uns, {{us}}. Im Namen des Kunden bitten wir um {{plural total "einen Punkt" "%n Punkte"}}, von denen seine Systeme abhängen. Unser Schreiben {{no}} liegt bei und nennt die Vollmacht, auf der es beruht.',
      },
      {
        p: '{{#if criticalOpen}}Kritisches erbitten wir bis {{criticalDue}}. {{/if}}Bitte beantworten Sie jeden Punkt bis {{allDue}}.',
      },
      { list: 'outstanding', most: 5, more: 'und {{n}} weitere, alle im Schreiben aufgeführt' },
      {
        p: 'Ihr persönlicher Link nimmt Antworten in beliebiger Reihenfolge und in mehreren Sitzungen an; auch „nie besessen“ ist eine Antwort. Bitte senden Sie nichts Geheimes per E-Mail oder Chat und lassen Sie bis dahin alles unverändert.',
      },
      { button: 'Liste öffnen' },
      { p: '{{client}} erhält eine Kopie dieses Schreibens.' },
    ],
  },
  reached: {
    part: 'ist das angekommen?',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'ist unser Schreiben vom {{requestedOn}} für {{client}} bei {{msp}} angekommen? Filter sind manchmal streng, daher hier noch einmal ein eigener Link für Sie. Es beginnt mit:',
      },
      { list: 'outstanding', most: 3 },
      { p: 'Wer sollte es außerdem erhalten? Ein Name als Antwort reicht völlig.' },
      { button: 'Ansehen, worum es geht' },
    ],
  },
  reminder: {
    part: '{{open}} offen',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: '{{open}} von {{total}} Punkten sind für {{client}} noch offen.' },
      { p: '{{#if cameNames}}Vielen Dank für {{cameNames}}; das hat uns sehr geholfen.{{/if}}' },
      { p: 'Am besten geht es hiermit weiter:' },
      { list: 'outstanding', most: 5, more: 'und {{n}} weiter unten auf der Seite' },
      {
        p: 'Jeder Teil hilft. Wenn heute nur Zeit für eine Zeile ist, füllen Sie diese aus: Gespeichertes bleibt gespeichert. Für die ganze Liste ist der {{deadline}} vorgesehen.',
      },
      { button: 'Nächsten Punkt beantworten' },
    ],
  },
  critical: {
    part: '{{#if criticalOpen}}{{plural criticalOpen "ein kritischer Punkt" "%n kritische Punkte"}}, fällig {{dueWhen}}{{else}}{{open}} verbleiben{{/if}}',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{#if criticalOpen}}{{dueWhen}} {{plural criticalOpen "ist ein kritischer Punkt fällig, der uns nicht vorliegt" "sind %n kritische Punkte fällig, die uns nicht vorliegen"}}:{{else}}Sie haben alle kritischen Punkte beantwortet, das schätzen wir. Es verbleiben:{{/if}}',
      },
      { list: 'critical', most: 20 },
      {
        p: '{{#if criticalOpen}}Heute beginnen wir, diese zu ersetzen. Das dauert, braucht Nachweise bei Anbietern und unterbricht die Arbeit von {{client}}; Ihre Antwort beendet es für den jeweiligen Punkt sofort.{{/if}}',
      },
      {
        p: '{{#if cameNames}}Seit unserer letzten Nachricht erhielten wir {{cameNames}}; das schätzen wir. {{else}}{{#if answered}}{{plural answered "Eine Antwort ist" "%n Antworten sind"}} von Ihnen bereits da, jede davon ist uns viel wert. {{/if}}{{/if}}Liegt ein Punkt nicht bei Ihnen, wählen Sie „nie besessen“ oder „hat der Kunde“.',
      },
      { button: 'Kritische Punkte beantworten' },
    ],
  },
  escalation: {
    part: 'mit der Bitte um Ihre Aufmerksamkeit',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'ich wende mich an Sie, weil Sie bei {{msp}} entscheiden. {{client}} wechselt den IT-Dienstleister und hat angefordert, was seine Systeme brauchen; das Schreiben ist beigefügt. In Kürze:',
      },
      { list: 'story', most: 3 },
      {
        p: '{{#if answered}}{{answered}} von {{total}} sind dank Ihres Teams erledigt. {{/if}}{{plural open "Einer steht" "%n stehen"}} aus{{#if criticalOpen}}, {{criticalOpen}} davon mit hohem Gewicht{{/if}}. Vor allem:',
      },
      { list: 'outstanding', most: 5, more: 'und {{n}} darüber hinaus; Ihre Seite zeigt alle' },
      {
        p: 'Bitte nennen Sie uns, wer antworten wird. Ein Name als Antwort auf diese Nachricht genügt, die Person erhält einen eigenen Zugang. Im Schreiben steht als Termin der {{deadline}}.',
      },
      { button: 'Anforderung ansehen' },
    ],
  },
  deadline: {
    part: 'Frist erreicht',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'die Frist vom {{deadline}} ist abgelaufen. {{#if cameNames}}Zuletzt erhielten wir {{cameNames}}, dafür sind wir dankbar. {{else}}{{#if answered}}{{answered}} von {{total}} haben Sie geklärt, dafür sind wir dankbar. {{/if}}{{/if}}Folgendes ist nicht eingetroffen:',
      },
      { list: 'outstanding', most: 100 },
      {
        p: 'Den Rest beschaffen wir nun selbst. Registraren, Netzbetreibern und Herstellern weisen wir nach, dass {{client}} Inhaber ist; einige werden sich deshalb bei Ihnen melden.',
      },
      {
        p: 'Ihr Link bleibt offen. Was noch kommt, streichen wir am selben Tag von dieser Liste, und beide Seiten sparen sich Arbeit.',
      },
      { button: 'Verbliebenes klären' },
    ],
  },
  'deadline-sponsor': {
    part: 'Frist erreicht, bitte um Ihren Anruf',
    tone: 'formal',
    blocks: [
      {
        p: '{{msp}} hat {{#if answered}}{{answered}}{{else}}keinen{{/if}} von {{plural total "einem Punkt" "%n Punkten"}} beantwortet; die Frist war der {{deadline}}. Das Übrige holen wir ohne den bisherigen Dienstleister zurück, was länger dauert. Ein Anruf des Kunden bewegt oft, was Briefe nicht bewegen.',
      },
      {
        p: 'Bitte rufen Sie {{#if callName}}{{callName}}{{else}}{{msp}}{{/if}}{{#if callPhone}} unter {{callPhone}}{{/if}} an. Drei Sätze reichen:',
      },
      {
        say: [
          '„Wir sind zu {{us}} gewechselt und haben Sie schriftlich um das gebeten, was unsere Systeme brauchen.“',
          '„{{plural open "Ein Punkt fehlt" "%n Punkte fehlen"}}, und der Link in unserer E-Mail ist offen.“',
          '„Wer kümmert sich darum, und bis zu welchem Tag?“',
        ],
      },
      {
        p: 'Zusagen oder verhandeln müssen Sie nichts; Rechnungen sind eine eigene Sache. Es fehlen:',
      },
      { list: 'outstanding', most: 10 },
      { button: 'Stand ansehen' },
    ],
  },
  'formal-notice': {
    part: 'förmliche Aufforderung',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'beigefügt ist eine förmliche Aufforderung im Namen von {{client}}. Das unterschriebene Original folgt per Einschreiben. Darin heißt es: „Wir, der Kunde, verlangen dies bis {{requireBy}}.“',
      },
      { p: 'Sie stützt sich auf diese Daten:' },
      { list: 'story', most: 12 },
      { p: 'Sie betrifft:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'Der Zugang zu den Systemen von {{client}} endete am {{deadline}}, außer zur Übergabe. Sicherungen, Protokolle, Schlüssel und zweite Faktoren sind unversehrt aufzubewahren. {{#if answered}}Für bisherige Antworten danken wir. {{/if}}Auf nichts wird verzichtet, alle Rechte bleiben vorbehalten.',
      },
      { button: 'Jetzt übergeben' },
    ],
  },
  'formal-notice-sponsor': {
    part: 'förmliche Aufforderung zur Unterschrift',
    tone: 'formal',
    blocks: [
      {
        p: 'die Aufforderung an {{msp}} ist auf Ihrem Briefkopf vorbereitet und liegt bei. Bitte drucken, unterschreiben und senden Sie sie heute per Einschreiben; heben Sie den Beleg der Post für die Akte auf.',
      },
      { p: 'Sie verlangt bis {{requireBy}}, was seit dem {{requestedOn}} nicht kam:' },
      { list: 'outstanding', most: 10 },
      {
        p: 'Die Leitung von {{msp}} erhält eine Kopie per E-Mail. Soll ein Wort anders lauten, sagen Sie es uns vor dem Absenden.',
      },
      { button: 'Ihre Seite öffnen' },
    ],
  },
  counsel: {
    part: 'Beweisakte',
    tone: 'formal',
    blocks: [
      {
        p: '{{client}} hat Sie für die Übergabe von {{msp}} als Rechtsbeistand benannt. Bitte beraten Sie uns zu dieser Akte. Sie enthält nur Aufzeichnungen: keine Wertung und kein Geheimnis.',
      },
      {
        p: '{{#if elsewhere}}Für eine E-Mail ist sie zu groß; sie liegt unter der Adresse am Ende für Sie bereit, die nur für Sie bestimmt ist.{{else}}Die Akte ist angehängt.{{/if}}',
      },
      { p: 'Zeitlicher Ablauf' },
      { list: 'story', most: 40 },
      { p: 'Bei Abfassung unbeantwortet: {{open}} von {{total}}' },
      { list: 'outstanding', most: 100 },
      { p: '{{#if refusedCount}}Abgelehnt, mit dem genannten Grund{{/if}}' },
      { list: 'refused', most: 40 },
      { p: '{{#if evidenceCount}}Dokumente und ihre SHA-256-Prüfsummen{{/if}}' },
      { list: 'evidence', most: 40 },
      { button: '{{#if elsewhere}}Akte öffnen{{else}}Prüfen, ob sie unverändert ist{{/if}}' },
    ],
  },
  'last-word': {
    part: 'Schlussnotiz',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'weitere Erinnerungen kommen nicht. Diese Notiz hält nur fest, wo die Sache für {{client}} steht{{#if answered}}, und dankt Ihnen für {{plural answered "die eine Antwort" "die %n Antworten"}}, die Sie gegeben haben{{/if}}.',
      },
      { p: 'Ohne Antwort:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'Wir ersetzen dies. Sollte sich etwas in einer Schublade oder einem alten Tresor finden: Die Adresse unten gilt {{#if linkUntil}}bis {{linkUntil}}{{else}}weiterhin{{/if}}, und wir freuen uns darüber.',
      },
      { button: 'Antwort hinterlassen' },
    ],
  },
  'last-word-sponsor': {
    part: 'Schlussnotiz',
    tone: 'formal',
    blocks: [
      {
        p: 'wir haben {{msp}} zum letzten Mal geschrieben. {{#if answered}}{{answered}} von {{total}} kamen an{{else}}Nichts kam an{{/if}}; unsere Technik ersetzt, was fehlt:',
      },
      { list: 'outstanding', most: 20 },
      { p: 'Sie müssen nichts tun. Ist die Arbeit fertig, erhalten Sie den Abschlussbericht.' },
      { button: 'Arbeit verfolgen' },
    ],
  },
};
