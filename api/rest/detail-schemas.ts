import { z } from 'zod';
import { INBOUND_KINDS } from '../../domain/inbound/inbound-kind';
import { ANSWER_TYPES, REFUSAL_REASONS } from '../../domain/items/answer';
import { CRITICALITIES, ITEM_STATES, KINDS, SCOPES } from '../../domain/items/item';
import { BLOCK_REASONS } from '../../domain/resets/blocked';
import { TASK_REASONS, TASK_STATES } from '../../domain/resets/task';
import { instant } from './handover-schemas';

const ITEM = {
  id: '0a6c6f43-7c0e-4b63-8f45-4d1f2a6f6c10',
  position: 1,
  catalogueNumber: 1,
  group: 'Identity & mail',
  name: 'M365 global admin',
  kind: 'login',
  scope: 'ours',
  criticality: 'critical',
  unrecoverable: false,
  recoveryWorkingDays: 5,
  onlyTheyCanRelease: false,
  replyFields: ['address', 'user', 'password'],
  state: 'answered',
  answer: {
    type: 'provided',
    at: '2027-03-04T14:12:09.000Z',
    promisedUntil: null,
    refusalReason: null,
  },
  rejectionNote: null,
  waiveReason: null,
  settledAt: null,
} as const;

export const itemSchema = z
  .object({
    id: z.uuid(),
    position: z.int().describe('The number in the letter’s annex'),
    catalogueNumber: z.int().nullable(),
    group: z.string(),
    name: z.string(),
    kind: z.enum(KINDS),
    scope: z.enum(SCOPES),
    criticality: z.enum(CRITICALITIES),
    unrecoverable: z.boolean(),
    recoveryWorkingDays: z.int(),
    onlyTheyCanRelease: z.boolean(),
    replyFields: z.array(z.string()).describe('What an answer should carry'),
    state: z.enum(ITEM_STATES),
    answer: z
      .object({
        type: z.enum(ANSWER_TYPES),
        at: instant.nullable(),
        promisedUntil: instant.nullable(),
        refusalReason: z.enum(REFUSAL_REASONS).nullable(),
      })
      .nullable()
      .describe('What kind of answer came. What is in it is sealed and never readable here.'),
    rejectionNote: z.string().nullable(),
    waiveReason: z.string().nullable(),
    settledAt: instant.nullable(),
  })
  .meta({ id: 'Item', description: 'One line of a handover’s request', examples: [ITEM] });
export const itemList = z.object({ items: z.array(itemSchema) }).meta({
  id: 'ItemList',
  description: 'The lines of a handover’s request',
  examples: [
    {
      items: [ITEM],
    },
  ],
});
export type ItemShape = z.output<typeof itemSchema>;

const message = z.object({
  id: z.uuid(),
  step: z.string().describe('Key of the step that sent it'),
  template: z.string(),
  subject: z.string(),
  to: z.object({ name: z.string(), email: z.string() }),
  messageId: z.string().describe('Message-ID header'),
  outcome: z
    .enum(['pending', 'not_sent', 'unknown', 'rejected', 'accepted'])
    .describe('What became of it at the mail server'),
  outcomeAt: instant,
  serverReply: z.string().nullable(),
  attempts: z.int(),
  createdAt: instant,
  text: z.string().describe('As sent, with a phrase in the place of the recipient’s own link'),
});
const came = z.object({
  id: z.uuid(),
  kind: z.enum(INBOUND_KINDS),
  contact: z.string().nullable().describe('Name of the contact who wrote, or whom it is about'),
  placedBy: z
    .enum(['verp', 'references', 'sender', 'person'])
    .nullable()
    .describe('How it was found to be this handover’s'),
  believed: z.boolean().describe('False when it came to a bounce address that we never made'),
  status: z.string().nullable().describe('Enhanced status code of a report'),
  aboutMessageId: z.uuid().nullable(),
  receivedAt: instant,
  lines: z.int(),
  attachments: z.int(),
  attachmentsHeld: z.int().describe('That wait for a person to file them under items'),
  firstOpenedAt: instant.nullable(),
});
export type CameShape = z.output<typeof came>;

export const messageList = z
  .object({
    messages: z.array(message),
    came: z
      .array(came)
      .describe('Mail that came, newest first. What it says is sealed and never readable here.'),
  })
  .meta({
    id: 'MessageList',
    description: 'What was written to whom, oldest first, and its fate; and what came',
    examples: [
      {
        messages: [
          {
            id: '5b7f0f0e-1f0c-4a8e-93b0-7f5d1f6a2b33',
            step: 'request',
            template: 'request',
            subject: 'Alder & Birch Ltd: handover H-2027-0042',
            to: { name: 'Tom Reed', email: 'tom@northgate.example' },
            messageId: '<5b7f0f0e@ourmsp.example>',
            outcome: 'accepted',
            outcomeAt: '2027-03-01T10:00:03.000Z',
            serverReply: '250 2.0.0 Ok: queued',
            attempts: 1,
            createdAt: '2027-03-01T10:00:02.000Z',
            text: 'Dear Tom Reed, … [this contact’s own link] …',
          },
        ],
        came: [
          {
            id: '0d3e0c55-9a0e-4d5c-8c1a-6d8a7b7d1f20',
            kind: 'reply',
            contact: 'Tom Reed',
            placedBy: 'references',
            believed: true,
            status: null,
            aboutMessageId: '5b7f0f0e-1f0c-4a8e-93b0-7f5d1f6a2b33',
            receivedAt: '2027-03-01T13:20:41.000Z',
            lines: 4,
            attachments: 1,
            attachmentsHeld: 1,
            firstOpenedAt: null,
          },
        ],
      },
    ],
  });
export type MessageShape = z.output<typeof message>;

const TASK = {
  id: '9d0b7c1e-0a43-4c0c-b0b7-6a6f3a8e4f44',
  reason: 'recover',
  state: 'open',
  itemId: '0a6c6f43-7c0e-4b63-8f45-4d1f2a6f6c10',
  item: 'M365 global admin',
  group: 'Identity & mail',
  criticality: 'critical',
  dueAt: '2027-03-12T09:00:00.000Z',
  begunAt: null,
  finishedAt: null,
  owner: null,
  ownerRole: 'technician',
  blocks: 14,
  inCircle: false,
  handoverId: '5b7f0f0e-1f0c-4a8e-93b0-7f5d1f6a2b33',
  client: 'Alder & Birch Ltd',
  blocked: null,
} as const;

export const taskSchema = z
  .object({
    id: z.uuid(),
    reason: z.enum(TASK_REASONS),
    state: z.enum(TASK_STATES),
    itemId: z.uuid(),
    item: z.string(),
    group: z.string(),
    criticality: z.enum(CRITICALITIES),
    dueAt: instant,
    begunAt: instant.nullable(),
    finishedAt: instant.nullable(),
    owner: z.string().nullable(),
    ownerRole: z.string(),
    blocks: z.int().describe('Items that wait for this one’s item, also through others'),
    inCircle: z.boolean().describe('Waits in a circle that needs proof from outside'),
    handoverId: z.uuid(),
    client: z.string(),
    blocked: z
      .object({ reason: z.enum(BLOCK_REASONS), lookAgainAt: instant })
      .nullable()
      .describe('What a person said it waits for, and until when'),
  })
  .meta({ id: 'Task', description: 'A reset task', examples: [TASK] });
export const taskList = z.object({ tasks: z.array(taskSchema) }).meta({
  id: 'TaskList',
  description: 'Reset tasks: what blocks most first, ended ones last',
  examples: [
    {
      tasks: [TASK],
    },
  ],
});
export const taskPage = z
  .object({ tasks: z.array(taskSchema), nextCursor: z.string().nullable() })
  .meta({
    id: 'TaskPage',
    description: 'A page of reset tasks: what blocks most first',
    examples: [{ tasks: [TASK], nextCursor: null }],
  });
export type TaskShape = z.output<typeof taskSchema>;

const event = z.object({
  seq: z.int().describe('1, 2, 3 … within the handover'),
  at: instant,
  actor: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export const eventPage = z
  .object({
    events: z.array(event),
    nextBefore: z.int().nullable().describe('Give it as before to read on; null at the beginning'),
  })
  .meta({
    id: 'EventPage',
    description: 'A page of a handover’s log, newest first',
    examples: [
      {
        events: [
          {
            seq: 1,
            at: '2027-03-01T10:00:00.000Z',
            actor: 'token:local-cli',
            action: 'handover.started',
            details: { number: 'H-2027-0042', items: 45, authority: 'on_file' },
          },
        ],
        nextBefore: null,
      },
    ],
  });
