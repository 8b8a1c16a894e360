import { z } from 'zod';
import { verifyAudit } from '../../db/audit-verify';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { handoverParams } from './handover-schemas';
import { answers } from './problem';

const verdict = z
  .object({
    intact: z.boolean(),
    chains: z.int().describe('One for each handover, and one for what concerns none'),
    events: z.int(),
    broken: z.array(
      z.object({
        handoverId: z.uuid().nullable(),
        number: z.string().nullable(),
        brokenAt: z.int().describe('First event that is changed, missing or in a wrong place'),
      }),
    ),
  })
  .meta({
    id: 'AuditVerdict',
    description: 'Whether the log is as it was written',
    examples: [{ intact: true, chains: 12, events: 3481, broken: [] }],
  });

/** `GET /audit/verify`: recomputes the hash chains of the log, of one handover or of all. */
export function registerAudit(api: Api, { db }: ConsoleDeps): void {
  api.get(
    '/audit/verify',
    {
      config: { scope: 'audit:read' },
      schema: {
        operationId: 'verifyAudit',
        tags: ['audit'],
        summary: 'Verify the log',
        description: 'Finds an event that was changed, removed, inserted or moved, and a cut tail.',
        querystring: z.strictObject({
          handover: handoverParams.shape.id.optional(),
        }),
        response: answers({ 200: verdict }, 400, 403, 404),
      },
    },
    async ({ query }) => {
      const one = query.handover === undefined ? undefined : await theHandover(db, query.handover);
      const found = await verifyAudit(db, one?.id);
      return { intact: found.broken.length === 0, ...found };
    },
  );
}
