import { z } from 'zod';
import { startHandover } from '../intake/start-handover';
import type { ConsoleDeps } from '../plugins/console-deps';
import { callerOf } from './auth';
import { keyHeader, type Api } from './api';
import { MOST_BODY } from './bodies';
import { NEW_HANDOVER } from './openapi';
import { pageOf } from './handover-shape';
import { startedSchema } from './handover-schemas';
import { answers, ApiProblem } from './problem';

/**
 * Whatever came: startHandover reads it, because it tells all problems of an input together.
 * openapi.ts puts the published JSON Schema in this one's place.
 */
const newHandover = z.unknown().meta({ id: NEW_HANDOVER });

/** `POST /handovers`: a new handover from JSON or YAML, all its problems told together. */
export function registerStart(api: Api, deps: ConsoleDeps): void {
  api.post(
    '/handovers',
    {
      bodyLimit: MOST_BODY,
      config: { scope: 'handovers:write' },
      schema: {
        operationId: 'startHandover',
        tags: ['handovers'],
        summary: 'Start a handover',
        description:
          'Writes the handover down and starts its chase. With an Idempotency-Key the same request may be repeated safely: it answers 200 and the first handover.',
        headers: keyHeader,
        body: newHandover,
        consumes: ['application/json', 'application/yaml'],
        response: answers({ 200: startedSchema, 201: startedSchema }, 400, 403, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const result = await startHandover(deps, request.body, {
        by: callerOf(request),
        idempotencyKey: request.headers['idempotency-key'],
        at: deps.clock.now(),
      });
      if (!result.ok) {
        throw result.code === 'key_reused'
          ? new ApiProblem('key-reused', result.problems[0]?.message ?? '', result.problems)
          : new ApiProblem(
              'invalid-input',
              'Nothing was started. Mend what is listed, then send it again.',
              result.problems,
            );
      }
      const { id, number, repeated } = result;
      return reply
        .code(repeated ? 200 : 201)
        .header('location', `/api/v1/handovers/${id}`)
        .send({ id, number, repeated, page: pageOf(deps.config.consoleUrl, id) });
    },
  );
}
