import { z } from 'zod';
import { readAuthority, readContacts } from '../../db/handover-page';
import { listHandovers } from '../../db/handover-read';
import { readSteps } from '../../db/steps';
import { STAGES } from '../../domain/handover/stage';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { readCursor, writeCursor } from './cursor';
import { handoverDetail, handoverPage, handoverParams } from './handover-schemas';
import { authorityShape, contactShape, stepShape, summaryOf } from './handover-shape';
import { answers } from './problem';

/** PostgreSQL has no text with a NUL in it, and nobody's name has any other control character. */
const plainText = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'Write it without control characters.');
const MOST_LINES = 200;

const listQuery = z.strictObject({
  stage: z.enum(STAGES).optional(),
  stalled: z
    .enum(['true', 'false'])
    .optional()
    .describe('Only those that wait for a person, or only the others'),
  previousMsp: plainText.optional().describe('The previous MSP’s whole name'),
  search: plainText.optional().describe('Part of a number, a name or a reference'),
  limit: z.coerce.number().int().min(1).max(MOST_LINES).default(50),
  cursor: z.string().max(300).optional().describe('nextCursor of the page before'),
});

/** `GET /handovers` and `GET /handovers/:id`. */
export function registerHandovers(api: Api, deps: ConsoleDeps): void {
  const { db, config } = deps;
  api.get(
    '/handovers',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listHandovers',
        tags: ['handovers'],
        summary: 'List handovers',
        description: 'Newest first, a page at a time.',
        querystring: listQuery,
        response: answers({ 200: handoverPage }, 400, 403),
      },
    },
    async ({ query }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      const { stage, previousMsp, search } = query;
      const stalled = query.stalled === undefined ? undefined : query.stalled === 'true';
      // One more than asked for says whether there is a next page.
      const most = query.limit + 1;
      const rows = await listHandovers(
        db,
        { stage, stalled, previousMsp, search },
        { after, most },
      );
      const shown = rows.slice(0, query.limit);
      const last = rows.length > shown.length ? shown.at(-1) : undefined;
      return {
        handovers: shown.map((row) => summaryOf(row, config.consoleUrl)),
        nextCursor: last ? writeCursor({ createdAt: last.created_at, id: last.id }) : null,
      };
    },
  );

  api.get(
    '/handovers/:id',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'getHandover',
        tags: ['handovers'],
        summary: 'Read a handover',
        description: 'Its stage, counters, next step, people and plan.',
        params: handoverParams,
        response: answers({ 200: handoverDetail }, 403, 404),
      },
    },
    async ({ params }) => {
      const row = await theHandover(db, params.id);
      const [authority, contacts, steps] = await Promise.all([
        readAuthority(db, row.id),
        readContacts(db, row.id),
        readSteps(db, row.id),
      ]);
      return {
        ...summaryOf(row, config.consoleUrl),
        authority: authorityShape(authority),
        contacts: contacts.map(contactShape),
        steps: steps.map(stepShape),
      };
    },
  );
}
