import { z } from 'zod';
import { lastAnchor, missingFromLog } from '../../db/audit-anchors';
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
    handoverId: z.uuid().nullable().describe('Whose log; null for all'),
    lastAnchor: z
      .object({ day: z.iso.date(), sha256: z.string() })
      .nullable()
      .describe('The newest anchor that was made, as far as the database says'),
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
    examples: [
      {
        intact: true,
        chains: 12,
        events: 3481,
        handoverId: null,
        lastAnchor: { day: '2029-03-08', sha256: 'ab'.repeat(32) },
        broken: [],
      },
    ],
  });

const MOST_HEADS = 5_000;
const anchored = z.object({ checked: z.int(), missing: verdict.shape.broken }).meta({
  id: 'AnchoredVerdict',
  description: 'Whether the log still has what an anchor saw',
  examples: [{ checked: 12, missing: [] }],
});
const heads = z
  .strictObject({
    heads: z
      .array(
        z.strictObject({
          chain: z.uuid().describe('A handover’s id, or zeros for what concerns none'),
          seq: z.int().nonnegative(),
          hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'),
        }),
      )
      .max(MOST_HEADS),
  })
  .meta({
    id: 'AnchoredHeads',
    description: 'Lines of anchor files',
    examples: [
      {
        heads: [{ chain: '3f0b1f6e-5a0e-4a52-9d5c-0a6f5f1f9a11', seq: 42, hash: 'ab'.repeat(32) }],
      },
    ],
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
      const last = await lastAnchor(db);
      return {
        intact: found.broken.length === 0,
        handoverId: one?.id ?? null,
        lastAnchor: last ? { day: last.day, sha256: last.sha256.toString('hex') } : null,
        ...found,
      };
    },
  );
  api.post(
    '/audit/anchors',
    {
      config: { scope: 'audit:read' },
      schema: {
        operationId: 'verifyAnchors',
        tags: ['audit'],
        summary: 'Hold the log against anchors',
        description:
          'Names the chains that no longer have an event which an anchor file outside the database saw: a tail that was cut, or a log that was written anew. It changes nothing.',
        body: heads,
        response: answers({ 200: anchored }, 400, 403),
      },
    },
    async ({ body }) => ({
      checked: body.heads.length,
      missing: await missingFromLog(db, body.heads),
    }),
  );
}
