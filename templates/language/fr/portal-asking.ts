import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-asking';

export const asking: Translated<typeof english.asking> = {
  title: 'Questions sur cet élément',
  ask: 'Nous poser une question',
  yourQuestion: 'Votre question',
  hint: 'Scellée comme tout le reste. La réponse arrive par courriel et figure ici. Vous pouvez répondre aux autres éléments sans attendre.',
  send: 'Envoyer la question',
  sent: '<strong>Question envoyée.</strong> Nous répondons par courriel, et ici.',
  askedBy: '{{byName}} a posé une question {{when askedAt}}. Elle est scellée.',
  waits: 'Pas encore de réponse.',
  answered: '{{msp.name}} répond, {{when answeredAt}} :',
  problems: {
    no_question: 'Écrivez d’abord votre question.',
    long_question: '2 000 caractères au plus ; sinon, posez deux questions.',
    questions_waiting:
      'Trois questions sur cet élément attendent déjà notre réponse. Nous répondrons d’abord à celles-là.',
    questions_enough:
      'Cette page n’accepte plus de questions. Appelez-nous, ou écrivez-nous un courriel.',
    closed: 'Cette demande est close ; les questions ne sont plus nécessaires.',
  },
};
