import type { MailTexts } from '../mail-words';

type PortalTemplate = 'passed-on' | 'question-asked' | 'question-answered' | 'authority-declined';

/** Messages that something on the portal's pages called for. */
export const portalMail: Pick<MailTexts, PortalTemplate> = {
  'passed-on': {
    part: 'a part of it for you',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: '{{who}} of {{msp}} has passed part of a request on to you. {{client}} is moving its IT to {{us}} and asks for what {{msp}} holds for it. Your part:',
      },
      { say: ['{{groups}}'] },
      {
        p: 'This link is your own and shows your part only. What you save is encrypted at once, and carries your name. Please send no passwords by mail, and do not forward the link.',
      },
      { button: 'See your part' },
      {
        p: 'In doubt whether this is genuine? Ask {{who}} in person. You get no reminders from us.',
      },
    ],
  },
  'question-asked': {
    part: 'a question',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} asks something about “{{item}}” of {{client}}. It is sealed; read and answer it on the page. The chase goes on meanwhile.',
      },
      { button: 'Read the question' },
    ],
  },
  'question-answered': {
    part: 'the answer to your question',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'You asked about “{{item}}”. {{us}} answers:' },
      { say: ['{{answer}}'] },
      { p: 'It stands beside the item on your page, too.' },
      { button: 'Open the item' },
    ],
  },
  'authority-declined': {
    part: 'the signature was declined',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} does not sign for {{client}}: {{declinedWhy}}. What was written besides is sealed; read it on the page. No reminder goes out until you have settled it.',
      },
      { button: 'See what to do' },
    ],
  },
};
