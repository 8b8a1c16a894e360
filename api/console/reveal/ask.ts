import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOwnOpenLook } from '../../../db/agree-to-look';
import { MOST_REASON, PURPOSES } from '../../../domain/reveal/reason';
import { PURPOSE_WORDS } from '../../../templates/pages/console/reveal-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { staffOf } from '../../plugins/staff-session';
import type { RevealScene } from './scene';

/** The page that asks for a reason, again with what was wrong and what was typed when there is something. */
export async function ask(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { scene, refusal }: { scene: RevealScene; refusal: string | null },
): Promise<FastifyReply> {
  const typed = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const open = await readOwnOpenLook(deps.db, {
    itemId: scene.item.id,
    staffId: staffOf(request).id,
    at: deps.clock.now(),
  });
  return reply.page('console/reveal', {
    section: 'onboardings',
    title: `Reveal ${scene.item.name}`,
    ...scene,
    open: scene.needsTwo && open ? `${scene.back}/reveal/${open.id}` : null,
    critical: scene.item.criticality === 'critical',
    emergencies: scene.needsTwo && scene.rules.emergencies,
    purposes: PURPOSES.map((value) => ({
      value,
      label: PURPOSE_WORDS[value],
      chosen: value === (typed.get('purpose') ?? 'verify'),
    })),
    reason: typed.get('reason') ?? '',
    mostReason: MOST_REASON,
    look: randomUUID(),
    refusal,
  });
}
