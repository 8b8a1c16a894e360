import type { FastifyInstance } from 'fastify';
import { confirmTold } from '../../../db/package-receipt';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover, type Loaded } from '../handover/loaded';
import { makePackage, recipientOf } from '../../intake/make-package';
import { packagePage } from './package-page';

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
  app.post<Address>('/handovers/:id/client-package', async (request, reply) => {
    const loaded = await load(request, request.params.id);
    const form = formOf(request);
    try {
      const passphrase = await makePackage(deps, {
        handoverId: loaded.head.handover.id,
        by: actorOf(request),
        at: loaded.reader.at,
        contactId: form.get('contact'),
        recipient: recipientIn(form),
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

/** An age key of the client's own; null when a passphrase is wanted. Throws Refusal. */
function recipientIn(form: URLSearchParams): string | null {
  const typed = (form.get('recipient') ?? '').trim();
  return typed === '' ? null : recipientOf(typed);
}
