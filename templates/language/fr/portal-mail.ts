import type { MailTexts } from '../mail-words';

type PortalTemplate = 'passed-on' | 'question-asked' | 'question-answered' | 'authority-declined';

/** Messages that something on the portal's pages called for. */
export const portalMail: Pick<MailTexts, PortalTemplate> = {
  'passed-on': {
    part: 'une partie pour vous',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: '{{who}}, {{de msp}}{{msp}}, vous a transmis une partie d’une demande. {{client}} confie son informatique à {{us}} et demande la remise de ce {{que msp}}{{msp}} détient encore. Votre partie :',
      },
      { say: ['{{groups}}'] },
      {
        p: 'Ce lien vous est personnel et ne montre que votre partie. Ce que vous enregistrez est chiffré aussitôt et porte votre nom. Merci de n’envoyer aucun mot de passe par courriel et de ne pas faire suivre le lien.',
      },
      { button: 'Voir votre partie' },
      {
        p: 'Un doute ? Demandez à {{who}} de vive voix. Vous ne recevrez aucun rappel de notre part.',
      },
    ],
  },
  'question-asked': {
    part: 'une question',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} a une question sur « {{item}} » {{de client}}{{client}}. Elle est scellée ; lisez-la et répondez sur la page. La demande suit son cours entre-temps.',
      },
      { button: 'Lire la question' },
    ],
  },
  'question-answered': {
    part: 'la réponse à votre question',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Votre question portait sur « {{item}} ». {{us}} répond :' },
      { say: ['{{answer}}'] },
      { p: 'La réponse figure aussi sur votre page, à côté de l’élément.' },
      { button: 'Ouvrir l’élément' },
    ],
  },
  'authority-declined': {
    part: 'la signature est refusée',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} ne signe pas pour {{client}} : {{declinedWhy}}. Le reste de son message est scellé et se lit sur la page. Aucun rappel ne part avant que vous l’ayez réglé.',
      },
      { button: 'Voir l’étape suivante' },
    ],
  },
};
