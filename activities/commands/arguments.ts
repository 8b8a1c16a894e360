import { z } from 'zod';
import { MOST_OPENING, MOST_SUBJECT, OPENING_TEXT } from '../../domain/chase/step-edit';
import { CALL_OUTCOMES, MOST_AGREED } from '../../domain/contacts/call';
import { RUNGS } from '../../domain/contacts/contact';
import { name } from '../../domain/intake/fields';
import { Refusal } from '../../domain/problem';

const reason = z
  .string()
  .trim()
  .min(1, 'Say why: the reason is kept in the log.')
  .max(500, 'Keep the reason under 500 characters.');
const instant = z.iso.datetime({
  offset: true,
  error: 'Write an instant such as 2027-03-19T08:00:00Z.',
});
const stepKey = z.string().min(1).max(80);
const contactId = z.uuid('This is not a contact’s id.');
const localDay = z.iso.date('Write the date as year-month-day, such as 2027-03-31.');

/** What each command carries. Unknown arguments are refused, so that nobody believes they had an effect. */
export const ARGUMENTS = {
  pause: z.strictObject({
    until: instant.optional(),
    reason: reason.optional(),
  }),
  resume: z.strictObject({}),
  sendNextStepNow: z.strictObject({}),
  extendDeadline: z.strictObject({ deadline: localDay, reason }),
  waiveItems: z.strictObject({
    items: z
      .array(z.uuid('This is not an item’s id.'))
      .min(1, 'Choose at least one item.')
      .max(2000),
    reason,
  }),
  openResetsNow: z.strictObject({ reason }),
  changeContact: z.strictObject({
    contact: contactId.optional(),
    rung: z.enum(RUNGS, { error: `Choose one of ${RUNGS.join(', ')}.` }),
    name: z
      .string()
      .trim()
      .min(1, 'Give the person’s name.')
      .max(200)
      .regex(/^[^\p{Cc}]*$/u, 'A name has no line breaks or control characters.'),
    email: z.email('Give one e-mail address, such as name@example.com.').max(254),
    title: name().max(200).optional(),
    reason: reason.optional(),
  }),
  removeContact: z.strictObject({ contact: contactId, reason: reason.optional() }),
  skipStep: z.strictObject({ step: stepKey, reason }),
  editStep: z.strictObject({
    step: stepKey,
    contact: contactId.optional(),
    opening: z
      .string()
      .trim()
      .min(1)
      .max(MOST_OPENING, `Keep the opening under ${String(MOST_OPENING)} characters.`)
      .regex(OPENING_TEXT, 'An opening is plain text, without control characters.')
      .optional(),
    subject: name()
      .max(MOST_SUBJECT, `Keep it under ${String(MOST_SUBJECT)} characters.`)
      .optional(),
  }),
  dropStepEdit: z.strictObject({ step: stepKey, contact: contactId.optional() }),
  recordCall: z.strictObject({
    contact: contactId,
    outcome: z.enum(CALL_OUTCOMES, { error: `Choose one of ${CALL_OUTCOMES.join(', ')}.` }),
    agreed: name()
      .max(MOST_AGREED, `Keep it under ${String(MOST_AGREED)} characters.`)
      .optional(),
    calledAt: instant.optional(),
  }),
  cancelHandover: z.strictObject({ reason }),
};
export type CommandKind = keyof typeof ARGUMENTS;
export type ArgumentsOf<K extends CommandKind> = z.output<(typeof ARGUMENTS)[K]>;

/** Throws Refusal with all that is wrong. */
export function readArguments<K extends CommandKind>(kind: K, raw: unknown): ArgumentsOf<K> {
  const parsed = ARGUMENTS[kind].safeParse(raw);
  if (parsed.success) return parsed.data as ArgumentsOf<K>;
  const sentences = parsed.error.issues.map((issue) =>
    issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
  );
  throw new Refusal('bad_arguments', sentences.join(' '));
}
