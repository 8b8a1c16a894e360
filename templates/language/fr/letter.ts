import type { CommonWords, LawWords, RequestWords } from '../letter-words';
import { groupNames } from './item-names';

/** What stands before a colon that is set elsewhere ends with the space that French has there. */
export const common: CommonWords = {
  pageOf: 'Page {{page}} sur {{pages}}',
  number: 'Nos références ',
  date: 'Date ',
  greeting: { named: 'Madame, Monsieur,', unnamed: 'Madame, Monsieur,' },
  closing: {
    named: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
    unnamed: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  },
  kinds: {
    login: 'accès',
    'encryption key': 'clé de chiffrement',
    'licence key': 'clé de licence',
    'physical key': 'clé ou objet',
    'account transfer': 'transfert de compte',
    document: 'document',
  },
  groups: groupNames,
  critical: 'CRITIQUE',
  onlyYou: 'Vous seuls pouvez libérer ceux-ci',
  signature: {
    name: 'Nom ',
    title: 'Qualité ',
    placeAndDate: 'Lieu et date',
    signature: 'Signature',
  },
};

export const law: LawWords = {
  privacy:
    'Pour les données personnelles, le client choisit la restitution puis l’effacement, comme {{cites}} l’y autorise{{germany}}.',
  regimes: {
    eu: 'l’article 28, paragraphe 3, point g) du RGPD',
    uk: 'l’article 28(3)(g) du UK GDPR',
  },
  and: 'et',
  germany:
    ' ; ce qui a été obtenu par la prestation lui revient selon les articles 667 et 675 du code civil allemand (BGB)',
  protection:
    'Jusqu’à la remise, l’Australian Privacy Principle 11 impose de protéger les données personnelles, puis de détruire ou d’anonymiser ce qui n’est plus nécessaire.',
  contract:
    'Le client s’appuie sur son droit à ce qui lui appartient et sur son contrat avec vous.',
  own: {
    privacy:
      'Pour les données personnelles, nous choisissons la restitution puis l’effacement, comme {{cites}} nous y autorise{{germany}}.',
    germany:
      ' ; ce qui a été obtenu par la prestation nous revient selon les articles 667 et 675 du code civil allemand (BGB)',
    contract:
      'Nous nous appuyons sur notre droit à ce qui nous appartient et sur notre contrat avec vous.',
  },
};

export const request: RequestWords = {
  title: 'Demande {{no}} : {{client}}',
  subject: 'Objet : demande de remise des accès, clés et documents {{de client}}{{client}}',
  opening: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}} (« le client »), confie à {{us}} (« nous ») les services informatiques que lui rendait {{msp}} (« vous »). Vous avez assuré ces services en vertu de votre contrat avec le client ; en son nom, nous vous demandons de remettre ce dont dépendent ses systèmes.',
  ],
  authority: {
    on_file:
      'Le client nous a donné mandat écrit de demander, recevoir, transférer et vérifier les éléments de l’annexe A. Ce mandat a été signé par {{signedBy}}, {{signedTitle}}, le {{signedOn}}.',
    signed:
      'Le client nous a donné mandat de demander, recevoir, transférer et vérifier les éléments de l’annexe A. Ce mandat a été signé électroniquement par {{signedBy}}, {{signedTitle}}, le {{signedOn}} ; il se trouve sur la page indiquée plus bas.',
    to_sign:
      'Le mandat du client de demander, recevoir, transférer et vérifier les éléments de l’annexe A est soumis à la signature {{de signedBy}}{{signedBy}}, {{signedTitle}}. Cette lettre n’est pas envoyée avant sa signature.',
  },
  copy: 'Le client reçoit copie de cette lettre.',
  genuine: {
    title: 'Cette lettre est-elle authentique ?',
    paragraphs: [
      'Consultez {{verifyUrl}} : cette lettre y figure, avec son numéro et son empreinte.',
      '{{#if callBack}}Ou appelez le client à son numéro public, {{callBack}} ; comparez-le d’abord avec vos propres dossiers.{{else}}Ou appelez le client au numéro public que contiennent vos propres dossiers.{{/if}}',
    ],
  },
  dates: {
    title: 'Ce que nous demandons, et pour quand',
    lead: 'L’annexe A énumère {{plural total "un élément" "%n éléments numérotés"}}{{#if critical}} ; {{plural critical "l’un est marqué critique" "%n sont marqués critiques"}}{{/if}}. Veuillez répondre à chacun ; « jamais détenu » et « le client l’a » sont aussi des réponses.',
    critical: 'Éléments critiques avant',
    all: 'Tous les éléments avant',
  },
  sections: [
    {
      title: 'Comment répondre',
      paragraphs: [
        '{{#if replyUrl}}Veuillez utiliser votre propre lien, {{replyUrl}}. {{else}}Veuillez utiliser votre propre lien, dans le message qui portait cette lettre. {{/if}}Il accepte les réponses dans n’importe quel ordre et en plusieurs fois, les scelle à l’arrivée et vous donne un reçu. Les clés et autres objets s’envoient de préférence par coursier, ou se remettent contre signature.',
        'Veuillez n’envoyer aucun mot de passe par courriel ni messagerie, et ne pas faire suivre le lien : vos collègues reçoivent le leur sur la page. Veuillez ne bloquer personne, ne rien modifier et ne rien effacer du fait de cette demande.',
      ],
    },
    {
      title: 'D’ici là',
      paragraphs: [
        'Veuillez conserver intacts les sauvegardes, journaux, clés de chiffrement, licences et seconds facteurs qui concernent le client. Certains ne peuvent être recréés par personne.',
      ],
    },
    {
      title: 'Accès',
      paragraphs: [
        'Votre accès aux systèmes du client prend fin {{accessEnds}}, sauf ce que la remise exige. Veuillez confirmer ensuite qu’il est supprimé.',
      ],
    },
    {
      title: 'Données et confidentialité',
      paragraphs: [
        'Veuillez restituer au client ses données. Veuillez n’effacer vos copies qu’une fois notre acceptation confirmée, puis confirmer l’effacement par écrit. {{law}}',
        'Votre obligation de confidentialité survit à la fin du contrat.',
      ],
    },
    {
      title: 'Si un élément fait défaut',
      paragraphs: ['Nous le remplaçons alors, et le client décide de la suite à donner.'],
    },
    {
      title: 'Factures',
      paragraphs: [
        'Les factures et les frais de sortie sont distincts de cette demande. Si vous retenez un élément en raison d’une créance, veuillez indiquer l’élément, la créance, le montant et l’échéance ; le client pourra alors envisager un paiement, une garantie ou un séquestre.',
      ],
    },
  ],
  rights:
    'Cette lettre ne reconnaît rien et ne renonce à rien ; tous les droits du client et {{de us}}{{us}} sont réservés.',
  onBehalf: '{{us}}, au nom {{de client}}{{client}}',
  enclosures: 'Pièce jointe : annexe A · Copie : {{client}}',
  annex: {
    title: 'Annexe A : les éléments',
    lead: 'La case est pour vous, si vous travaillez sur papier. La dernière colonne dit ce que contient une réponse complète. Veuillez n’écrire aucun mot de passe sur cette feuille.',
    head: ['', 'N°', 'Élément', 'Une réponse complète contient'],
  },
};
