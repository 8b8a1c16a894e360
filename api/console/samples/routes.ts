import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../../domain/problem';
import { startHandover } from '../../intake/start-handover';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { readSample } from './list-samples';

/** Loads a sample of samples/ as if somebody had typed it in. */
export function registerSamples(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post<{ Params: { name: string } }>('/samples/:name/load', async (request, reply) => {
    const raw = await readSample(request.params.name);
    if (raw === undefined) throw new NotFound('There is no sample of this name.');
    const started = await startHandover(deps, raw, {
      by: actorOf(request),
      idempotencyKey: formOf(request).get('key') ?? undefined,
      at: deps.clock.now(),
    });
    if (started.ok) return reply.redirect(`/handovers/${started.id}`, 303);
    throw new Refusal(started.code, started.problems.map(({ message }) => message).join(' '));
  });
}
