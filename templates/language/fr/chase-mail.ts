import type { ChaseTemplate } from '../../email/mail-view';
import type { MailText } from '../mail-words';

/** The steps of the chase, in the formal register (vous). */
export const chaseMail: Readonly<Record<ChaseTemplate, MailText>> = {
  request: {
    part: 'demande',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{client}} confie à {{us}} son informatique, jusqu’ici chez {{msp}}. En son nom, nous demandons {{plural total "un élément" "%n éléments"}} dont dépendent ses systèmes. Notre lettre {{no}}, jointe, cite le mandat sur lequel elle repose.',
      },
      {
        p: '{{#if criticalOpen}}Éléments critiques : avant {{criticalDue}}. {{/if}}Merci de répondre à chaque élément avant {{allDue}}.',
      },
      { list: 'outstanding', most: 5, more: 'et {{n}} autres, tous dans la lettre' },
      {
        p: 'Votre lien personnel accepte les réponses dans n’importe quel ordre, en plusieurs fois ; « jamais détenu » en est une. N’envoyez rien de secret par courriel ni messagerie, et laissez tout en l’état.',
      },
      { button: 'Ouvrir la liste' },
      { p: '{{client}} reçoit copie de cette lettre.' },
    ],
  },
  reached: {
    part: 'l’avez-vous reçue ?',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Notre lettre du {{requestedOn}} pour {{client}} est-elle arrivée chez {{msp}} ? Les filtres sont parfois sévères : voici la liste sous un lien à vous. Elle commence ainsi :',
      },
      { list: 'outstanding', most: 3 },
      { p: 'Qui d’autre devrait l’avoir ? Un nom en réponse suffit.' },
      { button: 'Voir la demande' },
    ],
  },
  reminder: {
    part: '{{plural open "1 élément en attente" "%n éléments en attente"}}',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Pour {{client}}, {{plural open "1 élément" "%n éléments"}} sur {{total}} {{plural open "reste" "restent"}} à traiter.',
      },
      { p: '{{#if cameNames}}Merci pour {{cameNames}} ; cela nous a bien aidés.{{/if}}' },
      { p: 'Le plus utile à présent :' },
      { list: 'outstanding', most: 5, more: 'et {{n}} plus bas sur la page' },
      {
        p: 'Chaque partie aide. Une seule ligne aujourd’hui, si le temps manque : ce qui est enregistré le reste. La liste entière est prévue pour le {{deadline}}.',
      },
      { button: 'Répondre au suivant' },
    ],
  },
  critical: {
    part: '{{#if criticalOpen}}{{plural criticalOpen "1 élément critique" "%n éléments critiques"}} {{dueWhen}}{{else}}{{plural open "1 élément restant" "%n éléments restants"}}{{/if}}',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{#if criticalOpen}}{{plural criticalOpen "Un élément critique est attendu" "%n éléments critiques sont attendus"}} {{dueWhen}} et nous {{plural criticalOpen "manque" "manquent"}} :{{else}}Chaque élément critique a sa réponse, et nous y sommes sensibles. Il reste :{{/if}}',
      },
      { list: 'critical', most: 20 },
      {
        p: '{{#if criticalOpen}}Nous commençons aujourd’hui à les remplacer. C’est long, exige des preuves auprès des fournisseurs et gêne {{client}} ; votre réponse y met fin aussitôt.{{/if}}',
      },
      {
        p: '{{#if cameNames}}Depuis notre dernier message, nous avons reçu {{cameNames}} : merci. {{else}}{{#if answered}}{{plural answered "Une réponse est déjà là" "%n réponses sont déjà là"}}, et nous y tenons. {{/if}}{{/if}}Si un élément n’est pas chez vous, choisissez « jamais détenu » ou « le client l’a ».',
      },
      { button: 'Répondre aux éléments critiques' },
    ],
  },
  escalation: {
    part: 'à votre attention',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Je m’adresse à vous parce que vous décidez chez {{msp}}. {{client}} change de prestataire informatique et a demandé ce dont ses systèmes ont besoin ; la lettre est jointe. En bref :',
      },
      { list: 'story', most: 3 },
      {
        p: '{{#if answered}}{{answered}} sur {{total}} {{plural answered "est réglé" "sont réglés"}}, grâce à votre équipe. {{/if}}{{plural open "Un manque" "%n manquent"}}{{#if criticalOpen}}, dont {{criticalOpen}} de grande importance{{/if}}. D’abord :',
      },
      { list: 'outstanding', most: 5, more: 'et {{n}} encore ; votre page les montre tous' },
      {
        p: 'Veuillez nous dire qui répondra. Un nom en retour suffit, et cette personne reçoit son propre accès. La date fixée par la lettre est le {{deadline}}.',
      },
      { button: 'Consulter la demande' },
    ],
  },
  deadline: {
    part: 'échéance atteinte',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'L’échéance du {{deadline}} est passée. {{#if cameNames}}Nous avons reçu dernièrement {{cameNames}}, et vous en remercions. {{else}}{{#if answered}}Vous en avez réglé {{answered}} sur {{total}}, et nous vous en savons gré. {{/if}}{{/if}}N’est pas arrivé ce qui suit :',
      },
      { list: 'outstanding', most: 100 },
      {
        p: 'Nous récupérons désormais le reste nous-mêmes. Bureaux d’enregistrement, opérateurs et éditeurs recevront la preuve {{que client}}{{client}} est titulaire ; certains pourront vous contacter.',
      },
      {
        p: 'Votre lien reste ouvert. Ce qui vient encore est rayé de cette liste le jour même, et épargne du travail aux deux parties.',
      },
      { button: 'Régler ce qui reste' },
    ],
  },
  'deadline-sponsor': {
    part: 'échéance atteinte, merci d’appeler',
    tone: 'formal',
    blocks: [
      {
        p: '{{#if answered}}{{msp}} a répondu à {{plural answered "1 élément" "%n éléments"}} sur {{total}}{{else}}{{msp}} n’a répondu à aucun {{plural total "élément" "des %n éléments"}}{{/if}} ; l’échéance était le {{deadline}}. Nous récupérons le reste sans lui, ce qui prend plus de temps. L’appel d’un client obtient souvent ce que les lettres n’obtiennent pas.',
      },
      {
        p: 'Veuillez appeler {{#if callName}}{{callName}}{{else}}{{msp}}{{/if}}{{#if callPhone}} au {{callPhone}}{{/if}}. Trois phrases suffisent :',
      },
      {
        say: [
          '« Nous sommes passés chez {{us}} et vous avons demandé par écrit ce qu’il faut à nos systèmes. »',
          '« {{plural open "Un élément manque" "%n éléments manquent"}}, et le lien de notre courriel est ouvert. »',
          '« Qui s’en occupe, et pour quel jour ? »',
        ],
      },
      {
        p: 'Vous n’avez rien à promettre ni à négocier ; les factures sont une autre affaire. Manquent :',
      },
      { list: 'outstanding', most: 10 },
      { button: 'Voir où en est la demande' },
    ],
  },
  'formal-notice': {
    part: 'mise en demeure',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Vous trouverez ci-jointe une mise en demeure au nom {{de client}}{{client}}. L’original signé suit en recommandé. Il y est dit : « Nous, le client, l’exigeons pour le {{requireBy}}. »',
      },
      { p: 'Elle s’appuie sur ces dates :' },
      { list: 'story', most: 12 },
      { p: 'Elle porte sur :' },
      { list: 'outstanding', most: 100 },
      {
        p: 'L’accès aux systèmes {{de client}}{{client}} a pris fin le {{deadline}}, sauf pour la remise. Sauvegardes, journaux, clés et seconds facteurs sont à conserver intacts. {{#if answered}}Merci pour les réponses données. {{/if}}Il n’est renoncé à rien ; tous droits réservés.',
      },
      { button: 'Remettre maintenant' },
    ],
  },
  'formal-notice-sponsor': {
    part: 'mise en demeure à signer',
    tone: 'formal',
    blocks: [
      {
        p: 'La mise en demeure {{de msp}}{{msp}} est prête, à votre en-tête, et jointe. Veuillez l’imprimer, la signer et l’envoyer aujourd’hui en recommandé avec avis de réception ; gardez la preuve de dépôt pour le dossier.',
      },
      { p: 'Elle exige pour le {{requireBy}} ce qui n’est pas venu depuis le {{requestedOn}} :' },
      { list: 'outstanding', most: 10 },
      {
        p: 'Le dirigeant {{de msp}}{{msp}} en reçoit copie par courriel. Si un mot doit changer, dites-le-nous avant l’envoi.',
      },
      { button: 'Ouvrir votre page' },
    ],
  },
  counsel: {
    part: 'dossier de preuves',
    tone: 'formal',
    blocks: [
      {
        p: '{{client}} vous a désigné comme conseil pour sa passation avec {{msp}}. Veuillez nous conseiller sur ce dossier. Il ne contient que des pièces : aucune appréciation, aucun secret.',
      },
      {
        p: '{{#if elsewhere}}Trop volumineux pour un courriel, il vous attend à l’adresse ci-dessous, qui n’est destinée qu’à vous.{{else}}Le dossier est joint.{{/if}}',
      },
      { p: 'Chronologie' },
      { list: 'story', most: 40 },
      { p: 'Sans réponse à ce jour : {{open}} sur {{total}}' },
      { list: 'outstanding', most: 100 },
      { p: '{{#if refusedCount}}Refusés, avec le motif donné{{/if}}' },
      { list: 'refused', most: 40 },
      { p: '{{#if evidenceCount}}Documents et leurs empreintes SHA-256{{/if}}' },
      { list: 'evidence', most: 40 },
      { button: '{{#if elsewhere}}Ouvrir le dossier{{else}}Vérifier qu’il est intact{{/if}}' },
    ],
  },
  'last-word': {
    part: 'note de clôture',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Il n’y aura plus de rappel. Cette note dit seulement où en est l’affaire {{de client}}{{client}}{{#if answered}}, et vous remercie de {{plural answered "la réponse donnée" "vos %n réponses"}}{{/if}}.',
      },
      { p: 'Sans réponse :' },
      { list: 'outstanding', most: 100 },
      {
        p: 'Nous remplaçons ces éléments. Si l’un d’eux réapparaît dans un tiroir ou un vieux coffre : l’adresse ci-dessous reste valable{{#if linkUntil}} jusqu’au {{linkUntil}}{{/if}}, et il sera le bienvenu.',
      },
      { button: 'Laisser une réponse' },
    ],
  },
  'last-word-sponsor': {
    part: 'note de clôture',
    tone: 'formal',
    blocks: [
      {
        p: 'Nous avons écrit à {{msp}} pour la dernière fois. {{#if answered}}{{answered}} sur {{total}} {{plural answered "est arrivé" "sont arrivés"}}{{else}}Rien n’est arrivé{{/if}} ; nos techniciens recréent ce qui manque :',
      },
      { list: 'outstanding', most: 20 },
      {
        p: 'Vous n’avez rien à faire. Le rapport de clôture vous parviendra à la fin des travaux.',
      },
      { button: 'Suivre les travaux' },
    ],
  },
};
