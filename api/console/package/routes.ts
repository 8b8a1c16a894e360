import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askForOther, packageTermsOf } from '../../../db/looks-at-others';
import { confirmTold } from '../../../db/package-receipt';
import { readRevealRules } from '../../../db/reveal-rules';
import type { PackageTerms } from '../../../db/tables/reveals';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { RECENT } from '../../plugins/recent-sign-in';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover, type Loaded } from '../handover/loaded';
import { makePackage, packingNeedsTwo, recipientOf, toHandOver } from '../../intake/make-package';
import { isId } from '../reveal/scene';
import { addressOfLook } from '../reveal/second-person';
import { packagePage } from './package-page';

const MINUTE = 60_000;

interface Act {
  handoverId: string;
  by: string;
  staffId: string;
  at: Date;
}

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

/** What the statement of work leaves with the client, handed to it. Only where there is such a thing. */
export function registerPackage(app: FastifyInstance, deps: ConsoleDeps): void {
  const load = async (request: Parameters<typeof loadHandover>[1], id: string): Promise<Loaded> => {
    const loaded = await loadHandover(deps, request, id);
    if (!loaded.items.some((item) => item.scope === 'client')) {
      throw new NotFound('Nothing of this handover stays with the client.');
    }
    return loaded;
  };

  app.get<Address>('/handovers/:id/client-package', async (request, reply) => {
    const loaded = await load(request, request.params.id);
    return packagePage(deps, reply, loaded, { done: request.query.done });
  });

  // Shown in the answer to the form, not after a redirect: the passphrase is nowhere to be read again.
  app.post<Address>('/handovers/:id/client-package', RECENT, async (request, reply) => {
    const loaded = await load(request, request.params.id);
    const form = formOf(request);
    try {
      const act = actIn(request, loaded);
      const look = form.get('look');
      const order = { ...(await orderIn(form, { act, look })), ...act };
      const items = await toHandOver(deps, act.handoverId, loaded.items);
      if (look === null && (await packingNeedsTwo(deps, items))) {
        return await askColleague(reply, order);
      }
      const passphrase = await makePackage(deps, {
        ...order,
        look: look === null ? null : { id: look, staffId: act.staffId },
      });
      const now = await load(request, request.params.id);
      return await packagePage(deps, reply, now, { passphrase });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return packagePage(deps, reply.code(409), loaded, {
        refusal: error.sentence,
        recipient: form.get('recipient') ?? '',
      });
    }
  });

  /** For whom, and what opens it: from the form, or as a colleague has agreed to. Throws Refusal. */
  async function orderIn(
    form: URLSearchParams,
    { act, look }: { act: Act; look: string | null },
  ): Promise<PackageTerms> {
    if (look === null)
      return { contactId: form.get('contact') ?? '', recipient: recipientIn(form) };
    const terms = isId(look) ? await packageTermsOf(deps.db, { ...act, id: look }) : undefined;
    if (!terms) throw new NotFound('There is no such request.');
    return terms;
  }

  async function askColleague(
    reply: FastifyReply,
    { contactId, recipient, ...act }: Act & PackageTerms,
  ): Promise<FastifyReply> {
    const { approvalMinutes } = await readRevealRules(deps.db);
    const id = randomUUID();
    const of = { package: { contactId, recipient } };
    const reason = { purpose: 'other' as const, words: '' };
    const expiresAt = new Date(act.at.getTime() + approvalMinutes * MINUTE);
    await askForOther(deps.db, { ...act, id, of, reason }, { expiresAt });
    return reply.redirect(addressOfLook({ id, handoverId: act.handoverId, itemId: null }), 303);
  }

  app.post<Address>('/handovers/:id/client-package/told', async (request, reply) => {
    const loaded = await load(request, request.params.id);
    const handoverId = loaded.head.handover.id;
    try {
      const act = { handoverId, by: actorOf(request), at: loaded.reader.at };
      await confirmTold(deps.db, { ...act, name: formOf(request).get('name') ?? '' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return packagePage(deps, reply.code(409), loaded, { refusal: error.sentence });
    }
    return reply.redirect(`${loaded.base}/client-package?done=package-confirmed`, 303);
  });
}

function actIn(request: FastifyRequest, loaded: Loaded): Act {
  return {
    handoverId: loaded.head.handover.id,
    by: actorOf(request),
    staffId: staffOf(request).id,
    at: loaded.reader.at,
  };
}

/** An age key of the client's own; null when a passphrase is wanted. Throws Refusal. */
function recipientIn(form: URLSearchParams): string | null {
  const typed = (form.get('recipient') ?? '').trim();
  return typed === '' ? null : recipientOf(typed);
}
