import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../db/tables/json';
import { requestCommand } from '../intake/request-command';
import type { ConsoleDeps } from '../plugins/console-deps';
import { keyHeader, theHandover, type Api } from './api';
import { callerOf } from './auth';
import { COMMANDS } from './command-schemas';
import { handoverParams, handoverSummary } from './handover-schemas';
import { summaryOf } from './handover-shape';
import { answers } from './problem';

/** `POST /handovers/:id/commands/…`: answers when it is carried out, or with the sentence that refuses it. */
export function registerCommands(api: Api, deps: ConsoleDeps): void {
  for (const command of COMMANDS) {
    const body: z.ZodType<object> = command.body;
    api.post(
      `/handovers/:id/commands/${command.path}`,
      {
        config: { scope: 'handovers:write' },
        schema: {
          operationId: command.kind,
          tags: ['commands'],
          summary: command.summary,
          description: command.description,
          params: handoverParams,
          headers: keyHeader,
          body: body.meta({ examples: [command.example] }),
          response: answers({ 200: handoverSummary }, 400, 403, 404, 409, 413, 415, 422, 503),
        },
      },
      async (request) => {
        const { id } = await theHandover(deps.db, request.params.id);
        await requestCommand(deps, {
          handoverId: id,
          kind: command.kind,
          arguments: plain(request.body),
          by: callerOf(request),
          idempotencyKey: request.headers['idempotency-key'] ?? randomUUID(),
          at: deps.clock.now(),
        });
        return summaryOf(await theHandover(deps.db, id), deps.config.consoleUrl);
      },
    );
  }
}

/** Checked already; what was left out is left out. */
function plain(body: object): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
