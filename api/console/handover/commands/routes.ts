import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { refuseCommand } from '../../../../domain/handover/command-rules';
import { Refusal } from '../../../../domain/problem';
import { requestCommand } from '../../../intake/request-command';
import type { ConsoleDeps } from '../../../plugins/console-deps';
import { NotFound } from '../../../plugins/errors';
import { actorOf } from '../../../plugins/staff-session';
import { formOf } from '../../form';
import { loadHandover } from '../loaded';
import type { CommandPage } from './command-page';
import { COMMAND_PAGES } from './definitions';
import { positionOf } from './offered';
import { show } from './show';

interface Address {
  Params: { id: string; slug: string };
  Querystring: Record<string, string | undefined>;
}

/** A page for each command: what it will do, what it needs to know, one button. */
export function registerCommandPages(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/commands/:slug', async (request, reply) => {
    const page = pageOf(request.params.slug);
    const loaded = await loadHandover(deps, request, request.params.id);
    const refusal = refuseCommand(page.command, positionOf(loaded.head.handover));
    const form = chosenBefore(request.query);
    return show(reply, { page, loaded, form, deps, refusal, key: randomUUID() });
  });

  app.post<Address>('/handovers/:id/commands/:slug', async (request, reply) => {
    const page = pageOf(request.params.slug);
    const loaded = await loadHandover(deps, request, request.params.id);
    const form = formOf(request);
    const key = form.get('key') ?? randomUUID();
    // Only a look at what would be, and the same key again.
    if (form.has('look')) return show(reply, { page, loaded, form, deps, refusal: null, key });
    try {
      await requestCommand(deps, {
        handoverId: loaded.head.handover.id,
        kind: page.command,
        arguments: page.arguments(form, loaded),
        by: actorOf(request),
        idempotencyKey: key,
        at: loaded.reader.at,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // A refused key stays refused; one that nobody has answered yet may still be carried out.
      const again = error.code === 'engine_away' ? key : randomUUID();
      reply.code(409);
      return show(reply, { page, loaded, form, deps, refusal: error, key: again });
    }
    const after = page.after?.(form) ?? '?done=';
    return reply.redirect(`${loaded.base}${after}${page.slug}`, 303);
  });
}

/** What the address of the page has chosen already: an item, a person, a step. */
function chosenBefore({ item, contact, step }: Address['Querystring']): URLSearchParams {
  const form = new URLSearchParams();
  if (item !== undefined) form.set('items', item);
  if (contact !== undefined) form.set('contact', contact);
  if (step !== undefined) form.set('step', step);
  return form;
}

function pageOf(slug: string): CommandPage {
  const page = COMMAND_PAGES.find((candidate) => candidate.slug === slug);
  if (!page) throw new NotFound();
  return page;
}
