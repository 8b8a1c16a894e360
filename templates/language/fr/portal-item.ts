import type * as english from '../en-GB/portal-item';
import type { Translated } from '../portal-words';

export const item: Translated<typeof english.item> = {
  notSavedTitle: 'Pas encore enregistré : {{item.name}}',
  soFar:
    '{{progress.answered}} {{count progress.answered one="réponse" other="réponses"}} sur {{progress.total}}',
  saved:
    '<strong>Enregistré : {{saved.name}}.</strong> Scellé ; vous pouvez le remplacer, personne ne peut le relire ici.',
  notSaved: 'Pas encore enregistré. {{count n one="# point" other="# points"}} à corriger :',
  retype:
    'Les mots de passe et les clés ne sont pas affichés de nouveau : saisissez-les encore une fois{{#if refile}}, et choisissez de nouveau les fichiers{{/if}}.',
  overtaken:
    '<strong>{{overtaken.by}} a répondu</strong>{{#if overtaken.at}}, {{when overtaken.at}}{{/if}}, pendant que ce formulaire était ouvert. Votre saisie n’a pas été enregistrée ; l’autre réponse est conservée.',
  overtakenHow:
    'Pour la remplacer, cochez la case à la fin et enregistrez de nouveau. Les mots de passe, les clés et les fichiers sont à fournir de nouveau.',
  overtakenStillHere:
    'Pour la remplacer, cochez la case à la fin et enregistrez de nouveau. Ce que vous avez saisi est toujours là.',
  replace: 'Remplacer la réponse {{de overtaken.by}}{{overtaken.by}} par la mienne',
  again: 'Merci de l’envoyer encore une fois',
  agreed:
    '<strong>Nous faisons la bascule ensemble : {{when agreed.startsAt zone=zone}}.</strong> Merci d’avoir sous la main ce à quoi cet élément est lié. La bascule faite, dites-le ici.',
  standingAnswer:
    'Il existe une réponse {{de item.answeredBy}}{{item.answeredBy}}{{#if item.answeredAt}}, {{when item.answeredAt}}{{/if}}. Elle est scellée. Ce que vous enregistrez maintenant la remplace.',
  yourAnswer: 'Votre réponse',
  ofInvoice: 'S’il s’agit d’une facture impayée',
  swap: 'Ou faisons la bascule ensemble',
  swapHow:
    'Proposez jusqu’à trois créneaux d’une heure pendant lesquels vous feriez la bascule avec nous : entre 9 et 17 heures, un jour ouvré des deux côtés, dans les 30 jours. Heure locale : {{place}} ; chez nous : {{ourPlace}}.',
  unsaved:
    'Pas encore enregistré. L’enregistrement se fait quand vous passez à un autre élément ou à la liste.',
  saving: 'Enregistrement…',
  another: 'Ajouter un autre ({{set}})',
  show: 'Afficher la saisie',
  hide: 'Masquer la saisie',
  qr: {
    read: 'Lire depuis une image du code QR',
    none: 'Aucun code QR lisible dans cette image. Saisissez plutôt le secret.',
    done: 'Lu. L’image reste chez vous ; elle n’est pas envoyée.',
  },
  files: 'Fichiers',
  optional: 'facultatif',
  choose: 'Choisir…',
  filesHint:
    'Exports, fichiers de clés, photos, documents : jusqu’à {{mostFiles}} à la fois, 250 Mio chacun. Ils sont scellés comme tout le reste, leurs noms aussi.',
  keepFiles:
    'Garder {{count files one="le fichier déjà envoyé" other="les # fichiers déjà envoyés"}}',
  save: 'Enregistrer',
  saveNext: 'Enregistrer et passer au suivant',
  sealedHint:
    'Scellé dès l’enregistrement. Vous pouvez le remplacer ; personne ne peut le relire ici.',
  skip: 'Laisser celui-ci pour l’instant, suivant : {{next.name}}',
  closed: {
    over: 'Cette demande est close. Plus rien n’est attendu de vous.',
    accepted: 'Cet élément est accepté, merci. Rien d’autre n’est nécessaire.',
    waived: 'Cet élément n’est plus nécessaire.',
  },
  choices: {
    provided: { label: 'Le voici', meaning: 'Vous l’envoyez avec ce formulaire.' },
    transferred: {
      label: 'Transféré',
      meaning: 'Le compte, le domaine, la licence ou le numéro a déjà un nouveau titulaire.',
    },
    handed_over: {
      label: 'Objet remis',
      meaning: 'Un objet a changé de mains, ou est en chemin.',
    },
    never_held: { label: 'Jamais détenu', meaning: 'Vous ne l’avez jamais eu.' },
    client_has_it: {
      label: 'Le client l’a',
      meaning: 'Il le détient lui-même ; dites qui, afin que nous puissions demander.',
    },
    promised: {
      label: 'Nous l’enverrons d’ici au…',
      meaning: 'Vous l’envoyez plus tard, à une date que vous indiquez.',
    },
    refused: {
      label: 'Impossible, parce que…',
      meaning:
        'Vous ne le remettrez pas. Nous cessons de le demander, et le motif fera l’objet d’un échange.',
    },
  },
  notWithClient: {
    label: 'Nous ne l’avons pas',
    meaning: 'Il n’est pas chez vous, ou personne ne le trouve.',
  },
};
