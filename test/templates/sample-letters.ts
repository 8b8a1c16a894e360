import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'papaparse';
import type { Kind } from '../../domain/items/item';
import { ANSWER_TYPES } from '../../domain/items/answer';
import type {
  AnswerSoFar,
  AuthorityLetterView,
  ClosingReportView,
  FormalNoticeView,
  Language,
  ReceiptView,
  RequestItemView,
  RequestView,
} from '../../templates/view';
import { PLACES } from './sample-places';

const CATALOGUE = join(__dirname, '../../domain/catalogue/catalogue.csv');

/** The whole catalogue as items of one request. */
export function catalogueItems(): RequestItemView[] {
  const { data } = parse<Record<string, string>>(readFileSync(CATALOGUE, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row, index) => ({
    position: index + 1,
    group: row.group ?? '',
    name: row.item ?? '',
    kind: (row.kind ?? 'login') as Kind,
    criticality: row.criticality === 'critical' ? 'critical' : 'normal',
    onlyTheyCanRelease: row.only_they_can_release === 'yes',
    replyFields: (row.reply_fields ?? '').split(', '),
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

export function sampleAuthority(language: Language, signed: boolean): AuthorityLetterView {
  const view = sampleRequest(language);
  const signatory = { name: view.authority.by, title: view.authority.title };
  return {
    ...view,
    signatory,
    validFrom: view.at,
    validUntil: new Date('2027-03-05T08:00:00Z'),
    signature: signed
      ? {
          ...signatory,
          at: new Date('2026-03-03T10:12:00Z'),
          timeZone: view.previousMsp.timeZone,
          ip: '203.0.113.24',
          consent: 'I am entitled to sign for the client and agree to sign electronically.',
          drawing: '100,200 200,80 300,220 400,90;450,150 500,150',
        }
      : null,
  };
}

const ANSWERS_SO_FAR: readonly AnswerSoFar[] = [
  { what: 'none' },
  { what: 'refused', at: new Date('2026-03-11T13:10:00Z'), reason: 'unpaid_invoice' },
  {
    what: 'promised',
    at: new Date('2026-03-10T09:00:00Z'),
    until: new Date('2026-03-17T22:59:59Z'),
  },
  { what: 'rejected', at: new Date('2026-03-09T08:00:00Z') },
];

export function sampleNotice(language: Language): FormalNoticeView {
  const view = sampleRequest(language);
  return {
    ...view,
    at: new Date('2026-03-26T08:00:00Z'),
    items: view.items.slice(0, 12).map((item, index) => ({
      ...item,
      soFar: ANSWERS_SO_FAR[index % ANSWERS_SO_FAR.length] ?? { what: 'none' },
    })),
    signatory: { name: 'Miriam Finch', title: 'Managing Partner' },
    requireBy: new Date('2026-04-02T16:00:00Z'),
    story: [
      { at: view.at, what: 'requested' },
      { at: new Date('2026-03-09T08:00:00Z'), what: 'answered', count: 56 },
      { at: new Date('2026-03-11T13:10:00Z'), what: 'refused', count: 3 },
      { at: view.criticalDueAt, what: 'critical_due' },
      { at: new Date('2026-03-16T08:00:00Z'), what: 'escalated' },
      { at: view.deadlineAt, what: 'deadline' },
    ],
  };
}

export function sampleReceipt(language: Language): ReceiptView {
  const view = sampleRequest(language);
  const items = view.items.slice(0, 9).map((item, index): ReceiptView['items'][number] => ({
    position: item.position,
    group: item.group,
    name: item.name,
    answer: ANSWER_TYPES[index % ANSWER_TYPES.length] ?? 'provided',
    answeredAt: new Date('2026-03-09T08:30:00Z'),
    promisedUntil:
      ANSWER_TYPES[index % ANSWER_TYPES.length] === 'promised' ? view.deadlineAt : null,
    files: index === 2 ? [{ bytes: 2048, sha256: 'ab'.repeat(32) }] : [],
  }));
  return {
    language,
    receiptNumber: 'R-2026-0107',
    letterNumber: view.letterNumber,
    at: new Date('2026-03-09T09:00:00Z'),
    timeZone: view.previousMsp.timeZone,
    client: view.client,
    previousMsp: view.previousMsp,
    us: view.us,
    by: { name: 'Jo Castleton', email: 'jo@castleton.example' },
    items,
    answeredTotal: 9,
    itemsTotal: view.items.length,
    accessRemoved: { by: 'Jo Castleton', items: ['M365 global admin', 'Firewall admin'] },
    alsoSent: [
      {
        kind: 'entries',
        entries: 3,
        savedAt: '2026-03-09T09:30:00Z',
        fingerprint: 'c'.repeat(64),
        files: ['d'.repeat(64)],
      },
      {
        kind: 'file',
        entries: 0,
        savedAt: '2026-03-09T09:40:00Z',
        fingerprint: 'e'.repeat(64),
        files: [],
      },
    ],
    check: { page: 'https://x.example/v', code: '0123456789abcdef', url: 'https://x.example/' },
  };
}

export function sampleReport(language: Language): ClosingReportView {
  const view = sampleRequest(language);
  const answeredAt = new Date('2026-03-09T08:30:00Z');
  return {
    language,
    letterNumber: view.letterNumber,
    at: new Date('2026-04-20T15:00:00Z'),
    timeZone: 'Europe/London',
    client: view.client,
    previousMsp: view.previousMsp,
    us: view.us,
    requestedAt: view.at,
    deadlineAt: view.deadlineAt,
    closedAt: new Date('2026-04-20T15:00:00Z'),
    items: view.items.map((item, index) => ({
      position: item.position,
      group: item.group,
      name: item.name,
      scope: index % 5 === 0 ? 'client' : 'ours',
      answer: index % 4 === 3 ? null : 'provided',
      answeredAt: index % 4 === 3 ? null : answeredAt,
      left: index % 10 === 0 ? { at: new Date('2026-04-20T09:00:00Z'), by: 'Samir Reed' } : null,
      acceptedAt: index % 4 === 3 ? null : new Date('2026-03-11T09:00:00Z'),
      waived: index === 7 ? { at: answeredAt, reason: 'The old server was scrapped' } : null,
    })),
    tasks: [
      {
        position: 4,
        itemName: 'M365/Azure subscriptions',
        kind: 'recover',
        openedAt: view.deadlineAt,
        endedAt: new Date('2026-04-14T09:00:00Z'),
        state: 'done',
        owner: 'A. Lind',
        note: 'Password vault, folder Hartwell',
      },
    ],
    messages: [
      { at: view.at, template: 'request', to: 'jo@castleton.example', outcome: 'accepted' },
      { at: answeredAt, template: 'receipt', to: 'jo@castleton.example', outcome: 'unknown' },
    ],
  };
}
