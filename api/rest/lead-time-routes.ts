import { z } from 'zod';
import { leadTimeLines } from '../intake/lead-time-lines';
import type { ConsoleDeps } from '../plugins/console-deps';
import type { Api } from './api';
import { answers } from './problem';

const line = z.object({
  number: z.int().describe('In the catalogue'),
  group: z.string(),
  name: z.string(),
  catalogue: z.int().describe('Our working days, as the catalogue says'),
  own: z.int().nullable().describe('Our own word; new handovers go by it'),
  observed: z
    .object({ median: z.number(), n: z.int() })
    .nullable()
    .describe('What recoveries really took'),
});
const leadTimeList = z.object({ leadTimes: z.array(line) }).meta({
  id: 'LeadTimeList',
  description: 'How long it takes to get each item back without the previous MSP',
  examples: [
    {
      leadTimes: [
        {
          number: 1,
          group: 'Identity & mail',
          name: 'M365 global admin',
          catalogue: 5,
          own: 8,
          observed: { median: 7, n: 12 },
        },
      ],
    },
  ],
});

/** `GET /lead-times`. */
export function registerLeadTimeRead(api: Api, deps: ConsoleDeps): void {
  api.get(
    '/lead-times',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listLeadTimes',
        tags: ['reference'],
        summary: 'Read the lead times',
        description: 'The catalogue’s, our own, and the median of what recoveries took.',
        response: answers({ 200: leadTimeList }, 403),
      },
    },
    async () => ({ leadTimes: await leadTimeLines(deps) }),
  );
}
