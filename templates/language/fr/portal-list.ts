import type * as english from '../en-GB/portal-list';
import type { Translated } from '../portal-words';

export const list: Translated<typeof english.list> = {
  title: '{{link.clientName}} vous demande de remettre ses accès',
  lead: '{{msp.name}}, son nouveau prestataire, les recueille{{#if signed}} sur mandat écrit{{/if}}. Répondez en plusieurs fois, dans l’ordre que vous voulez{{#if link.deadlineAt}}{{#if past}}. L’échéance est passée ({{day link.deadlineAt zone=link.previousMspTimeZone}}) ; ce qui manque reste attendu{{else}}, et revenez quand vous voulez jusqu’à l’échéance ({{day link.deadlineAt zone=link.previousMspTimeZone}}, fin de journée){{/if}}{{/if}}.',
  over: '<strong>Cette demande est close.</strong> Plus rien n’est attendu de vous. Vos reçus restent ici.',
  wanted: {
    title: 'Un de vos envois n’a pas pu être utilisé',
    button: 'Refaire l’envoi',
  },
  saved:
    '<strong>Enregistré : {{saved.name}}.</strong> La réponse est maintenant scellée : vous pouvez la remplacer, et personne ne peut la relire ici.',
  late: 'Le jour que vous avez indiqué est postérieur à l’échéance. La récupération commence malgré tout à l’échéance, {{day link.deadlineAt}} ; votre envoi y met fin pour cet élément.',
  next: 'Suivant : {{next.name}}',
  whoAsks: 'Qui demande',
  signed:
    'Signé par {{signed.name}}, {{signed.title}}, {{link.clientName}}{{#if signed.on}}, {{day signed.on}}{{/if}}',
  doubts:
    'Des doutes ? {{#if letter}}Lisez la lettre, vérifiez-la, ou appelez{{else}}Appelez{{/if}} {{link.clientName}} {{#if link.callBackPhone}}à son numéro public, {{link.callBackPhone}}{{else}}à un numéro que vous connaissez déjà{{/if}}. Demande {{link.number}}{{#if letter}}, code <span class="mono">{{letter.code}}</span>{{/if}}.',
  letter: 'Lettre <span class="visually-hidden">de demande (PDF)</span>',
  check: 'Vérifier <span class="visually-hidden">que la lettre vient bien de nous</span>',
  happens: {
    title: 'Ce que devient ce que vous envoyez',
    sealed:
      'Chaque réponse est chiffrée dès que vous l’enregistrez, avec une clé que seul le coffre {{de msp.name}}{{msp.name}} peut ouvrir. Ce site ne peut pas la relire, pas plus que quiconque aurait votre lien.',
    changed:
      'La réponse rejoint la documentation {{de link.clientName}}{{link.clientName}}. {{msp.name}} change ensuite chaque mot de passe que vous envoyez ; vous n’en êtes donc plus responsable.',
    replaced:
      'Vous pouvez remplacer une réponse à tout moment. « Terminé pour l’instant » vous donne un reçu de ce que vous avez remis, et quand.',
    doNot:
      '<strong>Merci de ne pas</strong> envoyer de mots de passe par courriel ou messagerie, de ne pas transmettre votre lien, et de ne rien bloquer, modifier ou supprimer avant la remise.',
  },
  progress: 'Avancement',
  soFar:
    '<strong>{{progress.answered}} {{count progress.answered one="réponse" other="réponses"}} sur {{progress.total}}</strong>{{#if progress.promised}}, {{progress.promised}} {{count progress.promised one="promise" other="promises"}}{{/if}}, {{progress.toGo}} à traiter',
  bar: '{{answered}} {{count answered one="réponse" other="réponses"}} sur {{total}}{{#if promised}}, {{promised}} {{count promised one="promise" other="promises"}}{{/if}}',
  ofGroup: '{{answered}} sur {{total}}',
  receipts: 'Vos reçus',
  items: '{{count n one="# élément" other="# éléments"}}',
  finish: 'Terminé pour l’instant',
  sitting:
    '{{count sitting.saved one="# réponse enregistrée" other="# réponses enregistrées"}} depuis votre dernier reçu. Tout ce qui est enregistré est en sûreté.',
  sittingAlso:
    '{{count sitting.saved one="# réponse" other="# réponses"}} et {{count sitting.also one="# autre entrée" other="# autres entrées"}} enregistrées depuis votre dernier reçu. Tout ce qui est enregistré est en sûreté.',
  haveReceipt: 'Tout ce qui est enregistré est en sûreté, et vous avez votre reçu.',
  begin: 'Ouvrez un élément pour y répondre. Ce que vous enregistrez est aussitôt en sûreté.',
  questions:
    'Des questions ? Écrivez à <a href="mailto:{{msp.email}}">{{msp.email}}</a>, sans mots de passe, ou appelez le {{msp.phone}}.',
  critical: 'critique',
  onlyYou: 'vous seuls pouvez le libérer',
  onlyYouGroup: 'Vous seuls pouvez les libérer',
};

export const clientList: Translated<typeof english.clientList> = {
  title: '{{link.previousMspName}} indique que vous avez ceci',
  lead: '{{msp.name}} en a besoin pour s’occuper {{de link.clientName}}{{link.clientName}}. Répondez dans l’ordre que vous voulez. Si vous n’avez pas un élément, dites-le : nous l’obtiendrons autrement.',
  over: '<strong>Cette demande est close.</strong> Plus rien n’est attendu de vous. Vos reçus restent ici.',
  toGo: '<strong>Encore {{toDo}} sur {{total}}</strong>',
  nothing: 'Plus rien n’est attendu de vous. Merci.',
  sealed: 'Chaque réponse est chiffrée dès que vous l’enregistrez.',
};

export const standing: Translated<typeof english.standing> = {
  accepted: 'accepté, merci',
  waived: 'n’est plus nécessaire',
  rejected: 'à envoyer de nouveau',
  outstanding: 'à traiter',
  promised: 'promis pour',
  promisePassed: 'était promis pour',
  saved: 'enregistré',
  never_held: 'jamais détenu, enregistré',
  notWithYou: 'pas chez vous, enregistré',
  client_has_it: 'chez le client, enregistré',
  transferred: 'transféré, enregistré',
  handed_over: 'remis, enregistré',
  refused: {
    unpaid_invoice: 'vous ne pouvez pas : facture impayée',
    contract: 'vous ne pouvez pas : contrat',
    legal: 'vous ne pouvez pas : raisons juridiques',
    policy: 'vous ne pouvez pas : vos règles internes',
    other: 'vous ne pouvez pas pour l’instant',
  },
};
