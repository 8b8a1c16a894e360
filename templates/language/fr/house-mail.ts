import type { MailTexts } from '../mail-words';

type OtherTemplate =
  | 'receipt'
  | 'all-done'
  | 'overdue-task'
  | 'closed'
  | 'stalled'
  | 'purge-warning'
  | 'contact-bounced'
  | 'mail-came';

/** Thanks to who answered, and notes inside our own house (account manager: about 40 words). */
export const houseMail: Pick<MailTexts, OtherTemplate> = {
  receipt: {
    part: 'reçu {{receiptNumber}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{plural submitted "Votre réponse est arrivée, scellée" "Vos %n réponses sont arrivées, scellées"}}. Le reçu joint est à vous : il montre ce qui est venu, quand et de qui, sans aucun secret.',
      },
      {
        p: '{{#if open}}{{answered}} sur {{total}} {{plural answered "est fait" "sont faits"}} ; un bon suivant serait « {{firstOpen}} ». Prenez votre temps.{{else}}C’était le dernier élément.{{/if}}',
      },
      { button: '{{#if open}}Continuer là{{else}}Voir votre page{{/if}}' },
    ],
  },
  'all-done': {
    part: 'toutes les réponses sont là',
    tone: 'friendly',
    blocks: [
      {
        p: 'Chacun des {{total}} éléments a sa réponse. Cela a demandé soin et patience ; merci pour les deux, au nom {{de client}}{{client}} aussi.',
      },
      {
        p: 'La suite nous revient : nous vérifions ce qui est venu et changeons chaque mot de passe qui s’y trouve, pour que vous n’ayez plus à en garder aucun. Si l’un ne fonctionne pas, vous aurez de nos nouvelles ; sinon, ce message est le dernier. Vos reçus restent sur la page.',
      },
      { button: 'Voir les reçus' },
    ],
  },
  'overdue-task': {
    part: '{{plural taskCount "1 tâche en retard" "%n tâches en retard"}}',
    tone: 'friendly',
    blocks: [
      { p: 'Chez {{client}}, le délai est dépassé pour :' },
      { list: 'tasks', most: 50 },
      {
        p: '{{#if again}}{{plural again "L’une figurait" "%n figuraient"}} dans un rappel précédent. Le responsable d’équipe et le chargé de clientèle lisent donc ce message.{{/if}}',
      },
      {
        p: 'Veuillez terminer, ou noter dans la tâche ce qui bloque, pour que quelqu’un puisse débloquer la situation.',
      },
      { button: 'Ouvrir les tâches' },
    ],
  },
  closed: {
    part: 'clôturée',
    tone: 'friendly',
    blocks: [
      {
        p: 'La passation est close : sur {{total}} éléments, {{accepted}} acceptés, {{recovered}} récupérés, {{rotated}} renouvelés, {{waived}} abandonnés. Le rapport est joint.',
      },
      { button: 'Ouvrir la passation' },
    ],
  },
  stalled: {
    part: 'a besoin de vous',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if more}}{{plural more "Un autre point a été refusé" "%n autres points ont été refusés"}}, en plus de ce qui attend votre décision depuis le {{since}}. La page les montre ensemble.{{else}}À l’arrêt depuis le {{since}} : {{reason}}. La page offre le geste qui fait avancer {{client}}.{{/if}}',
      },
      { button: 'Débloquer' },
    ],
  },
  'purge-warning': {
    part: 'secrets détruits {{#if soon}}demain{{else}}dans {{daysLeft}} jours{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'Ce {{que msp}}{{msp}} a envoyé pour {{client}} sera détruit le {{purgeOn}}. Ensuite, personne ne pourra l’ouvrir, nous non plus.',
      },
      {
        p: 'Tout est-il noté là où vous gardez ces choses ? Alors il n’y a rien à faire. Sinon, prolongez le délai sur la page, avec un motif.',
      },
      { button: 'Voir ou prolonger' },
    ],
  },
  'contact-bounced': {
    part: 'le courriel à {{who}} a été rejeté',
    tone: 'friendly',
    blocks: [
      {
        p: 'Un courriel à {{who}} a été rejeté définitivement ; il ne compte pas comme rappel. {{#if nextName}}Nous écrivons à {{nextName}} à sa place.{{else}}Il n’y a personne d’autre chez {{whose}} à qui écrire.{{/if}} Si vous avez une meilleure adresse, inscrivez-la sur la page.',
      },
      { button: 'Voir les interlocuteurs' },
    ],
  },
  'mail-came': {
    part: '{{#if replies}}{{plural replies "une réponse par courriel" "%n réponses par courriel"}}{{else}}un courriel à voir{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if replies}}Pour {{client}}, {{plural replies "une réponse est venue" "%n réponses sont venues"}} par courriel et non par la page. Le contenu est scellé ; des fichiers attendent que vous les rattachiez à un élément.{{/if}}',
      },
      {
        p: '{{#if odd}}{{plural odd "Un courriel sur nos messages n’a" "%n courriels sur nos messages n’ont"}} été compris par aucun programme. Veuillez regarder.{{/if}}',
      },
      { p: 'Les rappels continuent jusqu’à ce que vous les arrêtiez.' },
      { button: 'Lire la correspondance' },
    ],
  },
};
