import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-signing';

export const signing: Translated<typeof english.signing> = {
  thanks: 'Unterschrieben, danke',
  signedBy:
    '{{#if uploaded}}Eine unterschriebene Fassung kam von{{else}}Unterschrieben von{{/if}} {{signed.name}}, {{signed.title}}{{#if signed.on}}, {{when signed.on named=true}}{{/if}}. Wir schreiben nun an {{link.previousMspName}}.',
  own: 'Eines beschleunigt es: Sagen Sie es {{link.previousMspName}} selbst',
  ownWhy:
    'Dort könnte man an einem Schreiben von Unbekannten zweifeln. Eine kurze Nachricht aus Ihrem eigenen Postfach räumt das aus. Sie liegt bereit: Senden Sie sie an die Person, mit der Sie dort sonst zu tun haben.',
  subject: 'Betreff',
  message: 'Nachricht',
  mail: 'In meinem Mailprogramm öffnen',
  keepCopy: 'Eine Kopie des Schreibens behalten (PDF)',
  title: 'Mit Ihrer Unterschrift kann {{msp.name}} übernehmen',
  lead: 'Bevor {{link.previousMspName}} etwas herausgeben darf, ist die schriftliche Vollmacht von {{link.clientName}} nötig. Zwei Minuten: lesen, Namen eingeben, fertig.',
  over: 'Diese Anforderung ist abgeschlossen. Eine Unterschrift ist nicht mehr nötig.',
  notDeclined:
    'Noch nicht abgelehnt. {{count n one="# Angabe ist" other="# Angaben sind"}} zu korrigieren:',
  notSigned:
    'Noch nicht unterschrieben. {{count n one="# Angabe ist" other="# Angaben sind"}} zu korrigieren:',
  says: 'Was im Schreiben steht',
  whole: 'Das ganze Schreiben <span class="visually-hidden">(PDF)</span>',
  lets: '<strong>{{link.clientName}}</strong> bevollmächtigt <strong>{{msp.name}}</strong>, entgegenzunehmen, anzufordern, zu übertragen und zu prüfen, was <strong>{{link.previousMspName}}</strong> für das Unternehmen verwahrt.',
  covers:
    'Die Vollmacht umfasst die {{total}} unten genannten Punkte und nichts sonst. Sie können sie jederzeit schriftlich widerrufen.',
  yours: '{{msp.name}} handelt für Sie; was übergeben wird, gehört weiterhin Ihnen.',
  items: 'Die {{total}} Punkte',
  sha: 'SHA-256 des Schreibens:',
  here: 'Hier unterschreiben',
  name: 'Ihr vollständiger Name',
  yourTitle: 'Ihre Funktion',
  sign: 'Unterschreiben',
  recorded: 'Zeitpunkt und IP-Adresse werden dabei festgehalten.',
  paper: 'Stattdessen auf Papier unterschreiben und hochladen',
  paperHow:
    'Drucken Sie das Schreiben, unterschreiben Sie es, und senden Sie uns einen Scan oder ein Foto. Es wird beim Eingang versiegelt.',
  whoSigned: 'Wer unterschrieben hat',
  theirTitle: 'Funktion dieser Person',
  copy: 'Unterschriebene Fassung',
  copyHint: 'PDF oder Bild, bis 25 MiB',
  upload: 'Unterschriebene Fassung hochladen',
  notReady: 'Das Schreiben wird erstellt. Bitte kommen Sie in einigen Minuten wieder.',
  inDoubt:
    'Im Zweifel rufen Sie Ihre Kundenbetreuung unter einer Nummer an, die Sie schon haben, oder <a href="/verify">prüfen Sie das Schreiben</a>.',
  consent:
    'Ich habe das Schreiben gelesen. Ich bin berechtigt, für {{client}} zu unterschreiben. Ich bevollmächtige {{msp}}, gegenüber {{previousMsp}} alles im Schreiben Aufgeführte entgegenzunehmen, anzufordern, zu übertragen und zu prüfen, und ich bin damit einverstanden, dass mein eingegebener Name meine Unterschrift ist.',
  uploadedConsent:
    'Eine unterschriebene Fassung des Schreibens wurde hochgeladen, in dem {{client}} {{msp}} gegenüber {{previousMsp}} bevollmächtigt.',
  ownSubject: '{{client}}: unsere Vollmacht für {{msp}}, Anforderung {{number}}',
  ownBody: `Guten Tag,

wir, {{client}}, wechseln mit unserer IT zu {{msp}}. Ich habe {{msp}} schriftlich bevollmächtigt, alles entgegenzunehmen, anzufordern, zu übertragen und zu prüfen, was {{previousMsp}} für uns verwahrt.

Sie erhalten von {{msp}} ein Schreiben mit der Nummer {{number}}, der Liste und einem Link zum Antworten. Bitte beantworten Sie dort jeden Punkt, und senden Sie bitte keine Passwörter per E-Mail.

Wenn Sie Zweifel haben, rufen Sie mich unter einer Nummer an, die Sie schon haben.

Danke für Ihre Hilfe und für die bisherige Zusammenarbeit.

{{name}}
{{title}}
{{client}}
`,
  drawnConsent:
    'Ich habe das Schreiben gelesen. Ich bin berechtigt, für {{client}} zu unterschreiben. Ich bevollmächtige {{msp}}, gegenüber {{previousMsp}} alles im Schreiben Aufgeführte entgegenzunehmen, anzufordern, zu übertragen und zu prüfen, und ich bin damit einverstanden, dass mein eingegebener Name und die von mir gezeichnete Unterschrift meine Unterschrift sind.',
  draw: 'Wenn Sie mögen, zeichnen Sie Ihre Unterschrift dazu',
  drawHint: 'Mit Finger, Stift oder Maus. Ihr eingegebener Name genügt.',
  drawClear: 'Löschen',
  keepSigned: 'Das unterschriebene Schreiben aufheben (PDF)',
  signedSoon:
    'Das unterschriebene Schreiben ist in einer Minute hier: Laden Sie die Seite dann neu.',
  decline: 'Ich unterschreibe nicht',
  declineLead:
    'Dann wird nichts angefordert. Ihre Kundenbetreuung erfährt es sofort und ruft Sie an.',
  declineWhy: 'Warum',
  declineReasons: {
    items: 'Die Liste stimmt nicht',
    not_entitled: 'Jemand anderes muss unterschreiben',
    not_leaving: 'Wir wechseln den Dienstleister nicht oder noch nicht',
    unclear: 'Ich habe vorher Fragen',
    other: 'Ein anderer Grund',
  },
  declineText: 'Was sollte anders sein?',
  declineTextHint: 'Freiwillig und versiegelt: Nur {{msp.name}} kann es lesen.',
  declineNow: 'Nicht unterschreiben',
  declined:
    '<strong>Sie haben die Unterschrift abgelehnt{{#if declined.at}}, {{when declined.at}}{{/if}}.</strong> Es wird nichts angefordert. {{msp.name}} weiß Bescheid und ruft Sie an. Wenn Sie es sich anders überlegen, können Sie unten noch unterschreiben.',
};
