import type { ChaseMail, MailItem, MailViews } from '../../templates/email/mail-view';
import type { Language } from '../../templates/view';

export const LINK = 'https://reply.example/r/9f3c1f6b7a0e4d52';
const at = (iso: string) => new Date(iso);

export const OPEN: readonly MailItem[] = [
  { position: 3, name: 'Domain registrar', criticality: 'critical', onlyTheyCanRelease: false },
  { position: 4, name: 'M365 subscriptions', criticality: 'normal', onlyTheyCanRelease: true },
  { position: 6, name: 'Firewall admin', criticality: 'critical', onlyTheyCanRelease: false },
  { position: 9, name: 'Network diagram', criticality: 'normal', onlyTheyCanRelease: false },
  { position: 12, name: 'Backup passphrase', criticality: 'critical', onlyTheyCanRelease: true },
  { position: 15, name: 'Switch logins', criticality: 'normal', onlyTheyCanRelease: false },
  { position: 17, name: 'Door codes', criticality: 'normal', onlyTheyCanRelease: false },
];

export type SampleChange = Partial<
  Pick<ChaseMail, 'to' | 'client' | 'previousMsp' | 'outstanding'>
>;

/** One believable view for each template, in that language. */
export function sampleMails(language: Language, change: SampleChange = {}): MailViews {
  const { outstanding = OPEN, ...parties } = change;
  const base = {
    language,
    at: at('2026-03-12T08:00:00Z'),
    letterNumber: 'H-2026-0042',
    to: { name: 'Jonas Keller' },
    client: { name: 'Bäckerei Sommer & Co', callBackPhone: '+49 30 555 0110' },
    previousMsp: { name: 'Nordlicht IT GmbH', timeZone: 'Europe/Berlin' },
    us: {
      name: 'Brightwater Managed IT',
      phone: '+44 20 7946 0100',
      email: 'handover@brightwater.example',
    },
    ...parties,
  };
  const chase: ChaseMail = {
    ...base,
    link: LINK,
    verifyUrl: 'https://reply.example/verify/H-2026-0042',
    totalItems: 24,
    outstanding,
    came: ['M365 global admin', 'DNS zone'],
    answeredTotal: 17,
    requestedAt: at('2026-03-05T08:00:00Z'),
    criticalDueAt: at('2026-03-12T16:00:00Z'),
    deadlineAt: at('2026-03-19T16:00:00Z'),
    requireBy: at('2026-04-02T16:00:00Z'),
    call: { name: 'Petra Nord', phone: '+49 30 555 0199' },
    story: [
      { at: at('2026-03-05T08:00:00Z'), what: 'requested' },
      { at: at('2026-03-06T09:20:00Z'), what: 'answered', count: 17 },
      { at: at('2026-03-12T08:00:00Z'), what: 'critical_due' },
    ],
    refused: [{ name: 'Door codes', reason: 'unpaid_invoice' }],
    evidence: [{ name: 'Letter of request', sha256: 'a'.repeat(64) }],
  };
  const house = {
    ...base,
    link: 'https://console.example/handovers/42',
    timeZone: 'Europe/London',
  };
  const swap = {
    timeZone: 'Europe/Berlin',
    otherZone: 'Europe/London',
    item: 'MFA seeds of admin accounts',
    startsAt: at('2026-03-18T09:30:00Z'),
  };
  const parcel = {
    ...house,
    link: 'https://reply.example/p/71aa',
    totalItems: 5,
    ownKey: false,
  };
  const authority = {
    ...house,
    link: 'https://reply.example/s/51d0',
    totalItems: 24,
    criticalItems: 6,
    waitingSince: at('2026-03-01T08:00:00Z'),
  };
  return {
    request: chase,
    reached: chase,
    reminder: chase,
    critical: chase,
    escalation: chase,
    deadline: chase,
    'deadline-sponsor': chase,
    'formal-notice': chase,
    'formal-notice-sponsor': chase,
    counsel: chase,
    'last-word': chase,
    'last-word-sponsor': chase,
    'promise-broken': {
      ...chase,
      promised: [{ name: 'Firewall admin', promisedFor: at('2026-03-10T22:59:59Z') }],
    },
    'sent-back': {
      ...chase,
      outstanding: outstanding.map((item) => ({ ...item, note: 'The password ends early.' })),
    },
    'send-again': {
      ...base,
      link: LINK,
      verifyUrl: chase.verifyUrl,
      wanted: ['The signed copy of the letter: part of it did not arrive.'],
    },
    'refusal-answered': {
      ...chase,
      settled: [
        { outcome: 'security_offered', amount: 'EUR 1,250.00', on: at('2026-03-20T12:00:00Z') },
      ],
    },
    'authority-request': authority,
    'authority-reminder': { ...authority, index: 1 },
    'ask-client': { ...house, totalItems: outstanding.length, outstanding },
    'ask-client-reminder': { ...house, totalItems: outstanding.length, outstanding },
    'request-copy': {
      ...base,
      link: chase.verifyUrl,
      verifyUrl: chase.verifyUrl,
      totalItems: 24,
      criticalDueAt: chase.criticalDueAt,
      deadlineAt: chase.deadlineAt,
    },
    receipt: {
      ...base,
      link: LINK,
      receiptNumber: 'R-2026-0107',
      submitted: 5,
      answeredTotal: 17,
      totalItems: 24,
      outstanding,
    },
    'swap-agreed': { ...base, ...swap, link: LINK, verifyUrl: chase.verifyUrl },
    'swap-agreed-house': { ...house, ...swap },
    'all-done': { ...base, link: LINK, totalItems: 24 },
    'overdue-task': {
      ...house,
      tasks: [{ name: 'Firewall admin', dueAt: at('2026-03-10T17:00:00Z'), kind: 'recover' }],
    },
    package: parcel,
    'package-reminder': parcel,
    'package-last': parcel,
    closed: { ...house, totalItems: 24, accepted: 20, recovered: 3, rotated: 12, waived: 1 },
    'passed-on': {
      ...base,
      link: LINK,
      verifyUrl: chase.verifyUrl,
      who: 'Petra Nord',
      groups: ['Network', 'Servers and virtualisation'],
    },
    'question-asked': { ...house, who: 'Petra Nord', item: 'Firewall admin' },
    'question-answered': {
      ...base,
      link: LINK,
      verifyUrl: chase.verifyUrl,
      item: 'Firewall admin',
      answer: 'The read-only account will do.',
    },
    'authority-declined': { ...house, who: 'Ann Sommer', declined: 'items' },
    'contact-bounced': { ...house, who: 'Jonas Keller', ofClient: false, next: 'Petra Nord' },
    'mail-came': { ...house, replies: 2, others: 1 },
    'purge-warning': { ...house, purgeAt: at('2026-03-22T09:00:00Z'), days: 10 },
    stalled: { ...house, reason: 'refused', since: at('2026-03-09T08:00:00Z'), more: 0 },
  };
}
