import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuseCommand } from '../../../../domain/handover/command-rules';
import { Refusal } from '../../../../domain/problem';
import { requestCommand } from '../../../intake/request-command';
import type { ConsoleDeps } from '../../../plugins/console-deps';
import { NotFound } from '../../../plugins/errors';
import { actorOf } from '../../../plugins/staff-session';
import { formOf } from '../../form';
import { loadHandover, type Loaded } from '../loaded';
import { COMMAND_PAGES, RUNG_CHOICES, type CommandPage } from './definitions';
import { positionOf } from './offered';

interface Address {
  Params: { id: string; slug: string };
  Querystring: { item?: string; contact?: string };
}

/** A page for each command: what it will do, what it needs to know, one button. */
export function registerCommandPages(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/commands/:slug', async (request, reply) => {
    const page = pageOf(request.params.slug);
    const loaded = await loadHandover(deps, request, request.params.id);
    const refusal = refuseCommand(page.command, positionOf(loaded.head.handover));
    const { item = '', contact = '' } = request.query;
    const form = new URLSearchParams({ items: item, contact });
    return show(reply, { page, loaded, form, refusal, key: randomUUID() });
  });

  app.post<Address>('/handovers/:id/commands/:slug', async (request, reply) => {
    const page = pageOf(request.params.slug);
    const loaded = await loadHandover(deps, request, request.params.id);
    const form = formOf(request);
    const key = form.get('key') ?? randomUUID();
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
      return show(reply, { page, loaded, form, refusal: error, key: again });
    }
    return reply.redirect(`${loaded.base}?done=${page.slug}`, 303);
  });
}

function pageOf(slug: string): CommandPage {
  const page = COMMAND_PAGES.find((candidate) => candidate.slug === slug);
  if (!page) throw new NotFound();
  return page;
}

interface Shown {
  page: CommandPage;
  loaded: Loaded;
  form: URLSearchParams;
  refusal: Refusal | null;
  key: string;
}

function show(reply: FastifyReply, { page, loaded, form, refusal, key }: Shown): FastifyReply {
  const { head, base } = loaded;
  const part = (name: string): boolean => page.parts.some((one) => one === name);
  const value = (name: string): string => form.get(name) ?? '';
  const chosen = new Set(form.getAll('items'));
  const contacts = loaded.contacts.filter((contact) => contact.removed_at === null);
  const replaced = contacts.find((contact) => contact.id === value('contact'));
  return reply.page('console/handover-command', {
    section: 'onboardings',
    title: `${page.title}, ${head.client.name}`,
    heading: page.title,
    base,
    clientName: head.client.name,
    number: head.handover.number,
    says: page.says(loaded),
    refusal: refusal?.sentence ?? null,
    button: page.button,
    danger: page.danger,
    key,
    reason:
      page.reason === 'none'
        ? null
        : { optional: page.reason === 'optional', value: value('reason') },
    deadline: part('deadline')
      ? {
          value: value('deadline'),
          now: head.handover.deadline_at,
          zone: head.previousMsp.timeZone,
        }
      : null,
    items: part('items')
      ? loaded.items
          .filter((item) => item.state !== 'accepted' && item.state !== 'waived')
          .map(({ id, name, group_name: group, state }) => ({
            id,
            name,
            group,
            state,
            checked: chosen.has(id),
          }))
      : null,
    contact: part('contact')
      ? {
          present: contacts.map(({ id, name, email, rung }) => ({
            id,
            name,
            email,
            rung,
            selected: id === value('contact'),
          })),
          rungs: RUNG_CHOICES.map((rung) => ({
            ...rung,
            selected: rung.value === (value('rung') || replaced?.rung),
          })),
          name: value('name'),
          email: value('email'),
        }
      : null,
    confirm: part('confirm') ? { value: value('confirm') } : null,
  });
}
