import type * as english from '../en-GB/portal-receipt';
import type { Translated } from '../portal-words';
import { receipt as paper } from './records';

export const receipt: Translated<typeof english.receipt> = {
  thanks:
    '<strong>Merci, {{receipt.by.name}}.</strong> Tout ce que vous avez enregistré est en sûreté. Conservez ce reçu : il prouve ce que vous avez remis, et quand.',
  pdf: 'Enregistrer en PDF',
  json: 'Enregistrer en JSON',
  check: 'Quiconque a ce reçu peut vérifier qu’il vient de nous et n’a pas été modifié :',
  code: 'Code',
  checkHere: 'Vérifier',
  accessTitle: 'Accès supprimé',
  access: '{{receipt.accessRemoved.by}} déclare que son propre accès à ces éléments est supprimé :',
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
    '{{#if receipt.items.length}}{{count receipt.items.length one="# élément" other="# éléments"}} ; {{/if}}{{receipt.answeredTotal}} {{count receipt.answeredTotal one="réponse" other="réponses"}} sur {{receipt.itemsTotal}} au total',
  head: { item: 'Élément', answer: 'Réponse', saved: 'Enregistré', files: 'Fichiers' },
  printTitle: 'SHA-256 de ce qui a été scellé',
  print: 'Empreinte ',
  filePrint: 'Fichier ',
  until: ', pour le {{promisedUntil}}',
  explain:
    'Les longues lignes sont des empreintes (SHA-256) des octets chiffrés qui ont été enregistrés, d’abord ceux de la réponse, puis ceux de chaque fichier. Elles montrent que rien n’a changé depuis, et personne ne peut en déduire un mot de passe. Heure locale : {{place}}.',
  late: 'Certaines dates que vous avez indiquées sont postérieures à l’échéance. La récupération commence malgré tout à l’échéance, {{day link.deadlineAt}} ; votre envoi y met fin pour l’élément concerné.',
  stillOpen:
    '{{count progress.toGo one="# élément reste" other="# éléments restent"}} à traiter. Revenez quand vous voulez par le même lien.',
  promisedLeft:
    '{{count progress.promised one="# élément est promis et reste" other="# éléments sont promis et restent"}} à envoyer, par le même lien.',
  allDone: 'Il ne reste plus rien à traiter. Merci pour cette remise exemplaire.',
  answers: paper.answers,
};
