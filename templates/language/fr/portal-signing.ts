import type * as english from '../en-GB/portal-signing';
import type { Translated } from '../portal-words';

export const signing: Translated<typeof english.signing> = {
  thanks: 'Signé, merci',
  signedBy:
    '{{#if uploaded}}Un exemplaire signé est venu de{{else}}Signé par{{/if}} {{signed.name}}, {{signed.title}}{{#if signed.on}}, {{when signed.on named=true}}{{/if}}. Nous écrivons maintenant à {{link.previousMspName}}.',
  own: 'Une chose accélère tout : prévenez vous-même {{link.previousMspName}}',
  ownWhy:
    'Une lettre d’inconnus peut y susciter des doutes. Un court message depuis votre propre messagerie les lève. Il est prêt : envoyez-le à la personne avec qui vous traitez d’habitude.',
  subject: 'Objet',
  message: 'Message',
  mail: 'L’ouvrir dans ma messagerie',
  keepCopy: 'Garder une copie de la lettre (PDF)',
  title: 'Votre signature permet à {{msp.name}} de prendre le relais',
  lead: 'Avant {{que link.previousMspName}}{{link.previousMspName}} puisse remettre quoi que ce soit, l’autorisation écrite {{de link.clientName}}{{link.clientName}} est nécessaire. Deux minutes suffisent : lisez, saisissez votre nom, c’est fait.',
  over: 'Cette demande est close. Aucune signature n’est plus nécessaire.',
  notDeclined:
    'Refus pas encore enregistré. {{count n one="# point" other="# points"}} à corriger :',
  notSigned: 'Pas encore signé. {{count n one="# point" other="# points"}} à corriger :',
  says: 'Ce que dit la lettre',
  whole: 'La lettre entière <span class="visually-hidden">(PDF)</span>',
  lets: '<strong>{{link.clientName}}</strong> autorise <strong>{{msp.name}}</strong> à recevoir, demander, transférer et vérifier ce {{que link.previousMspName}}<strong>{{link.previousMspName}}</strong> détient pour cette société.',
  covers:
    'L’autorisation porte sur les {{total}} éléments énumérés ci-dessous, et sur rien d’autre. Vous pouvez la révoquer par écrit à tout moment.',
  yours: '{{msp.name}} agit pour vous ; ce qui est remis vous appartient toujours.',
  items: 'Les {{total}} éléments',
  sha: 'SHA-256 de la lettre :',
  here: 'Signer ici',
  name: 'Votre nom complet',
  yourTitle: 'Votre fonction',
  sign: 'Signer',
  recorded: 'L’heure et votre adresse IP sont consignées avec la signature.',
  paper: 'Signer plutôt sur papier, et déposer la copie ici',
  paperHow:
    'Imprimez la lettre, signez-la, et envoyez-nous un scan ou une photo. Elle est scellée dès son arrivée.',
  whoSigned: 'Qui a signé',
  theirTitle: 'Sa fonction',
  copy: 'Exemplaire signé',
  copyHint: 'PDF ou image, 25 Mio au plus',
  upload: 'Déposer l’exemplaire signé',
  notReady: 'La lettre est en préparation. Veuillez revenir dans quelques minutes.',
  inDoubt:
    'Un doute ? Appelez votre interlocuteur à un numéro que vous connaissez déjà, ou <a href="/verify">vérifiez la lettre</a>.',
  consent:
    'J’ai lu la lettre. Je suis habilité à signer pour {{client}}. J’autorise {{msp}} à recevoir, demander, transférer et vérifier auprès {{de previousMsp}}{{previousMsp}} ce que la lettre énumère, et j’accepte que mon nom saisi vaille signature.',
  uploadedConsent:
    'Un exemplaire signé de la lettre a été déposé, par lequel {{client}} autorise {{msp}} à l’égard {{de previousMsp}}{{previousMsp}}.',
  ownSubject: '{{client}} : notre autorisation pour {{msp}}, demande {{number}}',
  ownBody: `Bonjour,

nous, {{client}}, confions désormais notre informatique à {{msp}}. J’ai autorisé par écrit cette société à recevoir, demander, transférer et vérifier tout ce {{que previousMsp}}{{previousMsp}} détient pour nous.

Vous recevrez d’elle une lettre portant le numéro {{number}}, avec la liste et un lien pour y répondre. Veuillez répondre à chaque point par ce lien, et n’envoyez pas de mots de passe par courriel.

Si vous avez un doute, appelez-moi à un numéro que vous connaissez déjà.

Merci pour votre aide, et pour notre collaboration.

{{name}}
{{title}}
{{client}}
`,
  drawnConsent:
    'J’ai lu la lettre. Je suis habilité à signer pour {{client}}. J’autorise {{msp}} à recevoir, demander, transférer et vérifier auprès {{de previousMsp}}{{previousMsp}} ce que la lettre énumère, et j’accepte que mon nom saisi et la signature que j’ai tracée valent signature.',
  draw: 'Si vous le voulez bien, tracez aussi votre signature',
  drawHint: 'Du doigt, au stylet ou à la souris. Votre nom saisi suffit.',
  drawClear: 'Effacer',
  keepSigned: 'Garder la lettre signée (PDF)',
  signedSoon: 'La lettre signée sera ici dans une minute : rechargez alors la page.',
  decline: 'Je ne signe pas',
  declineLead:
    'Dans ce cas, rien n’est demandé. Votre interlocuteur en est informé aussitôt et vous appelle.',
  declineWhy: 'Pourquoi',
  declineReasons: {
    items: 'La liste n’est pas juste',
    not_entitled: 'Quelqu’un d’autre doit signer',
    not_leaving: 'Nous ne changeons pas de prestataire, ou pas encore',
    unclear: 'J’ai d’abord des questions',
    other: 'Une autre raison',
  },
  declineText: 'Que faudrait-il changer ?',
  declineTextHint: 'Facultatif, et scellé : seul {{msp.name}} peut le lire.',
  declineNow: 'Refuser de signer',
  declined:
    '<strong>Vous avez refusé de signer{{#if declined.at}}, {{when declined.at}}{{/if}}.</strong> Rien n’est demandé. {{msp.name}} est prévenu et vous appelle. Si vous changez d’avis, vous pouvez encore signer ci-dessous.',
};
