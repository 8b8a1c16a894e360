import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ConsoleDeps } from '../plugins/console-deps';
import { registerAudit } from './audit-routes';
import { registerAuth } from './auth';
import { registerBodies } from './bodies';
import { registerClientPackage } from './package-routes';
import { registerCommands } from './command-routes';
import { registerCounselFile } from './counsel-routes';
import { registerDecisions } from './decision-routes';
import { registerDetails } from './detail-routes';
import { registerProblems } from './errors';
import { registerHandovers } from './handover-routes';
import { registerLeadTimeRead } from './lead-time-routes';
import { registerFormalNotice } from './notice-routes';
import { registerOpenApi } from './openapi';
import { registerPreview } from './preview-routes';
import { registerProofs } from './proof-routes';
import { registerReference } from './reference-routes';
import { registerStart } from './start-routes';
import { registerSwaps } from './swap-routes';
import { registerTaskActs } from './task-act-routes';
import { registerTaskList } from './task-list-routes';
import { validatorCompiler } from './validate';
import { registerTaskEnds, registerVerdicts } from './work-routes';

export interface RestOptions {
  /** Requests of one address in a minute; more are answered 429. */
  perMinute?: number;
}

const PER_MINUTE = 1200;

/**
 * The REST API under /api, in a scope of its own: nothing of the pages (sessions, forms, error pages)
 * reaches it, and its compilers and error answers reach nothing else.
 */
export async function registerRest(
  app: FastifyInstance,
  deps: ConsoleDeps,
  options: RestOptions = {},
): Promise<void> {
  await app.register(
    async (scope) => {
      scope.setValidatorCompiler(validatorCompiler);
      scope.setSerializerCompiler(serializerCompiler);
      registerProblems(scope);
      registerBodies(scope);
      await scope.register(rateLimit, {
        max: options.perMinute ?? PER_MINUTE,
        timeWindow: '1 minute',
      });
      registerAuth(scope, deps);
      scope.addHook('onSend', async (_request, reply) => {
        void reply.header('cache-control', 'no-store');
      });
      const api = scope.withTypeProvider<ZodTypeProvider>();
      await registerOpenApi(api, deps.config.consoleUrl);
      await api.register(
        async (inner) => {
          const v1 = inner.withTypeProvider<ZodTypeProvider>();
          registerStart(v1, deps);
          registerHandovers(v1, deps);
          registerDetails(v1, deps);
          registerCommands(v1, deps);
          registerVerdicts(v1, deps);
          registerTaskList(v1, deps);
          registerTaskEnds(v1, deps);
          registerTaskActs(v1, deps);
          registerDecisions(v1, deps);
          registerPreview(v1, deps);
          registerSwaps(v1, deps);
          registerFormalNotice(v1, deps);
          registerProofs(v1, deps);
          registerClientPackage(v1, deps);
          registerCounselFile(v1, deps);
          registerReference(v1, deps);
          registerLeadTimeRead(v1, deps);
          registerAudit(v1, deps);
        },
        { prefix: '/v1' },
      );
    },
    { prefix: '/api' },
  );
}
