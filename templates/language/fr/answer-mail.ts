import type { MailTexts } from '../mail-words';

type AnswerTemplate =
  | 'promise-broken'
  | 'sent-back'
  | 'send-again'
  | 'refusal-answered'
  | 'swap-agreed'
  | 'swap-agreed-house';

/** Messages that an answer called for: a promise, one that went back, a refusal, a time to sit down together. */
export const answerMail: Pick<MailTexts, AnswerTemplate> = {
  'promise-broken': {
    part: 'une date qui est passée',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Vous aviez bien voulu annoncer une date, désormais passée, pour :' },
      { list: 'promised', most: 20 },
      {
        p: '{{#if cameNames}}Entre-temps, nous avons reçu de vous {{cameNames}}, avec nos remerciements.{{/if}}',
      },
      {
        p: 'Qu’est-ce qui fait obstacle ? Si un collègue ou un fournisseur doit agir d’abord, dites-nous qui, et nous lui parlerons. Si une partie est prête, elle est déjà la bienvenue.',
      },
      {
        p: '{{#if others}}Votre page contient {{plural others "un autre élément ouvert" "%n autres éléments ouverts"}}.{{/if}}',
      },
      { button: 'Dire ce qui bloque' },
    ],
  },
  'swap-agreed': {
    part: 'l’heure de la bascule commune',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Merci pour les heures proposées. Nous basculons « {{item}} » ensemble :' },
      { say: ['{{startsAt}} (chez nous : {{startsThere}}).'] },
      {
        p: 'Une heure est réservée de notre côté, et une entrée pour votre agenda est jointe. Gardez à portée le téléphone ou la boîte auxquels il est lié ; nous vous appelons au début de l’heure.',
      },
      {
        p: 'La bascule faite, choisissez « Transféré » ou « Objet remis » sur votre page, et ce point est clos. Si l’heure ne convient plus, une ligne en réponse suffit.',
      },
      { button: 'Ouvrir l’élément' },
    ],
  },
  'swap-agreed-house': {
    part: 'une bascule commune est convenue',
    tone: 'friendly',
    blocks: [
      { p: '{{msp}} bascule « {{item}} » {{de client}}{{client}} avec nous :' },
      { say: ['{{startsAt}} (là-bas : {{startsThere}}).'] },
      {
        p: 'L’entrée pour votre agenda est jointe. Elle est promise pour la fin de ce jour ; sinon, la relance reprend.',
      },
      { button: 'Ouvrir l’élément' },
    ],
  },
  'sent-back': {
    part: '{{plural open "un élément à revoir" "%n éléments à revoir"}}',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Nous avons essayé vos réponses. {{plural open "L’une n’a pas fonctionné" "%n n’ont pas fonctionné"}} chez nous ; la ligne dit ce que nous avons vu et ce qui aiderait :',
      },
      { list: 'outstanding', most: 40 },
      { p: '{{#if cameNames}}Merci aussi pour {{cameNames}}.{{/if}}' },
      {
        p: 'Les mêmes mots figurent à côté sur votre page. Ce que vous y enregistrez remplace l’envoi précédent. Si quelque chose n’est pas clair, répondez en une ligne.',
      },
      { button: 'Corriger' },
    ],
  },
  'send-again': {
    part: 'un envoi à refaire',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Un de vos envois pour {{client}} n’a pas pu être utilisé. Voici ce que c’était, et ce qui aiderait :',
      },
      { list: 'wanted' },
      {
        p: 'C’est indiqué aussi sur votre page, jusqu’à l’arrivée de ce qui le remplace.',
      },
      { button: 'Refaire l’envoi' },
    ],
  },
  'refusal-answered': {
    part: 'au sujet de ce que vous retenez',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Vous nous avez dit pourquoi vous retenez {{plural open "un élément" "%n éléments"}} {{de client}}{{client}}. Nous en avons pris note.{{#if settledCount}} Voici ce qui a été fait :{{/if}}',
      },
      { list: 'settled', most: 10 },
      { p: '{{plural open "Il s’agit de :" "Il s’agit de ces éléments :"}}' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Les créances sont une affaire distincte, et aucune des parties ne renonce ainsi à un droit. Veuillez remettre ce qui est listé ; votre page l’accepte comme avant. Si le montant ou l’échéance vous semble inexact, indiquez en réponse la créance, le montant et la date.',
      },
      { button: 'Remettre' },
    ],
  },
};
