import { z } from 'zod';
import { closedDays, MOST_CLOSED } from '../calendar/closing-days';
import { RUNGS } from '../contacts/contact';
import { CRITICALITIES, KINDS, SCOPES } from '../items/item';
import { address, country, email, localDate, name, note, phone, region, timeZone } from './fields';
import { policyFields } from './policy-input';
import { ITEM_PRESET_NAMES, SCOPE_PRESET_NAMES } from './presets';

export const LANGUAGES = ['en-GB', 'en-US', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MOST_ITEMS = 2000;
const MOST_CONTACTS = 20;
const THEIR_RUNGS = [
  'first',
  'second',
  'owner',
] as const satisfies readonly (typeof RUNGS)[number][];

const person = z.strictObject({ name: name(), email: email() });
const place = {
  country: country()
    .describe('Two-letter ISO code; decides the public holidays')
    .meta({ examples: ['GB'] }),
  region: region()
    .optional()
    .describe('ISO code of a region with holidays of its own')
    .meta({ examples: ['SCT'] }),
  timeZone: timeZone()
    .describe('IANA name')
    .meta({ examples: ['Europe/London'] }),
};

const client = z.strictObject({
  name: name()
    .describe('Registered name')
    .meta({ examples: ['Alder & Birch Ltd'] }),
  address: address().optional().describe('Postal address on one line'),
  ...place,
  callBackPhone: phone()
    .optional()
    .describe('The public number on which the request can be verified'),
  signatory: z
    .strictObject({ name: name(), title: name(), email: email() })
    .describe('Who may sign for the client'),
  sponsor: person
    .optional()
    .describe('Who calls the previous MSP when it goes wrong; the signatory if left out'),
});

const previousMsp = z.strictObject({
  name: name().meta({ examples: ['Northgate IT Services'] }),
  address: address().optional().describe('Postal address on one line'),
  ...place,
  closingDays: z
    .array(z.union([localDate(), z.strictObject({ from: localDate(), to: localDate() })]))
    .max(MOST_CLOSED, `Write at most ${String(MOST_CLOSED)} closing days.`)
    .default([])
    .describe('Days on which this office alone is closed; a break as its first and last day')
    .transform((closed, context) => {
      closed.forEach((entry, index) => {
        if (typeof entry === 'string' || entry.from <= entry.to) return;
        const message = 'This break ends before it begins. Write its first day, then its last.';
        context.addIssue({ code: 'custom', path: [index, 'to'], message });
      });
      const days = closedDays(closed);
      if (days.length > MOST_CLOSED) {
        const message = `This office would be closed on more than ${String(MOST_CLOSED)} days. Check the years.`;
        context.addIssue({ code: 'custom', path: [], message });
      }
      return days;
    }),
  contacts: z
    .array(z.strictObject({ name: name(), email: email(), rung: z.enum(THEIR_RUNGS) }))
    .min(1, 'Name at least one contact, on the rung first.')
    .max(MOST_CONTACTS, `Name at most ${String(MOST_CONTACTS)} contacts.`),
});

const overrides = {
  scope: z.enum(SCOPES).optional().describe('ours or client; the scope preset decides if left out'),
  criticality: z.enum(CRITICALITIES).optional(),
};
const byNumber = z
  .strictObject({ catalogue: z.int(), ...overrides })
  .describe('One catalogue item');
const byGroup = z
  .strictObject({ group: name(), ...overrides })
  .describe('A whole group of the catalogue');
const ownItem = z
  .strictObject({
    name: name(),
    group: name().default('Other'),
    kind: z.enum(KINDS),
    fields: z
      .array(name())
      .max(20, 'Write at most 20 fields.')
      .default([])
      .describe('What an answer should carry'),
    scope: z.enum(SCOPES).optional(),
    criticality: z.enum(CRITICALITIES).default('normal'),
    recoveryWorkingDays: z
      .int('Write a whole number of working days.')
      .min(0, 'Write 0 or more working days.')
      .max(260, 'Write at most 260 working days.')
      .default(5)
      .describe('Working days to get it back without the previous MSP'),
  })
  .describe('An item of your own');

const items = z.strictObject({
  preset: z.enum(ITEM_PRESET_NAMES).optional(),
  include: z
    .array(z.union([byNumber, byGroup, ownItem]))
    .max(
      MOST_ITEMS,
      `Ask for at most ${String(MOST_ITEMS)} items in one handover. Split it into several.`,
    )
    .default([]),
  exclude: z.array(z.int()).max(MOST_ITEMS).default([]).describe('Catalogue numbers to leave out'),
});

/** A new handover as a form, a file or the API states it. */
export const handoverSchema = z.strictObject({
  client,
  previousMsp,
  counsel: person.optional().describe('The client’s lawyer, if there is one'),
  items,
  scopePreset: z
    .enum(SCOPE_PRESET_NAMES)
    .default('fully-managed')
    .describe('What the statement of work makes ours'),
  deadline: localDate()
    .optional()
    .describe(
      'Working day of the previous MSP by which all items are due; the policy’s if left out',
    ),
  criticalDue: localDate()
    .optional()
    .describe('Working day by which critical items are due; the policy’s if left out'),
  language: z.enum(LANGUAGES).default('en-GB').describe('Language of letter, mails and reply page'),
  policy: z
    .union([name(), policyFields])
    .optional()
    .describe('Name of a policy, or a policy as data'),
  authority: z
    .union([
      z.strictObject({
        onFile: z.strictObject({ signedOn: localDate(), by: name(), title: name().optional() }),
      }),
      z.strictObject({ toSign: z.literal(true) }),
    ])
    .describe('Signed already, or to be signed first'),
  accountManager: z
    .strictObject({ name: name().optional(), email: email().optional() })
    .default({})
    .describe('Who is told; the person who starts it if left out'),
  send: z.enum(['now', 'next-morning']).default('now').describe('When the letter leaves'),
  reference: name().optional().describe('Your own reference, such as a ticket number'),
  note: note().optional().describe('For your own people'),
});

export type HandoverInput = z.output<typeof handoverSchema>;
