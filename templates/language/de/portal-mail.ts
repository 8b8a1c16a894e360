import type { MailTexts } from '../mail-words';

type PortalTemplate = 'passed-on' | 'question-asked' | 'question-answered' | 'authority-declined';

/** Messages that something on the portal's pages called for. */
export const portalMail: Pick<MailTexts, PortalTemplate> = {
  'passed-on': {
    part: 'ein Teil davon für Sie',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: '{{who}} von {{msp}} hat einen Teil einer Anforderung an Sie weitergegeben. {{client}} wechselt mit der IT zu {{us}} und bittet um das, was {{msp}} noch verwahrt. Ihr Teil:',
      },
      { say: ['{{groups}}'] },
      {
        p: 'Dieser Link ist nur für Sie und zeigt nur Ihren Teil. Was Sie speichern, wird sofort verschlüsselt und trägt Ihren Namen. Bitte senden Sie keine Passwörter per E-Mail, und leiten Sie den Link nicht weiter.',
      },
      { button: 'Ihren Teil ansehen' },
      {
        p: 'Zweifel, ob diese Nachricht echt ist? Fragen Sie {{who}} persönlich. Erinnerungen bekommen Sie von uns keine.',
      },
    ],
  },
  'question-asked': {
    part: 'eine Rückfrage',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} hat eine Rückfrage zu „{{item}}“ von {{client}}. Sie ist versiegelt; lesen und beantworten Sie sie auf der Seite. Die Erinnerungen laufen inzwischen weiter.',
      },
      { button: 'Rückfrage lesen' },
    ],
  },
  'question-answered': {
    part: 'die Antwort auf Ihre Rückfrage',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Sie haben nach „{{item}}“ gefragt. {{us}} antwortet:' },
      { say: ['{{answer}}'] },
      { p: 'Die Antwort steht auch auf Ihrer Seite neben dem Punkt.' },
      { button: 'Punkt öffnen' },
    ],
  },
  'authority-declined': {
    part: 'die Unterschrift wurde abgelehnt',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} unterschreibt nicht für {{client}}: {{declinedWhy}}. Was sonst dazu geschrieben wurde, ist versiegelt und steht auf der Seite. Bis Sie es geklärt haben, geht keine Erinnerung hinaus.',
      },
      { button: 'Nächsten Schritt ansehen' },
    ],
  },
};
