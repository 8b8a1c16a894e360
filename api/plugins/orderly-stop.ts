import type { FastifyInstance } from 'fastify';

/** A quarter of what the supervisor grants before it ends a process by force (embedded/process-settings.ts). */
const OWN_END_MS = 500;

/**
 * Has `app.close()` leave no work in the air. New requests are refused; what is under way has a moment to end by itself,
 * then its lines are cut, as those of uploads that would take minutes; and closing is over when every handler has ended:
 * one whose sender is gone may still have to take away what it stored. What handlers use can be closed after that.
 * To be registered before the routes.
 */
export function registerOrderlyStop(app: FastifyInstance): void {
  let underWay = 0;
  let allEnded = (): void => undefined;
  const ended = (): void => {
    underWay -= 1;
    if (underWay === 0) allEnded();
  };
  app.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      const work: unknown = handler.call(this, request, reply);
      if (work instanceof Promise) {
        underWay += 1;
        work.then(ended, ended);
      }
      return work;
    };
  });

  let cut: NodeJS.Timeout | undefined;
  app.addHook('preClose', (done) => {
    cut = setTimeout(() => app.server.closeAllConnections(), OWN_END_MS);
    done();
  });
  app.addHook('onClose', async () => {
    clearTimeout(cut);
    if (underWay > 0) await new Promise<void>((resolve) => (allEnded = resolve));
  });
}
