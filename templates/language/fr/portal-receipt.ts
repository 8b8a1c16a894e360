import type * as english from '../en-GB/portal-receipt';
import type { Translated } from '../portal-words';

export const receipt: Translated<typeof english.receipt> = {
  thanks:
    '<strong>Merci, {{receipt.by.name}}.</strong> Tout ce que vous avez enregistré est en sûreté. Conservez ce reçu : il prouve ce que vous avez remis, et quand.',
  pdf: 'Enregistrer en PDF',
  json: 'Enregistrer pour des programmes (JSON)',
  check: 'Quiconque a ce reçu peut vérifier qu’il vient de nous, sans changement :',
  code: 'Code',
  checkHere: 'Vérifier',
  accessTitle: 'Accès supprimé',
  access: '{{receipt.accessRemoved.by}} déclare que son propre accès par ces points est supprimé :',
  alsoTitle: 'Envoyé en plus de ce qui était demandé',
  alsoEntries: '{{count entries one="# entrée" other="# entrées"}}, {{savedAt}}',
  alsoList: 'Une liste remplie, {{savedAt}}',
  title: 'Reçu {{receipt.number}}',
  finished: 'Terminé',
  by: 'Par',
  forWhom: 'Pour',
  inIt: 'Contenu',
  forWhomIs: '{{link.clientName}}, demande {{link.number}}, reçu par {{msp.name}}',
  inItIs:
    '{{count receipt.items.length one="# élément" other="# éléments"}} ; {{receipt.answeredTotal}} sur {{receipt.itemsTotal}} avec réponse au total',
  head: { item: 'Élément', answer: 'Réponse', saved: 'Enregistré', files: 'Fichiers' },
  printTitle: 'SHA-256 de ce qui a été scellé',
  print: 'Empreinte ',
  filePrint: 'Fichier ',
  until: ', pour le {{promisedUntil}}',
  explain:
    'Les longues lignes sont des empreintes (SHA-256) des octets chiffrés qui ont été enregistrés, d’abord de la réponse, puis de chaque fichier. Elles montrent que rien n’a changé depuis, et personne ne peut en déduire un mot de passe. Les heures sont celles de {{place}}.',
  late: 'Des jours que vous avez indiqués sont postérieurs à l’échéance. La récupération commence malgré tout à l’échéance, {{day link.deadlineAt}} ; votre envoi y met fin pour l’élément concerné.',
  stillOpen:
    '{{count progress.toGo one="# élément reste" other="# éléments restent"}} à traiter. Revenez quand vous voulez par le même lien.',
  allDone: 'Il ne reste plus rien à traiter. Merci pour cette remise exemplaire.',
  answers: {
    provided: 'fourni',
    transferred: 'transféré',
    handed_over: 'remis en main propre',
    never_held: 'jamais détenu',
    client_has_it: 'chez le client',
    promised: 'promis',
    refused: 'refusé',
  },
};
