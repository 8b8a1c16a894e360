import { z } from 'zod';
import { STEP_KINDS } from '../../domain/chase/planned-step';
import { RUNGS, PARTIES, PLACES } from '../../domain/contacts/contact';
import { STAGES, STALLED_REASONS } from '../../domain/handover/stage';

/** An instant, RFC 3339 in UTC. */
export const instant = z.iso.datetime();
const count = z.int().nonnegative();
const office = z.object({
  name: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-2'),
  timeZone: z.string().describe('IANA name'),
});

const SUMMARY = {
  id: z.uuid(),
  number: z.string().describe('As printed in the letter'),
  stage: z.enum(STAGES),
  pausedAt: instant.nullable(),
  stalled: z
    .object({ reason: z.enum(STALLED_REASONS), since: instant })
    .nullable()
    .describe('Nothing happens any more unless a person acts'),
  client: office,
  previousMsp: office,
  accountManager: z.object({ name: z.string(), email: z.string() }),
  reference: z.string().nullable(),
  language: z.string(),
  items: z.object({
    total: count,
    outstanding: count.describe('Still asked for'),
    criticalOutstanding: count,
    answered: count,
    promised: count,
    refused: count,
    accepted: count,
  }),
  tasks: z.object({
    open: count.describe('Open or on stand-by'),
    done: count.describe('Done or waived'),
  }),
  messagesSent: count,
  receipts: count,
  nextStep: z.object({ key: z.string(), at: instant }).nullable(),
  criticalDueAt: instant
    .nullable()
    .describe('The end of the day, where the previous MSP is, on which critical items are due'),
  deadlineAt: instant
    .nullable()
    .describe('The end of the day, where the previous MSP is, on which all items are due'),
  createdAt: instant,
  createdBy: z.string(),
  requestedAt: instant.nullable(),
  resetsOpenedAt: instant.nullable(),
  closedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  lastActivityAt: instant,
  page: z.url().describe('Its page in the console'),
};

const EXAMPLE = {
  id: '3f6c2b0e-7c0a-4f3e-9a55-0b6f3f3f9d11',
  number: 'H-2027-0042',
  stage: 'requested',
  pausedAt: null,
  stalled: null,
  client: { name: 'Alder & Birch Ltd', country: 'GB', timeZone: 'Europe/London' },
  previousMsp: { name: 'Northgate IT Services', country: 'GB', timeZone: 'Europe/London' },
  accountManager: { name: 'Ines Weber', email: 'ines@ourmsp.example' },
  reference: null,
  language: 'en-GB',
  items: {
    total: 45,
    outstanding: 33,
    criticalOutstanding: 6,
    answered: 12,
    promised: 3,
    refused: 0,
    accepted: 4,
  },
  tasks: { open: 2, done: 0 },
  messagesSent: 3,
  receipts: 2,
  nextStep: { key: 'critical', at: '2027-03-08T09:00:00.000Z' },
  criticalDueAt: '2027-03-08T23:59:59.999Z',
  deadlineAt: '2027-03-15T23:59:59.999Z',
  createdAt: '2027-03-01T10:00:00.000Z',
  createdBy: 'token:local-cli',
  requestedAt: '2027-03-01T10:00:02.000Z',
  resetsOpenedAt: null,
  closedAt: null,
  cancelledAt: null,
  lastActivityAt: '2027-03-04T14:12:09.000Z',
  page: 'http://localhost:3000/handovers/3f6c2b0e-7c0a-4f3e-9a55-0b6f3f3f9d11',
} as const;

export const handoverSummary = z
  .object(SUMMARY)
  .meta({ id: 'HandoverSummary', description: 'Where a handover stands', examples: [EXAMPLE] });

const step = z.object({
  key: z.string(),
  kind: z.enum(STEP_KINDS),
  template: z.string(),
  tone: z.string(),
  rungs: z.array(z.enum(RUNGS)),
  workingDay: z.int(),
  criticalDue: z.boolean(),
  deadline: z.boolean(),
  dueAt: instant,
  state: z.enum(['planned', 'taken', 'skipped']),
  takenAt: instant.nullable(),
  skipReason: z.string().nullable(),
});

const contact = z.object({
  id: z.uuid(),
  party: z.enum(PARTIES),
  rung: z.enum(PLACES),
  name: z.string(),
  email: z.string(),
  bouncedAt: instant.nullable(),
  removedAt: instant.nullable(),
});

const authority = z.object({
  kind: z.enum(['on_file', 'to_sign']),
  state: z.enum(['unsigned', 'signed']),
  signatory: z.object({ name: z.string(), title: z.string(), email: z.string() }),
  signedAt: instant.nullable(),
  signedOn: z.iso.date().nullable(),
});

export const handoverDetail = z
  .object({
    ...SUMMARY,
    authority: authority.nullable(),
    contacts: z.array(contact),
    steps: z.array(step).describe('What was and will be done, in the order it falls due'),
  })
  .meta({
    id: 'Handover',
    description: 'A handover with its people and its plan. Links and secrets are in none of it.',
    examples: [
      {
        ...EXAMPLE,
        authority: {
          kind: 'on_file',
          state: 'signed',
          signatory: {
            name: 'Ruth Alder',
            title: 'Managing Director',
            email: 'ruth@alderbirch.example',
          },
          signedAt: null,
          signedOn: '2027-02-26',
        },
        contacts: [
          {
            id: '8a4f5a7e-59a6-4ce8-8a2b-5a3a1b0f1c22',
            party: 'previous_msp',
            rung: 'first',
            name: 'Tom Reed',
            email: 'tom@northgate.example',
            bouncedAt: null,
            removedAt: null,
          },
        ],
        steps: [
          {
            key: 'critical',
            kind: 'chase',
            template: 'critical',
            tone: 'urgent',
            rungs: ['first', 'second'],
            workingDay: 5,
            criticalDue: true,
            deadline: false,
            dueAt: '2027-03-08T09:00:00.000Z',
            state: 'planned',
            takenAt: null,
            skipReason: null,
          },
        ],
      },
    ],
  });

export const startedSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    repeated: z.boolean().describe('True when this key had started it before'),
    page: z.url().describe('Its page in the console'),
  })
  .meta({
    id: 'Started',
    description: 'A handover that was started',
    examples: [{ id: EXAMPLE.id, number: EXAMPLE.number, repeated: false, page: EXAMPLE.page }],
  });

export const handoverPage = z
  .object({
    handovers: z.array(handoverSummary),
    nextCursor: z.string().nullable().describe('Give it as cursor to read on; null at the end'),
  })
  .meta({
    id: 'HandoverPage',
    description: 'A page of handovers, newest first',
    examples: [{ handovers: [EXAMPLE], nextCursor: null }],
  });

export const handoverParams = z.object({
  id: z
    .string()
    .max(100)
    .describe('The handover’s id, or its number')
    .meta({ examples: ['H-2027-0042'] }),
});
