import { z } from 'zod';
import type { Drawing } from '../timeline/drawing';
import { TEMPER_NAMES } from './tempers';

/** Something that happened in a rehearsal, told as a sentence. */
const event = z.object({
  at: z.coerce.date(),
  /** Who did it: we, the client, the previous MSP, or the handover by itself. */
  who: z.enum(['we', 'client', 'previous MSP', 'handover']),
  text: z.string(),
  /** The message that it was, counted from 1; null for what was no message. */
  message: z.int().nullable(),
});

const message = z.object({
  number: z.int(),
  at: z.coerce.date(),
  to: z.object({ name: z.string(), address: z.string() }),
  template: z.string(),
  subject: z.string(),
  /** The text part as sent; a link in it is masked. */
  text: z.string(),
  attachments: z.array(z.string()),
  outcome: z.string(),
  serverReply: z.string().nullable(),
});

/** What the end came to. Days are calendar days from the letter. */
const ending = z.object({
  stage: z.string(),
  items: z.int(),
  answered: z.int(),
  accepted: z.int(),
  messages: z.int(),
  receipts: z.int(),
  tasks: z.object({ recover: z.int(), rotate: z.int(), revoke: z.int(), dayOne: z.int() }),
  daysToAllAnswered: z.number().nullable(),
  daysToDeadline: z.number().nullable(),
  daysToClose: z.number().nullable(),
});

/** What the machine did for it: the same on a fast and on a slow one. */
const counted = z.object({
  /** Times that the clock was moved. */
  moves: z.int(),
  /** Times that everything due was looked for. */
  settlings: z.int(),
  /** The database's own count. */
  transactions: z.int(),
  /** Papers that were printed. */
  papers: z.int(),
});

/** A rehearsal should be over in these, set-up and all. */
export const QUICK_SECONDS = 15;

/** A whole life of one handover with one temper of previous MSP, lived on virtual time before anything is launched. */
export const rehearsedSchema = z.object({
  temper: z.enum(TEMPER_NAMES),
  seed: z.string(),
  client: z.string(),
  previousMsp: z.string(),
  /** IANA, the previous MSP's: instants of the story are shown in it. */
  zone: z.string(),
  startedAt: z.coerce.date(),
  endedAt: z.coerce.date(),
  /** Of the machine's time: setting up, and living. */
  seconds: z.object({ setUp: z.number(), life: z.number() }),
  /** It took longer than a rehearsal should: see QUICK_SECONDS. */
  slow: z.boolean(),
  counted,
  drawings: z.array(z.custom<Drawing & { size: 'wide' | 'middle' | 'narrow' }>()),
  summary: z.string(),
  marks: z.array(z.object({ at: z.coerce.date(), text: z.string(), ahead: z.boolean() })),
  story: z.array(event),
  messages: z.array(message),
  ending,
});
export type Rehearsed = z.output<typeof rehearsedSchema>;

/** What the rehearsing process is told on its standard input, as one line. */
export const orderSchema = z.object({
  input: z.unknown(),
  temper: z.enum(TEMPER_NAMES),
  seed: z.string().min(1),
});
export type RehearsalOrder = z.output<typeof orderSchema>;

/** What it says on its standard output, a line each: how far it is, and at last how it went. */
export const saidSchema = z.union([
  z.object({ progress: z.string() }),
  z.object({ rehearsed: rehearsedSchema }),
  z.object({
    sentence: z.string(),
    problems: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
]);
export type Said = z.output<typeof saidSchema>;
