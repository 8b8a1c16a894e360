import { z } from 'zod';
import { CONDITIONS, STEP_TEMPLATES, TONES } from '../chase/policy';
import { RUNGS } from '../contacts/contact';
import { name } from './fields';

const days = (most: number) =>
  z
    .int('Write a whole number of working days.')
    .min(0, 'Write 0 or more working days.')
    .max(most, `Write at most ${String(most)} working days.`);
const count = (most: number) =>
  z
    .int('Write a whole number.')
    .min(0, 'Write 0 or more.')
    .max(most, `Write at most ${String(most)}.`);
const everyDays = () => days(60).min(1, 'Write 1 or more working days.');

const MOST_PACKAGE_REMINDERS = 6;
/** Written as a list of days, because a package is asked about soon and then seldom. */
const packageDays = z
  .array(everyDays())
  .max(MOST_PACKAGE_REMINDERS, `Write at most ${String(MOST_PACKAGE_REMINDERS)} days.`)
  .refine((all) => all.every((day, index) => index === 0 || day > (all[index - 1] ?? 0)), {
    error: 'Write each day once, the earliest first, such as 3 and 8.',
  });

/** What the chase plans beside a policy's steps (side-steps.ts and its neighbours) would meet them under one key. */
const TAKEN =
  /^(authority|call|client|overdue|package|promise|resume|send-again|sent-back|swap|thanks)(-|$)/;

const onRung = z.enum(RUNGS, {
  error: ({ input }) =>
    `Nobody can stand on a rung ${typeof input === 'string' ? `“${input.slice(0, 40)}”` : 'like this'}. Write one of ${RUNGS.join(', ')}.`,
});

export const stepFields = z.strictObject({
  key: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,39}$/,
      'Write a short name in small letters, digits and hyphens, such as second-reminder.',
    )
    .refine(
      (key) => !TAKEN.test(key),
      'Steps that we plan ourselves have keys that begin with authority, call, client, overdue, package, promise, resume, send-again, sent-back, swap or thanks. Choose another.',
    )
    .describe('Unique within the policy; never changes once agreed'),
  workingDay: days(260).describe(
    'Working days after day 0 in the recipient’s calendar, or after the step that “after” names',
  ),
  after: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .exactOptional()
    .describe('Key of the step to count from; day 0 if left out'),
  rungs: z
    .array(onRung)
    .min(1, 'Say who gets this step.')
    .max(RUNGS.length)
    .describe('Who gets it'),
  template: z.enum(STEP_TEMPLATES).describe('Which message it is'),
  tone: z.enum(TONES),
  condition: z.enum(CONDITIONS).default('always'),
  criticalDue: z.boolean().exactOptional().describe('Critical items are due by the end of its day'),
  deadline: z.boolean().exactOptional().describe('All items are due by the end of its day'),
});

export const MOST_STEPS = 40;

/** A chase policy as data, each field by itself; `readPolicy` says what one step says about another. */
export const policyFields = z.strictObject({
  name: name(),
  sendingHour: z
    .int('Write a whole hour.')
    .min(0, 'Write an hour from 0 to 23.')
    .max(23, 'Write an hour from 0 to 23.')
    .default(9)
    .describe('Local hour of the recipient at which messages leave'),
  authority: z
    .strictObject({ everyWorkingDays: everyDays(), most: count(20) })
    .default({ everyWorkingDays: 2, most: 4 })
    .describe('Reminders of an unsigned authority'),
  taskDays: z
    .strictObject({ critical: everyDays(), normal: everyDays() })
    .default({ critical: 4, normal: 10 })
    .describe('Our working days for a reset task'),
  overdue: z
    .strictObject({ everyWorkingDays: everyDays(), most: count(20) })
    .default({ everyWorkingDays: 3, most: 5 })
    .describe('Chases of an overdue reset task'),
  package: z
    .strictObject({ workingDays: packageDays })
    .default({ workingDays: [3, 8] })
    .describe('Reminders of the client’s sealed package, in working days of the client’s after it'),
  steps: z
    .array(stepFields)
    .min(1, 'Add at least the request and a deadline.')
    .max(MOST_STEPS, `Write at most ${String(MOST_STEPS)} steps.`),
});
