import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: 'Votre propre accès est-il supprimé ?',
  offer:
    '<strong>Tout a une réponse.</strong> Encore une chose, si vous le voulez bien : déclarez que votre propre accès est supprimé. Cela figure sur votre reçu.',
  offerButton: 'Notre accès est supprimé',
  lead: 'Si vous le voulez bien, déclarez-le ici, point par point. C’est facultatif. {{msp.name}} le vérifie de toute façon ; votre parole et sa date figurent à côté, et sur un reçu pour vous.',
  items: 'Notre propre accès par ces points est supprimé',
  name: 'Votre nom complet, comme signature',
  say: 'Confirmer et recevoir un reçu',
  said: 'déclaré par {{typedName}}, {{when saidAt}}',
  nothing: 'Il n’y a plus rien à déclarer ici. Merci.',
  notYet: 'Répondez d’abord à ce qui reste ouvert ; cette page servira ensuite.',
  notKept: 'Pas encore retenu. {{count n one="# point" other="# points"}} à corriger :',
  problems: {
    no_items: 'Cochez au moins un point, ou laissez la page comme elle est.',
    no_name: 'Indiquez votre nom complet.',
    odd_name: 'Indiquez votre nom en 200 caractères visibles au plus.',
  },
};
