import type * as english from '../en-GB/portal-verify';
import type { Translated } from '../portal-words';

export const verify: Translated<typeof english.verify> = {
  tab: 'Vérifier une lettre',
  title: 'Cette lettre vient-elle de nous ?',
  lead: 'Une demande de mots de passe mérite la méfiance. Saisissez le numéro et le code joints à la lettre ; tous deux figurent dans le message qui l’accompagnait.',
  yes: 'Oui, cette lettre vient de nous.',
  number: 'Numéro',
  made: 'Établie',
  forWhom: 'Pour',
  to: 'À',
  compare:
    'Comparez la dernière ligne avec votre fichier, pour être sûr que personne ne l’a modifié.',
  no: '<strong>Nous ne connaissons aucune lettre portant ce numéro et ce code.</strong> Vérifiez les deux encore une fois. S’ils sont exacts, ne répondez pas à cette lettre et prévenez-nous.',
  numberHint: 'Comme H-2026-0012',
  code: 'Code',
  codeHint: 'Huit caractères, ou le SHA-256 entier',
  check: 'Vérifier',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Mieux encore : appelez le client nommé dans la lettre à un numéro que vous connaissez déjà.',
};
