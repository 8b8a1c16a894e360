import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findHandover, type HandoverLine } from '../../db/handover-read';
import type { Queries } from '../../db/pool';
import { notFound } from './problem';

/** The API's own scope: what its schemas say is what its handlers get. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'Write 1 to 200 letters, digits or signs, without spaces.')
    .optional()
    .describe('The same key again answers with the first result and does nothing more'),
});

/** The handover of an address; throws the one answer for all that do not exist. */
export async function theHandover(queries: Queries, idOrNumber: string): Promise<HandoverLine> {
  const row = await findHandover(queries, idOrNumber);
  if (!row) throw notFound('There is no such handover.');
  return row;
}
