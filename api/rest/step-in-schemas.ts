import { z } from 'zod';
import { MOST_OPENING, MOST_SUBJECT, OPENING_TEXT } from '../../domain/chase/step-edit';
import { CALL_OUTCOMES, MOST_AGREED } from '../../domain/contacts/call';
import { name, note } from '../../domain/intake/fields';

const reason = note()
  .min(1, 'Say why: it is written into the log.')
  .describe('Why; written into the log');
const step = z
  .string()
  .regex(/^[\w-]{1,80}$/, 'Write the step’s key, as the handover says it.')
  .describe('Key of a planned step');
const contact = z.uuid('Write the contact’s id, as the handover says it.');
const forWhom = contact.optional().describe('Only this contact’s message; everybody’s if left out');
const opening = z
  .string()
  .trim()
  .min(1, 'Write an opening, or leave it out.')
  .max(MOST_OPENING, `Keep the opening under ${String(MOST_OPENING)} characters.`)
  .regex(OPENING_TEXT, 'An opening is plain text, without control characters.');

const CONTACT = '5a3f8f54-6d0b-4c0e-9a58-2c5f1de0a7b1';

/** Commands by which a person steps into the chase; see command-schemas.ts. */
export const STEPPING_IN = [
  {
    path: 'skip-step',
    kind: 'skipStep',
    summary: 'Leave a step out',
    description:
      'Its message is not sent; the steps after it stay on their days, and tasks that open with it open on its day. Never the letter of request, never the deadline.',
    body: z.strictObject({ step, reason }),
    example: { step: 'reminder', reason: 'They called and are on it' },
  },
  {
    path: 'edit-step',
    kind: 'editStep',
    summary: 'Edit a message before it goes',
    description:
      'The opening stands in the place of the first paragraph, the subject ends the subject. Link, list, dates and signature stay as they are.',
    body: z.strictObject({
      step,
      contact: forWhom,
      opening: opening.optional().describe('Plain text; empty lines part paragraphs'),
      subject: name()
        .max(MOST_SUBJECT, `Keep it under ${String(MOST_SUBJECT)} characters.`)
        .optional()
        .describe('What stands after the last comma of the subject'),
    }),
    example: { step: 'reminder', opening: 'Thank you for the call this morning.' },
  },
  {
    path: 'drop-step-edit',
    kind: 'dropStepEdit',
    summary: 'Drop an edit',
    description: 'The message goes as it would have without it.',
    body: z.strictObject({ step, contact: forWhom }),
    example: { step: 'reminder' },
  },
  {
    path: 'record-call',
    kind: 'recordCall',
    summary: 'Record a telephone call',
    description:
      'Kept as a step that was taken. Who was reached gets no message on that working day, unless it opens tasks.',
    body: z.strictObject({
      contact,
      outcome: z.enum(CALL_OUTCOMES),
      agreed: name()
        .max(MOST_AGREED, `Keep it under ${String(MOST_AGREED)} characters.`)
        .optional()
        .describe('What was agreed, in one line; never a secret'),
      calledAt: z.iso
        .datetime({ offset: true, error: 'Write an instant such as 2027-03-19T08:00:00Z.' })
        .optional()
        .describe('When; now if left out'),
    }),
    example: { contact: CONTACT, outcome: 'reached', agreed: 'The list comes on Friday' },
  },
  {
    path: 'remove-contact',
    kind: 'removeContact',
    summary: 'Take a contact away',
    description:
      'This person gets no more messages, and their link ends. Refused when nobody at the previous MSP could be reached any more.',
    body: z.strictObject({ contact, reason }),
    example: { contact: CONTACT, reason: 'Asked not to be written to' },
  },
] as const;
