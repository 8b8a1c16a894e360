import type { FastifyInstance, FastifyReply } from 'fastify';
import { recordReveal } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { registerFileDownload } from './download';
import { openItem } from './open-item';
import { ask, reasonOf, sceneOf, SHOWN_FOR, type RevealScene } from './scene';

const RECENT = { config: { recentSignIn: true } } as const;

interface Address {
  Params: { id: string; itemId: string };
}

/**
 * Showing a secret: a reason is asked, the log is written and committed, and only then anything is opened
 * (security.md, S10). Needs `requireSession` on the same scope.
 */
export function registerReveal(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/items/:itemId/reveal', RECENT, async (request, reply) => {
    const scene = await sceneOf(deps, request.params.id, request.params.itemId);
    return ask(reply, scene, null);
  });

  app.post<Address>('/handovers/:id/items/:itemId/reveal', RECENT, async (request, reply) => {
    const scene = await sceneOf(deps, request.params.id, request.params.itemId);
    const { item } = scene;
    try {
      const reason = reasonOf(request);
      await recordReveal(deps.db, {
        handoverId: item.handover_id,
        itemId: item.id,
        answerId: item.answer_id,
        by: actorOf(request),
        reason,
        at: deps.clock.now(),
      });
      return await show(reply, scene, { reason, revealed: await openItem(deps, item) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply.code(409);
      return ask(reply, scene, error.sentence);
    }
  });

  registerFileDownload(app, deps);
}

function show(
  reply: FastifyReply,
  scene: RevealScene,
  { reason, revealed }: { reason: string; revealed: Awaited<ReturnType<typeof openItem>> },
): FastifyReply {
  const back = `${scene.base}/items/${scene.item.id}`;
  // Refresh as a header: it works without scripts, and the page is gone from view when the time is over.
  reply.header('refresh', `${SHOWN_FOR}; url=${back}`);
  return reply.page('console/reveal-shown', {
    section: 'onboardings',
    title: `${scene.item.name}, revealed`,
    ...scene,
    back,
    reason,
    ...revealed,
    seconds: SHOWN_FOR,
  });
}
