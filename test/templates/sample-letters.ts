import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'papaparse';
import type { Kind } from '../../domain/items/item';
import type { Language, RequestItemView, RequestView } from '../../templates/view';

const CATALOGUE = join(__dirname, '../../domain/catalogue/catalogue.csv');

/** The whole catalogue as items of one request. */
export function catalogueItems(): RequestItemView[] {
  const { data } = parse<Record<string, string>>(readFileSync(CATALOGUE, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row, index) => ({
    position: index + 1,
    group: row['group'] ?? '',
    name: row['item'] ?? '',
    kind: (row['kind'] ?? 'login') as Kind,
    criticality: row['criticality'] === 'critical' ? 'critical' : 'normal',
    onlyTheyCanRelease: row['only_they_can_release'] === 'yes',
    replyFields: (row['reply_fields'] ?? '').split(', '),
    scope: 'ours',
  }));
}

export function manyItems(count: number): RequestItemView[] {
  const items = catalogueItems();
  return Array.from({ length: count }, (_, index) => {
    const item = items[index % items.length];
    if (item === undefined) throw new Error('the catalogue is empty');
    return { ...item, position: index + 1, name: `${item.name} #${(index + 1).toString()}` };
  });
}

const PLACES = {
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
} as const;

export function sampleRequest(language: Language): RequestView {
  const place = PLACES[language];
  return {
    language,
    at: new Date('2026-03-05T08:00:00Z'),
    letterNumber: 'H-2026-0042',
    client: place.client,
    previousMsp: place.msp,
    us: {
      name: 'Brightwater Managed IT Ltd',
      address: '1 Canal Street\nLeeds LS1 4AA',
      phone: '+44 113 496 0100',
      email: 'handover@brightwater.example',
      register: 'Brightwater Managed IT Ltd · Registered in England 01234567 · Director: M. Okafor',
    },
    authority: {
      kind: 'signed',
      signedOn: new Date('2026-03-03T10:12:00Z'),
      by: 'Miriam Finch',
      title: 'Managing Partner',
    },
    recipient: { name: place.name },
    items: catalogueItems(),
    criticalDueAt: new Date('2026-03-12T17:00:00Z'),
    deadlineAt: new Date('2026-03-19T17:00:00Z'),
    replyUrl: null,
    verifyUrl: 'https://reply.example/verify/H-2026-0042',
  };
}
