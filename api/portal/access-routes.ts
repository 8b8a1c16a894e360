import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readAttested } from '../../db/access-removed';
import { attestAccess } from '../../db/attest-access';
import type { LinkPage } from '../../db/links';
import { receiptsOf } from '../../db/submissions';
import { itemNameIn } from '../../templates/language/item-names';
import type { PortalWords } from '../../templates/language/portal-words';
import type { FormRules } from '../form-reader/messages';
import { mayAttest, waysIn } from './access-rules';
import { askedItems, zoneOf } from './asked-items';
import type { Portal } from './deps';
import { isUuid, linkOfRequest, LinkGone } from './link-guard';
import { readForm } from './read-form';
import { keepPaper } from './receipt-paper';
import { languageOf } from './reader-language';

interface AtLink {
  Params: { link: string };
}
type Problem = keyof PortalWords['access']['problems'];

const LONGEST_NAME = 200;
const RULES: FormRules = {
  fields: {
    name: { as: 'clear', fits: /^\P{Cc}{2,}$/u, most: LONGEST_NAME, odd: 'x' },
    items: { as: 'id' },
  },
};

/** At the end, and only if they like: their word that their own access is removed, item by item. */
export function registerAccess(app: FastifyInstance, portal: Portal): void {
  app.get<AtLink>('/reply/:link/access', async (request, reply) => {
    const link = await ownLink(portal, request);
    return show(portal, reply, link, { status: 200 });
  });

  app.post<AtLink>('/reply/:link/access', async (request, reply) => {
    const link = await ownLink(portal, request);
    const form = await readForm(portal, request, { link, rules: RULES, recipient: null });
    const { fields } = form;
    const name = (fields.get('name') ?? '').trim().replaceAll(/\s+/g, ' ');
    const items = await askedItems(portal, link);
    // The form is offered at the end only; one that was kept from then says nothing once something is open again.
    if (!mayAttest(link, items)) return show(portal, reply, link, { status: 409 });
    const offered = waysIn(portal, items).map(({ id }) => id);
    const ticked = fields.getAll('items').filter((id) => isUuid(id) && offered.includes(id));
    const problems = problemsOf(ticked, name);
    if (problems.length > 0) {
      return show(portal, reply, link, { status: 422, name: form.typed('name'), ticked, problems });
    }
    const finished = await attestAccess(portal.db, {
      submissionId: randomUUID(),
      linkId: link.linkId,
      handoverId: link.handoverId,
      contactId: link.contactId,
      itemIds: ticked,
      typedName: name,
      at: portal.clock.now(),
    });
    const home = `/reply/${link.linkId}`;
    if (!finished) return reply.redirect(await whereSaid(portal, link), 303);
    await keepPaper(portal, { link, receipt: finished.receipt, log: request.log });
    return reply.redirect(`${home}/receipts/${finished.number}`, 303);
  });
}

/** The receipt of it, where this contact has said so already: the button was pressed twice. */
async function whereSaid({ db }: Portal, { linkId, contactId }: LinkPage): Promise<string> {
  const said = (await receiptsOf(db, contactId)).find(({ receipt }) => receipt.accessRemoved);
  return `/reply/${linkId}/${said ? `receipts/${String(said.number)}` : 'access'}`;
}

async function ownLink(
  portal: Portal,
  request: Parameters<typeof linkOfRequest>[1],
): Promise<LinkPage> {
  const link = await linkOfRequest(portal, request, 'reply');
  if (link.onlyGroups !== null) throw new LinkGone();
  return link;
}

function problemsOf(
  ticked: readonly string[],
  name: string,
): { field: string; problem: Problem }[] {
  return [
    ...(ticked.length === 0 ? [{ field: 'items', problem: 'no_items' as const }] : []),
    ...(name.length < 2 ? [{ field: 'name', problem: 'no_name' as const }] : []),
    ...(name.length > LONGEST_NAME || /\p{Cc}/u.test(name)
      ? [{ field: 'name', problem: 'odd_name' as const }]
      : []),
  ];
}

async function show(
  portal: Portal,
  reply: FastifyReply,
  link: LinkPage,
  state: {
    status: number;
    name?: string;
    ticked?: readonly string[];
    problems?: readonly { field: string; problem: Problem }[];
  },
): Promise<FastifyReply> {
  const [items, attested] = await Promise.all([
    askedItems(portal, link),
    readAttested(portal.db, { handoverId: link.handoverId }),
  ]);
  const { lang, words: all } = languageOf(reply.request, link);
  const words = all.access.problems;
  const problems = (state.problems ?? []).map(({ field, problem }) => ({
    field,
    sentence: words[problem],
  }));
  const wrong = (field: string) => problems.find((one) => one.field === field)?.sentence ?? null;
  const rows = waysIn(portal, items).map((item, index) => ({
    id: item.id,
    name: itemNameIn(lang, item),
    anchor: index === 0 ? 'items' : `items-${index}`,
    ticked: state.ticked?.includes(item.id) ?? false,
    said: attested.find(({ itemId }) => itemId === item.id) ?? null,
  }));
  const home = `/reply/${link.linkId}`;
  return reply.code(state.status).page('portal/access', {
    link,
    home,
    page: `${home}/access`,
    zone: zoneOf(link),
    open: mayAttest(link, items),
    left: rows.some(({ said }) => said === null),
    items: rows,
    name: state.name ?? '',
    problems,
    wrong: { name: wrong('name'), items: wrong('items') },
  });
}
