import type { MailTexts } from '../mail-words';

type AnswerTemplate =
  | 'promise-broken'
  | 'sent-back'
  | 'send-again'
  | 'refusal-answered'
  | 'swap-agreed'
  | 'swap-agreed-house';

/** Messages that an answer called for: a promise, one that went back, a refusal, a time to sit down together. */
export const answerMail: Pick<MailTexts, AnswerTemplate> = {
  'promise-broken': {
    part: 'ein Termin, der vorbei ist',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'freundlicherweise hatten Sie hierfür einen Tag genannt, der inzwischen vorbei ist:' },
      { list: 'promised', most: 20 },
      {
        p: '{{#if cameNames}}Inzwischen haben wir von Ihnen {{cameNames}} erhalten, vielen Dank.{{/if}}',
      },
      {
        p: 'Woran hängt es? Muss zuerst ein Kollege oder Hersteller handeln, sagen Sie uns, wer es ist, und wir sprechen mit ihm. Ist ein Teil schon fertig, ist auch dieser willkommen.',
      },
      {
        p: '{{#if others}}Ihre Seite enthält {{plural others "einen weiteren offenen Punkt" "%n weitere offene Punkte"}}.{{/if}}',
      },
      { button: 'Hindernis nennen' },
    ],
  },
  'swap-agreed': {
    part: 'der Termin für die gemeinsame Umstellung',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'vielen Dank für die Termine, die Sie vorgeschlagen haben. Wir stellen „{{item}}“ gemeinsam um:',
      },
      { say: ['{{startsAt}} (bei uns: {{startsThere}}).'] },
      {
        p: 'Bei uns ist dafür eine Stunde frei gehalten, ein Eintrag für Ihren Kalender liegt bei. Bitte halten Sie das Telefon oder Postfach bereit, an das es gebunden ist; zu Beginn der Stunde rufen wir Sie an.',
      },
      {
        p: 'Ist es umgestellt, wählen Sie auf Ihrer Seite „Übertragen“ oder „Ausgehändigt“, dann ist es erledigt. Passt der Termin doch nicht, genügt eine Zeile als Antwort.',
      },
      { button: 'Punkt öffnen' },
    ],
  },
  'swap-agreed-house': {
    part: 'eine gemeinsame Umstellung ist vereinbart',
    tone: 'friendly',
    blocks: [
      { p: '{{msp}} stellt „{{item}}“ von {{client}} gemeinsam mit uns um:' },
      { say: ['{{startsAt}} (dort: {{startsThere}}).'] },
      {
        p: 'Ein Eintrag für Ihren Kalender liegt bei. Zugesagt ist es bis zum Ende dieses Tages; ist es bis dahin nicht umgestellt, geht die Nachfrage weiter.',
      },
      { button: 'Punkt öffnen' },
    ],
  },
  'sent-back': {
    part: '{{plural open "ein Punkt zum Ansehen" "%n Punkte zum Ansehen"}}',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'wir haben Ihre Antworten ausprobiert. {{plural open "Eine funktionierte" "%n funktionierten"}} bei uns nicht; die Zeile nennt, was wir gesehen haben und was helfen würde:',
      },
      { list: 'outstanding', most: 40 },
      { p: '{{#if cameNames}}Außerdem danken wir für {{cameNames}}.{{/if}}' },
      {
        p: 'Dieselben Worte stehen auf Ihrer Seite daneben. Was Sie dort speichern, ersetzt, was vorher gesendet wurde. Ist etwas unklar, genügt eine Zeile als Antwort.',
      },
      { button: 'In Ordnung bringen' },
    ],
  },
  'send-again': {
    part: 'etwas, das noch einmal zu senden ist',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'etwas, das Sie für {{client}} gesendet haben, ließ sich nicht verwenden. Das war es, und das würde helfen:',
      },
      { list: 'wanted' },
      {
        p: 'Es steht auch auf Ihrer Seite, bis das angekommen ist, was an seine Stelle tritt.',
      },
      { button: 'Noch einmal senden' },
    ],
  },
  'refusal-answered': {
    part: 'zu dem, was Sie zurückhalten',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Sie haben uns den Grund genannt, aus dem Sie {{plural open "einen Punkt" "%n Punkte"}} von {{client}} zurückhalten. Wir haben ihn zur Kenntnis genommen.{{#if settledCount}} Geschehen ist dies:{{/if}}',
      },
      { list: 'settled', most: 10 },
      { p: '{{plural open "Es geht um:" "Es geht um diese Punkte:"}}' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Forderungen sind eine Sache für sich, und keine Seite gibt damit ein Recht auf. Bitte geben Sie heraus, was aufgeführt ist; Ihre Seite nimmt es an wie zuvor. Stimmen Summe oder Fälligkeit aus Ihrer Sicht nicht, nennen Sie in einer Antwort die Forderung, die Summe und den Tag.',
      },
      { button: 'Herausgeben' },
    ],
  },
};
