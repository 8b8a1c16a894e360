import type { CommonWords, LawWords, RequestWords } from '../letter-words';

export const common: CommonWords = {
  pageOf: 'Page {{page}} of {{pages}}',
  number: 'Our reference',
  date: 'Date',
  greeting: { named: 'Dear {{name}},', unnamed: 'Dear Sir or Madam,' },
  closing: { named: 'Yours sincerely,', unnamed: 'Yours faithfully,' },
  kinds: {
    login: 'login',
    'encryption key': 'encryption key',
    'licence key': 'licence key',
    'physical key': 'physical key',
    'account transfer': 'account transfer',
    document: 'document',
  },
  groups: {
    'Identity & mail': 'Identity and mail',
    'Domain & web': 'Domain and web',
    'Servers & data': 'Servers and data',
    'Voice & physical': 'Voice and building',
    'Licences, cloud, papers': 'Licences, cloud and papers',
  },
  critical: 'CRITICAL',
  onlyYou: 'Only you can release these',
  signature: {
    name: 'Name',
    title: 'Capacity',
    placeAndDate: 'Place and date',
    signature: 'Signature',
  },
};

export const law: LawWords = {
  privacy:
    'For personal data the client chooses return, followed by deletion, as {{cites}} lets it{{germany}}.',
  regimes: {
    eu: 'Article 28(3)(g) of the GDPR',
    uk: 'Article 28(3)(g) of the UK GDPR',
  },
  and: 'and',
  germany:
    '; what was obtained in the course of the service is due to it under sections 667 and 675 of the German Civil Code (BGB)',
  protection:
    'Until you have handed it over, Australian Privacy Principle 11 asks that personal information be protected, and afterwards that what is no longer needed be destroyed or de-identified.',
  contract: 'The client relies on its right to what is its own and on its agreement with you.',
  own: {
    privacy:
      'For personal data we choose return, followed by deletion, as {{cites}} lets us{{germany}}.',
    germany:
      '; what was obtained in the course of the service is due to us under sections 667 and 675 of the German Civil Code (BGB)',
    contract: 'We rely on our right to what is our own and on our agreement with you.',
  },
};

export const request: RequestWords = {
  title: 'Request for handover {{no}}: {{client}}',
  subject: 'Request for the handover of credentials, keys and records of {{client}}',
  opening: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}} (“the client”), is changing the provider of its information technology services from {{msp}} (“you”) to {{us}} (“we”). You have served the client under your agreement with it; on the client’s behalf we ask you to hand over what its systems depend on.',
  ],
  authority: {
    on_file:
      'The client has given us written authority to request, receive, transfer and verify the items in Annex A. It was signed on {{signedOn}} by {{signedBy}}, {{signedTitle}}.',
    signed:
      'The client has given us written authority to request, receive, transfer and verify the items in Annex A. It was signed electronically on {{signedOn}} by {{signedBy}}, {{signedTitle}}; the signed paper is on the page named below.',
    to_sign:
      'The client’s written authority to request, receive, transfer and verify the items in Annex A is prepared for signature by {{signedBy}}, {{signedTitle}}. This letter is not sent before it is signed.',
  },
  copy: 'The client receives a copy of this letter.',
  genuine: {
    title: 'Is this letter genuine?',
    paragraphs: [
      'See {{verifyUrl}}, where this letter is shown with its number and fingerprint.',
      '{{#if callBack}}Or call the client on its public number, {{callBack}}; please check that number in your own records first.{{else}}Or call the client on the public number in your own records.{{/if}}',
    ],
  },
  dates: {
    title: 'What we ask, and by when',
    lead: 'Annex A lists {{plural total "one numbered item" "%n numbered items"}}{{#if critical}}, of which {{plural critical "one is marked critical" "%n are marked critical"}}{{/if}}. Please answer each item; “never held” and “the client has it” are answers too.',
    critical: 'Critical items by',
    all: 'All items by',
  },
  sections: [
    {
      title: 'How to answer',
      paragraphs: [
        '{{#if replyUrl}}Please use your own link, {{replyUrl}}. {{else}}Please use your own link, in the message that brought this letter. {{/if}}It takes answers in any order and over several sittings, seals them on arrival and gives you a receipt. Keys and other objects are best sent by courier or handed over against a signature.',
        'Please do not send passwords by email or chat, and do not forward the link: the page gives colleagues links of their own. Please lock nobody out, and change or delete nothing, on account of this request.',
      ],
    },
    {
      title: 'Until then',
      paragraphs: [
        'Please keep intact all backups, logs, encryption keys, licences and second factors that concern the client. Some of them cannot be made again by anybody.',
      ],
    },
    {
      title: 'Access',
      paragraphs: [
        'Your access to the client’s systems ends on {{accessEnds}}, except as far as delivery of these items requires it. Please confirm afterwards that it has been removed.',
      ],
    },
    {
      title: 'Data and secrecy',
      paragraphs: [
        'Please return the client’s data to it. Please delete your copies only after we have confirmed acceptance, and then confirm the deletion in writing. {{law}}',
        'Your duty of secrecy continues after the agreement has ended.',
      ],
    },
    {
      title: 'If an item does not arrive',
      paragraphs: ['We then replace it, and the client decides which further steps it takes.'],
    },
    {
      title: 'Invoices',
      paragraphs: [
        'Invoices and exit fees are a matter apart from this request. If you hold back an item on account of a claim, please name the item, the claim, the sum and its due date; the client can then consider payment, security or escrow.',
      ],
    },
  ],
  rights:
    'This letter admits nothing and waives nothing; all rights of the client and of {{us}} are reserved.',
  onBehalf: '{{us}}, on behalf of {{client}}',
  enclosures: 'Enclosed: Annex A · Copy to: {{client}}',
  annex: {
    title: 'Annex A: the items',
    lead: 'The box is for your own use on paper. The last column says what a complete answer carries. Please write no password on this sheet.',
    head: ['', 'No.', 'Item', 'A complete answer carries'],
  },
};
