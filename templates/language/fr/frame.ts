import type { MailFrame } from '../mail-words';

export const frame: MailFrame = {
  subject: '{{client}} : passation {{no}}, {{part}}',
  greeting: { named: 'Bonjour {{name}},', unnamed: 'Madame, Monsieur,' },
  closing: {
    formal: 'Nous vous prions d’agréer nos salutations distinguées.',
    friendly: 'Bien cordialement,',
  },
  verify:
    'Ce message est-il authentique ? Vérifiez-le à l’adresse {{verifyUrl}}{{#if callBack}}, ou appelez {{client}} à son numéro public, {{callBack}}{{/if}}.',
  linkBelow: 'Ou ouvrez cette adresse :',
  more: 'et {{n}} de plus',
  today: 'aujourd’hui',
  byDay: 'pour le {{day}}',
  mark: {
    critical: 'critique',
    onlyYou: 'vous seuls pouvez le libérer',
    promised: 'promis par vous pour le {{day}}',
  },
  withNote: '{{line}}, renvoyé : « {{note}} »',
  wantedToo: 'Par ailleurs, un de vos envois n’a pas pu être utilisé ici :',
  standing:
    'Encore ouverts : {{open}} sur {{total}}. Dates de la lettre : {{#if criticalOpen}}éléments critiques, {{criticalDue}} ; {{/if}}liste entière, {{deadline}}.',
  promisedFor: '{{name}}, promis pour le {{day}}',
  dueOn: '{{task}} : {{name}}, pour le {{day}}{{#if owner}} ({{owner}}){{/if}}',
  story: {
    requested: '{{day}} : lettre de demande envoyée',
    reached: '{{day}} : nous avons demandé si elle était arrivée',
    opened: '{{day}} : lien ouvert',
    answered: '{{day}} : {{plural count "1 réponse reçue" "%n réponses reçues"}}',
    reminded: '{{day}} : rappel envoyé',
    promised: '{{day}} : date annoncée pour {{plural count "1 élément" "%n éléments"}}',
    promise_broken: '{{day}} : la date annoncée était passée',
    critical_due: '{{day}} : échéance des éléments critiques',
    escalated: '{{day}} : courrier à la direction',
    deadline: '{{day}} : échéance de tous les éléments',
    noticed: '{{day}} : mise en demeure envoyée',
  },
  settled: {
    invoice_paid:
      'La facture que vous avez citée est payée{{#if amount}} : {{amount}}{{/if}}{{#if day}}, le {{day}}{{/if}}.',
    security_offered:
      'Une garantie est proposée pour la somme réclamée{{#if amount}} : {{amount}}{{/if}}{{#if day}}, d’ici le {{day}}{{/if}}.',
    escrow_offered:
      'Un séquestre est proposé pour la somme en litige{{#if amount}} : {{amount}}{{/if}}{{#if day}}, d’ici le {{day}}{{/if}}.',
    asked_again: 'Votre motif a été examiné avec le client, qui demande la remise.',
    counsel_engaged: 'Un conseil juridique est mandaté.',
    waived: 'Ce n’est plus demandé.',
  },
  refusal: {
    unpaid_invoice: 'facture impayée',
    contract: 'contrat',
    legal: 'raison juridique',
    policy: 'règle interne',
    other: 'autre motif',
  },
  stalled: {
    authority_unsigned: 'le mandat n’est pas signé',
    every_contact_bounced: 'aucun interlocuteur n’est joignable par courriel',
    link_never_opened: 'personne n’a ouvert de lien',
    no_answer: 'aucune réponse depuis plusieurs jours',
    refused: 'des éléments sont refusés',
    promise_broken: 'une date promise est passée sans réponse',
    ladder_exhausted: 'toutes les étapes ont été faites',
    rejected_not_replaced: 'des réponses renvoyées ne sont pas remplacées',
    task_overdue: 'une tâche est en retard',
    circle: 'des tâches s’attendent mutuellement',
    mail_failing: 'le serveur de messagerie n’accepte pas nos messages',
    worker_failing: 'le worker n’avance pas',
  },
  declined: {
    items: 'la liste n’est pas exacte',
    not_entitled: 'quelqu’un d’autre doit signer',
    not_leaving: 'le passage chez nous n’a pas lieu, ou pas encore',
    unclear: 'des questions se posent avant',
    other: 'pour un autre motif',
  },
  task: {
    recover: 'Récupérer',
    rotate: 'Renouveler',
    revoke: 'Retirer',
    day_one: 'Rendre inutile',
    verify: 'Vérifier',
  },
  and: 'et',
};
