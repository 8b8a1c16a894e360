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

const step = z.strictObject({
  key: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,39}$/,
      'Write a short name in small letters, digits and hyphens, such as second-reminder.',
    )
    .refine(
      (key) => !/^(authority|promise|overdue)(-|$)/.test(key),
      'Keys that begin with authority, promise or overdue are taken. Choose another.',
    )
    .describe('Unique within the policy; never changes once agreed'),
  workingDay: days(260).describe('Working days after day 0 in the recipient’s calendar'),
  rungs: z.array(z.enum(RUNGS)).min(1, 'Say who gets this step.').describe('Who gets it'),
  template: z.enum(STEP_TEMPLATES).describe('Which message it is'),
  tone: z.enum(TONES),
  condition: z.enum(CONDITIONS).default('always'),
  criticalDue: z.boolean().exactOptional().describe('Critical items are due with this step'),
  deadline: z.boolean().exactOptional().describe('All items are due with this step'),
});

/** A chase policy as data. What one step says about another is checked by `checkPolicy`. */
export const policyInput = z.strictObject({
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
  steps: z
    .array(step)
    .min(1, 'Add at least the request and a deadline.')
    .max(40, 'Write at most 40 steps.'),
});
