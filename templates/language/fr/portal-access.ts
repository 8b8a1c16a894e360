import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: 'Votre propre accès est-il supprimé ?',
  offer:
    '<strong>Tous les éléments ont leur réponse.</strong> Encore une chose, si vous le voulez bien : déclarez que votre propre accès est supprimé. Cela figurera sur votre reçu.',
  offerButton: 'Déclarer notre accès supprimé',
  lead: 'Si vous le voulez bien, déclarez-le ici, élément par élément. C’est facultatif. {{msp.name}} le vérifie de toute façon ; votre déclaration et sa date figurent à côté, et sur un reçu pour vous.',
  items: 'Notre propre accès à ces éléments est supprimé',
  name: 'Votre nom complet, valant signature',
  say: 'Confirmer et recevoir un reçu',
  said: 'déclaré par {{typedName}}, {{when saidAt}}',
  nothing: 'Il n’y a plus rien à déclarer ici. Merci.',
  notYet: 'Répondez d’abord à ce qui reste ouvert ; cette page servira ensuite.',
  notKept: 'Pas encore enregistré. {{count n one="# point" other="# points"}} à corriger :',
  problems: {
    no_items: 'Cochez au moins un élément, ou laissez la page telle quelle.',
    no_name: 'Indiquez votre nom complet.',
    odd_name: 'Indiquez votre nom en 200 caractères visibles au plus.',
  },
};
