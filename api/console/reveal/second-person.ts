import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  agreeToLook,
  readLook,
  readWaitingLooks,
  refuseLook,
  type Look,
} from '../../../db/agree-to-look';
import { contactName } from '../../../db/contacts';
import { takeAgreedLook } from '../../../db/looks-at-secrets';
import { readRevealRules } from '../../../db/reveal-rules';
import { listStaff } from '../../../db/staff';
import { Refusal } from '../../../domain/problem';
import { standingOf } from '../../../domain/reveal/look';
import { reasonInWords, thingOf } from '../../../templates/pages/console/reveal-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { isId, sceneOf } from './scene';
import { show } from './show';

interface Address {
  Params: { id: string; itemId?: string; lookId: string };
}

const OF_ITEM = '/handovers/:id/items/:itemId/reveal/:lookId';
/** Of what was sent besides, and of a package: taken where it is opened (also-sent, package). */
const OF_OTHER = '/handovers/:id/looks/:lookId';
const RECENT = {
  config: { recentSignIn: ({ url }: { url: string }) => url.replace(/\/\w+$/, '') },
};
const MINUTE = 60_000;
/** Seconds after which the page of who waits asks again by itself. */
const AGAIN_S = 5;

/** What is critical, or may be, is seen when a second person agreed: one asks, another agrees, the first looks, once. */
export function registerSecondPerson(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;

  app.get('/reveals', async (request, reply) => {
    const waiting = await readWaitingLooks(db, clock.now());
    return reply.page('console/reveals', {
      section: 'reveals',
      title: 'To agree to',
      waiting: waiting.map((look) => ({
        ...look,
        thing: thingOf(look),
        reason: reasonInWords(look.purpose, look.reason),
        href: addressOfLook(look),
        own: look.askedBy === staffOf(request).id,
      })),
    });
  });

  for (const page of [OF_ITEM, OF_OTHER]) registerAnswers(page);

  app.post<Address>(`${OF_ITEM}/show`, RECENT, async (request, reply) => {
    const { id, itemId = '', lookId } = request.params;
    await lookOf(request);
    const scene = await sceneOf(deps, id, itemId);
    try {
      const act = {
        id: lookId,
        itemId,
        answerId: scene.item.answer_id,
        staffId: staffOf(request).id,
        by: actorOf(request),
        at: clock.now(),
      };
      const reason = await takeAgreedLook(db, act);
      return await show(deps, reply, { scene, look: lookId, reason });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return standing(request, reply.code(409), error.sentence);
    }
  });

  function registerAnswers(page: string): void {
    // A page that waits asks by itself, which does not count as somebody being there.
    app.get<Address>(page, { config: { asksByItself: true } }, async (request, reply) =>
      standing(request, reply, null),
    );
    const answers = {
      agree: async (look: Look, request: FastifyRequest) => {
        const { approvalMinutes } = await readRevealRules(db);
        const at = clock.now();
        const goodUntil = new Date(at.getTime() + approvalMinutes * MINUTE);
        await agreeToLook(db, { ...actOf(look, request), at }, { goodUntil });
      },
      refuse: async (look: Look, request: FastifyRequest) =>
        refuseLook(db, { ...actOf(look, request), at: clock.now() }),
    };
    for (const [name, answer] of Object.entries(answers)) {
      app.post<Address>(`${page}/${name}`, RECENT, async (request, reply) => {
        const look = await lookOf(request);
        try {
          await answer(look, request);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return standing(request, reply.code(409), error.sentence);
        }
        return reply.redirect(addressOfLook(look), 303);
      });
    }
  }

  async function lookOf(request: FastifyRequest<Address>): Promise<Look> {
    const { id, itemId = null, lookId } = request.params;
    const look = isId(lookId) ? await readLook(db, lookId) : undefined;
    if (look?.handoverId !== id || look.itemId !== itemId) {
      throw new NotFound('There is no such request.');
    }
    return look;
  }

  async function standing(
    request: FastifyRequest<Address>,
    reply: FastifyReply,
    refusal: string | null,
  ): Promise<FastifyReply> {
    const look = await lookOf(request);
    const at = clock.now();
    const state = standingOf(look, at);
    const own = look.askedBy === staffOf(request).id;
    if (state === 'waiting') reply.header('refresh', AGAIN_S);
    const everybody = await listStaff(db);
    return reply.page('console/reveal-second', {
      section: 'onboardings',
      title: `Two people: ${thingOf(look)}`,
      ...look,
      thing: thingOf(look),
      terms: look.packageTerms && {
        to: (await contactName(db, { ...look, ...look.packageTerms })) ?? 'the client',
        recipient: look.packageTerms.recipient,
      },
      reason: reasonInWords(look.purpose, look.reason),
      state: { [state]: true },
      own,
      ...placesOf(look),
      here: addressOfLook(look),
      shared: deps.config.consoleUrl + addressOfLook(look),
      colleagues: everybody.filter(({ id }) => id !== look.askedBy).map(({ name }) => name),
      refusal,
    });
  }
}

function actOf(look: Look, request: FastifyRequest) {
  return { id: look.id, staffId: staffOf(request).id, by: actorOf(request) };
}

/** Where one comes from, asks again, and takes what was agreed to. */
function placesOf(look: Look): { back: string; again: string; take: string } {
  const base = `/handovers/${look.handoverId}`;
  if (look.itemId !== null) {
    const back = `${base}/items/${look.itemId}`;
    return { back, again: `${back}/reveal`, take: `${addressOfLook(look)}/show` };
  }
  const back = look.pieceId === null ? `${base}/client-package` : `${base}/also-sent`;
  return { back, again: back, take: look.pieceId === null ? back : `${back}/${look.pieceId}` };
}

/** The page on which a request is answered. */
export function addressOfLook(look: Pick<Look, 'id' | 'handoverId' | 'itemId'>): string {
  const base = `/handovers/${look.handoverId}`;
  return look.itemId === null
    ? `${base}/looks/${look.id}`
    : `${base}/items/${look.itemId}/reveal/${look.id}`;
}
