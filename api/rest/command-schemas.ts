import { z } from 'zod';
import { RUNGS } from '../../domain/contacts/contact';
import { email, localDate, name, note } from '../../domain/intake/fields';
import { STEPPING_IN } from './step-in-schemas';

const reason = note()
  .min(1, 'Say why: it is written into the log.')
  .describe('Why; written into the log');
const nothing = z.strictObject({}).prefault({}).describe('Needs no arguments');

/** What each command may be told. The names are those of the addresses; `kind` is the workflow's. */
export const COMMANDS = [
  {
    path: 'pause',
    kind: 'pause',
    summary: 'Pause',
    description: 'Nothing is sent until it is resumed, or until the instant given.',
    body: z
      .strictObject({
        until: z.iso
          .datetime({ offset: true, error: 'Write an instant such as 2027-03-19T08:00:00Z.' })
          .optional()
          .describe('When it resumes by itself'),
        reason: reason.optional(),
      })
      .prefault({}),
    example: { until: '2027-03-19T08:00:00Z', reason: 'Their technician is on holiday' },
  },
  {
    path: 'resume',
    kind: 'resume',
    summary: 'Resume',
    description: 'Goes on where it was paused; what fell due meanwhile is done once.',
    body: nothing,
    example: {},
  },
  {
    path: 'send-next-step-now',
    kind: 'sendNextStepNow',
    summary: 'Send the next step now',
    description: 'Takes the next planned step without waiting for its day.',
    body: nothing,
    example: {},
  },
  {
    path: 'extend-deadline',
    kind: 'extendDeadline',
    summary: 'Extend the deadline',
    description: 'Moves the deadline and the steps after it to a later working day.',
    body: z.strictObject({
      deadline: localDate().describe('Working day of the previous MSP'),
      reason,
    }),
    example: { deadline: '2027-03-26', reason: 'Agreed on the telephone with Mr North' },
  },
  {
    path: 'waive-items',
    kind: 'waiveItems',
    summary: 'Waive items',
    description: 'These items are no longer asked for.',
    body: z.strictObject({
      items: z
        .array(z.uuid('Write the item’s id, as the list of items says it.'))
        .min(1, 'Name at least one item.')
        .max(2000, 'Name at most 2000 items.')
        .describe('Ids of items'),
      reason,
    }),
    example: {
      items: ['0a6c6f43-7c0e-4b63-8f45-4d1f2a6f6c10'],
      reason: 'The client never had a telephone system',
    },
  },
  {
    path: 'open-resets-now',
    kind: 'openResetsNow',
    summary: 'Open the resets now',
    description: 'Opens the reset tasks without waiting for the deadline.',
    body: z.strictObject({ reason }),
    example: { reason: 'They refused in writing' },
  },
  {
    path: 'change-contact',
    kind: 'changeContact',
    summary: 'Change a contact',
    description: 'Adds a contact, or puts one in another’s place, whose links then stop working.',
    body: z.strictObject({
      contact: z
        .uuid('Write the contact’s id, as the handover says it.')
        .optional()
        .describe('Who is replaced; nobody if left out'),
      rung: z.enum(RUNGS),
      name: name(),
      email: email(),
      title: name().optional().describe('In which capacity a signatory signs'),
      reason,
    }),
    example: {
      rung: 'first',
      name: 'Lena Ortiz',
      email: 'lena@northgate.example',
      reason: 'Tom Reed has left the company',
    },
  },
  ...STEPPING_IN,
  {
    path: 'cancel',
    kind: 'cancelHandover',
    summary: 'Cancel',
    description: 'Ends the handover for good. Links stop working, nothing more is sent.',
    body: z.strictObject({ reason }),
    example: { reason: 'The client stays with the previous MSP' },
  },
] as const;
