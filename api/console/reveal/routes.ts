import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askForLook, recordLook, type LookAct } from '../../../db/looks-at-secrets';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { ask } from './ask';
import { registerFileDownload } from './download';
import { lookIn, reasonIn, sceneOf, type RevealScene } from './scene';
import { registerSecondPerson } from './second-person';
import { show } from './show';

const RECENT = { config: { recentSignIn: true } } as const;
const MINUTE = 60_000;

interface Address {
  Params: { id: string; itemId: string };
}

/**
 * Showing a secret: a reason is asked, the log is written and committed, and only then anything is opened
 * (security.md, S10). Needs `requireSession` and `requireRecentSignIn` on the same scope.
 */
export function registerReveal(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/items/:itemId/reveal', RECENT, async (request, reply) => {
    const scene = await sceneOf(deps, request.params.id, request.params.itemId);
    return ask(deps, { request, reply }, { scene, refusal: null });
  });

  app.post<Address>('/handovers/:id/items/:itemId/reveal', RECENT, async (request, reply) => {
    const scene = await sceneOf(deps, request.params.id, request.params.itemId);
    try {
      const act = actIn(deps, request, scene);
      const emergency = scene.needsTwo && formOf(request).get('emergency') !== null;
      if (emergency) refuseEmergency(scene, act);
      if (scene.needsTwo && !emergency) return await askColleague(reply, scene, act);
      await recordLook(deps.db, act, { emergency });
      return await show(deps, reply, { scene, look: act.id, reason: act.reason });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return ask(deps, { request, reply: reply.code(409) }, { scene, refusal: error.sentence });
    }
  });

  async function askColleague(
    reply: FastifyReply,
    scene: RevealScene,
    act: LookAct,
  ): Promise<FastifyReply> {
    const expiresAt = new Date(act.at.getTime() + scene.rules.approvalMinutes * MINUTE);
    await askForLook(deps.db, act, { expiresAt });
    return reply.redirect(`${scene.back}/reveal/${act.id}`, 303);
  }

  registerSecondPerson(app, deps);
  registerFileDownload(app, deps);
}

function actIn(deps: ConsoleDeps, request: FastifyRequest, { item }: RevealScene): LookAct {
  return {
    id: lookIn(request),
    handoverId: item.handover_id,
    itemId: item.id,
    answerId: item.answer_id,
    staffId: staffOf(request).id,
    by: actorOf(request),
    reason: reasonIn(request),
    at: deps.clock.now(),
  };
}

/** Throws Refusal. */
function refuseEmergency({ rules }: RevealScene, { reason }: LookAct): void {
  if (!rules.emergencies) {
    throw new Refusal('no_emergencies', 'This is shown only when a colleague has agreed.');
  }
  if (reason.words === '') {
    throw new Refusal('reason_missing', 'Say in your own words what the emergency is.');
  }
}
