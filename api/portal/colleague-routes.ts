import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { passOn, readColleagues, withdrawPassedOn } from '../../db/delegations';
import type { LinkPage } from '../../db/links';
import { isOver } from '../../domain/handover/stage';
import {
  checkPassing,
  EMAIL,
  LONGEST_EMAIL,
  LONGEST_NAME,
  MOST_COLLEAGUES,
  NAME,
  type PassedOn,
} from '../../domain/links/passing-on';
import type { PortalWords } from '../../templates/language/portal-words';
import type { FormRules } from '../form-reader/messages';
import { askedItems, zoneOf } from './asked-items';
import { colleagueView } from './colleague-view';
import type { Portal } from './deps';
import type { ReadForm } from './form-as-read';
import { formId } from './form-id';
import { isUuid, linkOfRequest, LinkGone } from './link-guard';
import { readForm } from './read-form';
import { languageOf } from './reader-language';

interface AtLink {
  Params: { link: string };
  Querystring: { done?: unknown };
}
interface AtColleague {
  Params: { link: string; colleague: string };
}

type Problem = keyof PortalWords['colleagues']['problems'];

interface PageState {
  status: number;
  done?: unknown;
  typed?: { name: string; email: string; groups: readonly string[] };
  problems?: readonly { field: string; problem: Problem }[];
}

const SURE: FormRules = { fields: { sure: { as: 'one of', values: ['yes'] } } };

/** Name and address stand in a mail, so they are clear by design. */
function rulesOf(offered: readonly string[]): FormRules {
  return {
    fields: {
      form: { as: 'id' },
      name: { as: 'clear', fits: NAME, most: LONGEST_NAME, odd: '1' },
      email: { as: 'clear', fits: EMAIL, most: LONGEST_EMAIL, odd: 'x' },
      groups: { as: 'one of', values: offered },
    },
  };
}

/** A contact gives colleagues a link of their own to some groups, and takes it back. Colleagues cannot go on with it. */
export function registerColleagues(app: FastifyInstance, portal: Portal): void {
  const home = '/reply/:link/colleagues';

  app.get<AtLink>(home, async (request, reply) => {
    const link = await ownLink(portal, request);
    return show(portal, reply, link, { status: 200, done: request.query.done });
  });

  app.post<{ Params: AtLink['Params'] }>(home, async (request, reply) => {
    const link = await ownLink(portal, request);
    const offered = await groupsOf(portal, link);
    const form = await readForm(portal, request, {
      link,
      rules: rulesOf(offered),
      recipient: null,
    });
    const { fields } = form;
    const typed = {
      name: fields.get('name') ?? '',
      email: fields.get('email') ?? '',
      groups: fields.getAll('groups'),
    };
    const shown = { ...typed, name: form.typed('name'), email: form.typed('email') };
    const check = checkPassing(typed, offered);
    if (!check.ok) {
      return show(portal, reply, link, { status: 422, typed: shown, problems: check.problems });
    }
    const outcome = await pass(portal, link, check.passed, form);
    if (outcome === 'passed_on') {
      return reply.redirect(`/reply/${link.linkId}/colleagues?done=passed-on`, 303);
    }
    const field = outcome === 'has_link' ? 'email' : 'name';
    return show(portal, reply, link, {
      status: 409,
      typed: shown,
      problems: [{ field, problem: outcome }],
    });
  });

  app.post<AtColleague>(`${home}/:colleague/withdraw`, async (request, reply) => {
    const link = await ownLink(portal, request);
    const id = request.params.colleague;
    if (!isUuid(id)) throw new LinkGone();
    // A robot that presses every button ticks nothing (security.md, S6).
    const { fields } = await readForm(portal, request, { link, rules: SURE, recipient: null });
    if (fields.get('sure') !== 'yes') {
      const problems = [{ field: `sure-${id}`, problem: 'not_sure' as const }];
      return show(portal, reply, link, { status: 422, problems });
    }
    const { handoverId, contactId } = link;
    await withdrawPassedOn(portal.db, { id, handoverId, contactId, at: portal.clock.now() });
    return reply.redirect(`/reply/${link.linkId}/colleagues?done=withdrawn`, 303);
  });
}

async function ownLink(
  portal: Portal,
  request: Parameters<typeof linkOfRequest>[1],
): Promise<LinkPage> {
  const link = await linkOfRequest(portal, request, 'reply');
  if (link.onlyGroups !== null) throw new LinkGone();
  return link;
}

async function groupsOf(portal: Portal, link: LinkPage): Promise<string[]> {
  const items = await askedItems(portal, link);
  return [...new Set(items.filter(({ state }) => state !== 'waived').map(({ group }) => group))];
}

function pass(portal: Portal, link: LinkPage, passed: PassedOn, form: ReadForm) {
  return passOn(portal.db, {
    ...passed,
    // Another colleague under the nonce of a page that was left and come back to is another one.
    id: formId('colleague', [link.linkId, form.likeness], form.fields.get('form')),
    handoverId: link.handoverId,
    contactId: link.contactId,
    at: portal.clock.now(),
  });
}

async function show(
  portal: Portal,
  reply: FastifyReply,
  link: LinkPage,
  { status, done, typed, problems = [] }: PageState,
): Promise<FastifyReply> {
  const [groups, people] = await Promise.all([
    groupsOf(portal, link),
    readColleagues(portal.db, link.handoverId, portal.clock.now()),
  ]);
  const words = languageOf(reply.request, link).words.colleagues.problems;
  const said = problems.map(({ field, problem }) => ({ field, sentence: words[problem] }));
  const wrong = (field: string) => said.find((one) => one.field === field)?.sentence ?? null;
  const home = `/reply/${link.linkId}`;
  return reply.code(status).page('portal/colleagues', {
    link,
    home,
    page: `${home}/colleagues`,
    zone: zoneOf(link),
    over: isOver(link.stage),
    passedOn: done === 'passed-on',
    withdrawn: done === 'withdrawn',
    most: MOST_COLLEAGUES,
    nonce: randomUUID(),
    problems: said,
    wrong: { name: wrong('name'), email: wrong('email'), groups: wrong('groups') },
    typed: { name: typed?.name ?? '', email: typed?.email ?? '' },
    groups: groups.map((name, index) => ({
      name,
      id: index === 0 ? 'groups' : `groups-${index}`,
      chosen: typed?.groups.includes(name) ?? false,
    })),
    people: people.map((one) => ({ ...colleagueView(one, link), wrong: wrong(`sure-${one.id}`) })),
  });
}
