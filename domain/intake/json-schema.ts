import { z } from 'zod';
import { handoverSchema } from './handover-schema';

/** A whole input that `readHandoverInput` accepts on any day, for documentation. */
export const EXAMPLE_HANDOVER = {
  client: {
    name: 'Alder & Birch Ltd',
    address: '14 Mill Lane, Leeds LS1 4AB',
    country: 'GB',
    region: 'ENG',
    timeZone: 'Europe/London',
    callBackPhone: '+44 113 496 0000',
    signatory: { name: 'Ruth Alder', title: 'Managing Director', email: 'ruth@alderbirch.example' },
  },
  previousMsp: {
    name: 'Northgate IT Services',
    country: 'GB',
    region: 'ENG',
    timeZone: 'Europe/London',
    contacts: [
      { name: 'Tom Reed', email: 'tom@northgate.example', rung: 'first' },
      { name: 'Priya Nair', email: 'priya@northgate.example', rung: 'second' },
      { name: 'Carl North', email: 'carl@northgate.example', rung: 'owner' },
    ],
  },
  items: { preset: 'essentials', include: [{ catalogue: 54 }] },
  scopePreset: 'fully-managed',
  language: 'en-GB',
  authority: { toSign: true },
  accountManager: { name: 'Ines Weber', email: 'ines@ourmsp.example' },
} as const satisfies z.input<typeof handoverSchema>;

/** The input's JSON Schema (draft 2020-12). What one field says against another is checked beyond it. */
export function handoverJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(handoverSchema, { io: 'input', target: 'draft-2020-12' }),
    title: 'A new handover',
    description: 'Starts a handover: who asks whom, for what, until when.',
    examples: [EXAMPLE_HANDOVER],
  };
}
