/** A client and a previous MSP of each language, with what its names and addresses may be made of. */
export const PLACES = {
  'en-GB': {
    client: {
      name: 'Hartwell & Finch LLP',
      address: '18 Wharf Road\nBristol BS1 4RN',
      country: 'GB',
      callBackPhone: '+44 117 496 0123',
    },
    msp: {
      name: 'Castleton IT Services Ltd',
      address: '4 Mill Lane\nBath BA1 1AB',
      country: 'GB',
      timeZone: 'Europe/London',
    },
    name: 'Jo Castleton',
  },
  'en-US': {
    client: {
      name: 'Prairie Dental Group, Inc.',
      address: '210 Main Street\nPeoria, IL 61602',
      country: 'US',
      callBackPhone: '+1 309 555 0142',
    },
    msp: {
      name: 'Lakeside Computing LLC',
      address: '77 Shore Drive\nChicago, IL 60611',
      country: 'US',
      timeZone: 'America/Chicago',
    },
    name: null,
  },
  de: {
    client: {
      name: 'Bäckerei Sommer GmbH',
      address: 'Kornstraße 12\n28201 Bremen',
      country: 'DE',
      callBackPhone: '+49 421 555 0110',
    },
    msp: {
      name: 'Nordlicht IT GmbH',
      address: 'Hafenallee 3\n20457 Hamburg',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    name: 'Jonas Keller',
  },
  fr: {
    client: {
      name: 'Boulangerie Lefèvre & Fils SARL',
      address: '12 rue de l’Église\n69003 Lyon',
      country: 'FR',
      callBackPhone: '+33 4 72 00 01 10',
    },
    msp: {
      name: 'Réseaux d’Été SAS',
      address: '8 quai Saint-Antoine\n69002 Lyon',
      country: 'FR',
      timeZone: 'Europe/Paris',
    },
    name: 'Éloïse Gaudin',
  },
  es: {
    client: {
      name: 'Panadería Peña e Hijos, S.L.',
      address: 'Calle del Niño Jesús, 12\n28009 Madrid',
      country: 'ES',
      callBackPhone: '+34 91 555 01 10',
    },
    msp: {
      name: 'Informática Añil, S.A.',
      address: 'Paseo de la Castellana, 3\n28046 Madrid',
      country: 'ES',
      timeZone: 'Europe/Madrid',
    },
    name: 'Íñigo Muñoz',
  },
} as const;
