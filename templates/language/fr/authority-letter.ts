import type { AuthorityWords, NoticeWords } from '../letter-words';

export const authority: AuthorityWords = {
  title: 'Mandat {{no}} : {{client}}',
  subject: 'Objet : mandat pour la remise par {{msp}}',
  paragraphs: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}}{{#if clientRegister}} ({{clientRegister}}){{/if}}, représenté par {{signatory}}{{#if signatoryTitle}}, {{signatoryTitle}}{{/if}}, donne mandat à {{us}}{{#if usAddress}}, {{usAddress}}{{/if}}, de demander, recevoir, transférer et vérifier en son nom les éléments énumérés en annexe, ainsi que les comptes, domaines, numéros de téléphone et tenants (environnements en ligne) qui s’y rattachent.',
    'Nous prions {{msp}}{{#if mspAddress}}, {{mspAddress}}{{/if}}, de remettre ces éléments à {{us}} et de donner les renseignements nécessaires à leur usage.',
    'Ce mandat vaut du {{validFrom}} au {{validUntil}}. Nous pouvons le révoquer par écrit à tout moment. Il met fin à toute autorisation antérieure {{de msp}}{{msp}} d’administrer ces éléments, sauf ce que la remise exige.',
    'Il n’autorise pas {{us}} à payer, à reconnaître des créances ou à y renoncer, ni à modifier nos contrats avec {{msp}}.',
    '{{#if callBack}}Qui veut vérifier ce mandat nous joint à notre numéro public, {{callBack}}.{{else}}Qui veut vérifier ce mandat nous joint à notre numéro public.{{/if}}',
  ],
  signed: {
    title: 'Signé électroniquement',
    lines: [
      'Nom : {{name}}',
      'Qualité : {{capacity}}',
      'Signé : {{at}}',
      'Depuis l’adresse IP : {{ip}}',
    ],
    consent: 'Déclaration à la signature : « {{consent}} »',
  },
  unsigned: 'Pour {{client}} :',
  annex: { title: 'Annexe : les éléments', head: ['N°', 'Élément', 'Nature'] },
};

export const notice: NoticeWords = {
  title: 'Mise en demeure {{no}} : {{client}}',
  subject: 'Objet : mise en demeure de remettre accès, clés et documents',
  sentBy: 'Lettre recommandée avec avis de réception',
  before: [
    'Par {{us}}, à qui nous avons donné mandat, nous vous avons demandé le {{requestedOn}} de remettre ce dont dépendent nos systèmes. {{plural total "Un élément n’a pas été remis et figure" "%n éléments n’ont pas été remis et figurent"}} en annexe.',
    'Nous, le client, l’exigeons pour le {{requireBy}}.',
  ],
  story: 'Ce qui a été envoyé et reçu',
  events: {
    requested: '{{day}} : demande {{no}} envoyée',
    reached: '{{day}} : question de savoir si elle était arrivée',
    opened: '{{day}} : votre lien a été ouvert',
    answered:
      '{{day}} : {{plural count "une réponse reçue" "%n réponses reçues"}}, avec nos remerciements',
    reminded: '{{day}} : rappel envoyé',
    promised:
      '{{day}} : vous avez annoncé une date pour {{plural count "un élément" "%n éléments"}}',
    promise_broken: '{{day}} : la date que vous aviez annoncée est passée',
    critical_due: '{{day}} : échéance des éléments critiques',
    escalated: '{{day}} : courrier à votre direction',
    deadline: '{{day}} : échéance de tous les éléments',
    noticed: '{{day}} : mise en demeure',
    refused:
      '{{day}} : {{plural count "un élément décliné" "%n éléments déclinés"}} par vous, avec un motif',
  },
  after: [
    'La remise se fait à {{us}}, par le lien qui vous a été envoyé, et par coursier pour les objets. Veuillez n’envoyer aucun mot de passe par courriel ni messagerie.',
    'Votre accès à nos systèmes {{#if accessOver}}a pris{{else}}prend{{/if}} fin {{accessEnds}}, sauf ce que la remise exige. Veuillez confirmer par écrit qu’il est supprimé.',
    'Jusqu’à la remise, veuillez conserver intacts toutes les sauvegardes, journaux, clés, licences et seconds facteurs qui nous concernent.',
    '{{law}} Si vous retenez un élément en raison d’une créance, veuillez indiquer l’élément, la créance, le montant et l’échéance.',
    'Ce qui n’est pas remis, nous le remplaçons. Tous nos droits sont réservés ; cette lettre ne reconnaît rien et ne renonce à rien.',
  ],
  annex: {
    title: 'Annexe : éléments non remis',
    head: ['N°', 'Élément', 'Votre réponse à ce jour', 'Une réponse complète contient'],
  },
  soFar: {
    none: 'aucune',
    promised: 'annoncé pour le {{until}}',
    promise_passed: 'annoncé pour le {{until}}, non reçu',
    refused: 'décliné le {{day}} : {{reason}}',
    rejected: 'du {{day}}, renvoyé comme incomplet',
  },
};
