import type { MailTexts } from '../mail-words';

type ClientTemplate =
  | 'authority-request'
  | 'authority-reminder'
  | 'request-copy'
  | 'ask-client'
  | 'ask-client-reminder'
  | 'package'
  | 'package-reminder'
  | 'package-last';

/** To the client: its signature is asked for, and it learns what was sent. */
export const clientMail: Pick<MailTexts, ClientTemplate> = {
  'authority-request': {
    part: 'votre signature',
    tone: 'formal',
    blocks: [
      {
        p: 'Avant {{que msp}}{{msp}} puisse nous remettre quoi que ce soit, il lui faut votre accord écrit. Il est prêt : nous pourrons demander, recevoir, transférer et vérifier {{plural total "un élément" "%n éléments"}} pour {{client}}, jusqu’au jour qui y figure ; vous pouvez le révoquer à tout moment.',
      },
      { p: 'Veuillez lire et signer. Cela prend deux minutes, et aucune lettre ne part avant.' },
      { button: 'Lire et signer' },
      {
        p: 'Chez {{client}}, quelqu’un d’autre signe ? Répondez avec son nom. Le papier convient aussi : la page accepte une copie signée.',
      },
    ],
  },
  'authority-reminder': [
    {
      part: 'votre signature est l’étape suivante',
      tone: 'friendly',
      blocks: [
        {
          p: 'Le courrier à {{msp}} est prêt et n’attend qu’une chose : votre nom au bas du mandat. La page montre chaque élément qu’il couvre, {{total}} au total.',
        },
        { button: 'Signer le mandat' },
      ],
    },
    {
      part: 'des questions sur le mandat ?',
      tone: 'friendly',
      blocks: [
        {
          p: 'Une formulation doit-elle changer, ou quelqu’un d’autre doit-il cosigner ? Dites-le-nous, nous l’adaptons le jour même. Si tout convient, quelques clics suffisent.',
        },
        { button: 'Relire le texte' },
      ],
    },
    {
      part: 'des dates dépendent du mandat',
      tone: 'formal',
      blocks: [
        {
          p: 'Les dates données à {{msp}} courent dès votre signature ; tout est prêt depuis le {{waitingSince}}. {{#if criticalItems}}{{plural criticalItems "L’un des éléments est critique" "%n des éléments sont critiques"}} pour votre quotidien : chaque jour gagné compte.{{/if}}',
        },
        { button: 'Lancer la demande' },
      ],
    },
    {
      part: 'en pause jusqu’à votre retour',
      tone: 'formal',
      blocks: [
        {
          p: 'Nous ne voulons pas remplir votre boîte : l’affaire est donc en pause. Votre page reste valable{{#if usPhone}}, et un appel au {{usPhone}} convient tout autant{{/if}}. Sans le mandat, {{client}} dépend toujours {{de msp}}{{msp}} pour les {{total}} éléments.',
        },
        { button: 'Reprendre' },
      ],
    },
  ],
  'ask-client': {
    part: '{{plural open "un élément qui serait chez vous" "%n éléments qui seraient chez vous"}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{msp}} nous indique {{que client}}{{client}} a lui-même ce qui suit. Pour nous occuper de vos systèmes, nous en avons besoin :',
      },
      { list: 'outstanding', most: 40 },
      {
        p: 'Votre page reçoit tout en sûreté, en saisie ou en fichier ; n’envoyez pas de mot de passe par courriel. S’il vous en manque un, dites-le sur la page, et nous l’obtiendrons autrement.',
      },
      { button: 'Ouvrir votre liste' },
    ],
  },
  'ask-client-reminder': {
    part: '{{plural open "un élément encore chez vous" "%n éléments encore chez vous"}}',
    tone: 'friendly',
    blocks: [
      { p: 'Ceci reste attendu {{de client}}{{client}}, d’après {{msp}} :' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Personne ne sait où c’est ? C’est une réponse aussi : choisissez « Nous ne l’avons pas », et personne n’aura à chercher. Nous n’écrirons plus à ce sujet ; nous vous appellerons.',
      },
      { button: 'Répondre en deux minutes' },
    ],
  },
  'request-copy': {
    part: 'demande',
    keepsSubject: true,
    tone: 'formal',
    blocks: [
      {
        p: 'Notre lettre à {{msp}} est partie aujourd’hui ; en voici copie. Elle demande {{plural total "un élément" "%n éléments"}}, les critiques avant {{criticalDue}}, tout avant {{allDue}}.',
      },
      {
        p: 'Veuillez aussi écrire vous-même à {{msp}}, depuis votre propre boîte. Certaines lois permettent au destinataire d’écarter ce qui ne vient que d’un mandataire. Ces mots suffisent :',
      },
      {
        say: [
          '« {{us}} agit pour {{client}} dans la passation {{no}}. Veuillez remettre ce que liste la lettre du {{today}}. »',
        ],
      },
      { button: 'Voir la page de la lettre' },
    ],
  },
  package: {
    part: 'un paquet scellé pour vous',
    tone: 'formal',
    blocks: [
      {
        p: '{{msp}} nous a remis {{plural total "un élément qui reste" "%n éléments qui restent"}} chez {{client}}, et non chez nous. Nous {{plural total "l’avons scellé" "les avons scellés"}} pour vous dans un paquet.',
      },
      {
        p: '{{#if ownKey}}Il s’ouvre avec la clé age que vous nous avez donnée, et rien d’autre.{{else}}La phrase de passe vous est donnée par téléphone, jamais par courriel.{{/if}} La page explique comment l’ouvrir.',
      },
      { button: 'Retirer le paquet' },
      {
        p: 'Une fois le paquet ouvert, confirmez-le sur la page. Nous supprimons alors le contenu de notre coffre et ne gardons que la mention que vous l’avez.',
      },
    ],
  },
  'package-reminder': {
    part: 'votre paquet attend',
    tone: 'friendly',
    blocks: [
      {
        p: 'Le paquet scellé avec {{plural total "un élément" "%n éléments"}} {{de msp}}{{msp}} n’est pas encore confirmé. {{#if ownKey}}Votre clé age l’ouvre-t-elle ? Sinon, répondez, et nous le scellons pour une autre.{{else}}La phrase de passe manque ? {{#if usPhone}}Appelez-nous au {{usPhone}}{{else}}Appelez-nous{{/if}}, nous vous la lisons.{{/if}}',
      },
      { button: 'Retirer et confirmer' },
    ],
  },
  'package-last': {
    part: 'encore dans notre coffre pour vous',
    tone: 'formal',
    blocks: [
      {
        p: 'Nous gardons {{plural total "un élément qui n’appartient" "%n éléments qui n’appartiennent"}} qu’à {{client}}, et ne souhaitons pas le faire plus longtemps. Une fois le paquet retiré et confirmé, {{plural total "il n’est" "ils ne sont"}} plus que chez vous.',
      },
      {
        p: 'C’est notre dernier message à ce sujet ; votre page reste ouverte, notre téléphone aussi.',
      },
      { button: 'Prendre le relais' },
    ],
  },
};
