import type { MailTexts } from '../mail-words';

type AnswerTemplate =
  'promise-broken' | 'sent-back' | 'refusal-answered' | 'swap-agreed' | 'swap-agreed-house';

/** Messages that an answer called for: a promise, one that went back, a refusal, a time to sit down together. */
export const answerMail: Pick<MailTexts, AnswerTemplate> = {
  'promise-broken': {
    part: 'une date qui est passée',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Vous aviez bien voulu annoncer un jour, qui est maintenant derrière nous, pour :' },
      { list: 'promised', most: 20 },
      {
        p: '{{#if cameNames}}Entre-temps nous avons de vous {{cameNames}}, avec nos remerciements.{{/if}}',
      },
      {
        p: 'Qu’est-ce qui fait obstacle ? Si un collègue ou un fournisseur doit agir d’abord, dites-nous qui, et nous lui parlerons. Si un morceau est prêt, il est bienvenu seul.',
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
        p: 'La bascule faite, choisissez « Transféré » ou « Remis en main propre » sur votre page, et ce point est clos. Si l’heure ne convient plus, une ligne en réponse suffit.',
      },
      { button: 'Ouvrir l’élément' },
    ],
  },
  'swap-agreed-house': {
    part: 'une bascule commune est convenue',
    tone: 'friendly',
    blocks: [
      { p: '{{msp}} bascule « {{item}} » de {{client}} avec nous :' },
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
        p: 'Vos réponses ont été essayées. {{plural open "L’une n’a pas marché" "%n n’ont pas marché"}} chez nous ; la ligne dit ce que nous avons vu et ce qui aiderait :',
      },
      { list: 'outstanding', most: 40 },
      { p: '{{#if cameNames}}Merci aussi pour {{cameNames}}.{{/if}}' },
      {
        p: 'Les mêmes mots figurent à côté sur votre page. Ce que vous y enregistrez remplace l’envoi précédent. Si quelque chose n’est pas clair, répondez en une ligne.',
      },
      { button: 'Corriger' },
    ],
  },
  'refusal-answered': {
    part: 'au sujet de ce que vous retenez',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Vous nous avez dit pourquoi vous retenez {{plural open "un élément" "%n éléments"}} de {{client}}. Nous en avons pris note. Voici ce qui a été fait :',
      },
      { list: 'settled', most: 10 },
      { p: '{{plural open "Il s’agit de :" "Il s’agit de ces éléments :"}}' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Les créances sont une affaire distincte, et aucune partie n’abandonne ainsi un droit. Veuillez remettre ce qui est listé ; votre page l’accepte comme avant. Si la somme ou l’échéance vous semble inexacte, indiquez en réponse la créance, la somme et le jour.',
      },
      { button: 'Remettre' },
    ],
  },
};
