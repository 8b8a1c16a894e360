import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-verify';

export const verify: Translated<typeof english.verify> = {
  tab: 'Vérifier un document',
  title: 'Ce document vient-il de nous ?',
  lead: 'Une demande de mots de passe mérite la méfiance. Vérifiez une lettre, un mandat, une mise en demeure ou un reçu : par son numéro et son code, ou par le fichier lui-même.',
  yes: 'Oui, ce document vient de nous.',
  yesFile: 'Oui, ce fichier vient de nous et n’a pas été modifié.',
  kind: 'Document',
  kinds: {
    request: 'Lettre de demande',
    authority: 'Mandat, à signer',
    'signed-authority': 'Mandat, signé',
    'formal-notice': 'Mise en demeure',
    'formal-notice-to-sign': 'Mise en demeure, à signer',
    'counsel-file': 'Dossier de preuves',
    'closing-report': 'Rapport de clôture',
    'purge-certificate': 'Certificat de destruction',
    receipt: 'Reçu',
  },
  number: 'Numéro',
  made: 'Date',
  forWhom: 'Pour',
  to: 'À',
  by: 'De',
  inIt: 'Contient',
  items: '{{count paper.receipt.items one="# élément" other="# éléments"}}',
  callBack: 'Contre-appel',
  callBackHow:
    '{{paper.callBackPhone}}, si vous le connaissez comme numéro public {{de paper.clientName}}{{paper.clientName}}',
  compare:
    'Comparez la dernière ligne avec votre fichier, ou déposez-le ci-dessous : vous saurez alors que personne ne l’a changé.',
  no: '<strong>Nous ne connaissons aucun document de ce genre.</strong> Vérifiez encore le numéro et le code, caractère par caractère. S’ils sont exacts, ne répondez pas à cette lettre, et prévenez-nous.',
  numberHint: 'Comme H-2026-0012, ou R-0012-3 pour un reçu',
  code: 'Code',
  codeHint: 'Les caractères à côté du numéro, ou le SHA-256 entier',
  check: 'Vérifier',
  byNumber: 'Par numéro et code',
  byFile: 'Par le fichier',
  drop: 'Déposez le PDF ici, ou choisissez-le :',
  dropHint:
    'Il est comparé dans votre navigateur par son SHA-256. Le fichier ne quitte pas votre ordinateur.',
  working: 'Comparaison…',
  tooBig: 'Ce fichier est plus grand que tous les nôtres.',
  byHand:
    'Sans scripts, faites calculer le SHA-256 du fichier par votre ordinateur et collez-le comme code ; aucun numéro n’est alors nécessaire.',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Mieux encore : appelez le client nommé dans la lettre à un numéro que vous avez déjà.',
};
