import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-colleagues';

export const colleagues: Translated<typeof english.colleagues> = {
  title: 'En confier une partie',
  lead: 'Donnez à un ou une collègue son propre lien. Il ne montre que les groupes que vous choisissez ; ce qui y est enregistré porte son nom. Vous pouvez le retirer à tout moment.',
  button: 'En confier une partie',
  passedOn: 'Confié',
  sent: '<strong>C’est confié.</strong> Le lien part par courriel dans la minute.',
  withdrawnNow: '<strong>C’est retiré.</strong> Ce lien n’ouvre plus rien.',
  who: 'Nom',
  email: 'Adresse de courriel',
  emailHint:
    'Dans votre société ou ailleurs. Nous écrivons un seul message, dont le texte ne change pas.',
  groups: 'Ce que vous confiez',
  pass: 'Envoyer le lien',
  limits:
    'Jusqu’à {{most}} collègues à la fois. Ils ne peuvent rien confier à leur tour et ne reçoivent pas de rappels : c’est à vous que nous continuons de nous adresser.',
  people: 'Qui en a une partie',
  by: 'confié {{when madeAt}}{{#if byOther}} par {{byName}}{{/if}}',
  answers: '{{count answered one="# réponse" other="# réponses"}}',
  takeBack: 'Retirer',
  takeBackSure: 'Oui, {{name}} ne doit plus y avoir accès',
  takeBackNow: 'Retirer le lien',
  notPassed: 'Pas encore confié. {{count n one="# point" other="# points"}} à corriger :',
  states: {
    sending: 'en cours d’envoi',
    unopened: 'pas encore ouvert',
    opened: 'ouvert',
    bounced: 'courriel non remis',
    expired: 'expiré',
    withdrawn: 'retiré',
  },
  problems: {
    no_name: 'Indiquez le nom.',
    odd_name: 'Indiquez le nom seul : 60 lettres au plus, sans chiffres ni adresses.',
    no_email: 'Indiquez l’adresse de courriel.',
    odd_email: 'Indiquez une seule adresse, comme nom@societe.example.',
    no_groups: 'Choisissez au moins un groupe.',
    has_link: 'Cette adresse a déjà un lien. Retirez-le d’abord.',
    too_many_colleagues: 'Huit collègues ont déjà un lien de votre part. Retirez-en un d’abord.',
    passed_on_enough:
      'Cette demande a été confiée aussi souvent que nous le permettons. Écrivez-nous, et nous ajoutons la personne.',
    too_many_today:
      'Vous avez déjà confié une partie cinq fois aujourd’hui. Continuez demain, ou écrivez-nous.',
    closed: 'Cette demande est close ; il n’y a plus rien à confier.',
    not_sure: 'Cochez la case si vous voulez retirer le lien.',
  },
  yours:
    '{{onlyFrom}} vous a confié cette partie. Vous ne voyez que ces groupes ; pour le reste, demandez à {{onlyFrom}}.',
};
