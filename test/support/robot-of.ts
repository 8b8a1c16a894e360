import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { HOME } from '../../api/portal/link-guard';
import { createApiToken, SCOPES } from '../../db/api-tokens';
import { listPolicies } from '../../db/policies';
import { LINK_PURPOSES, LINKS, type LinkPurpose } from '../../domain/links/purpose';
import { hashToken } from '../../vault/seal/token-hash';
import { fetchEverything, tableDigests, type Robot } from './every-route';
import { signIn } from './console-site';
import type { Stage } from './stage';

/** Whose link each purpose is for. */
const RUNGS: Readonly<Record<LinkPurpose, string>> = {
  reply: 'first',
  authority: 'signatory',
  package: 'sponsor',
  client: 'sponsor',
  counsel: 'counsel',
};
/** By the first part of the address: of the landing, or of the link's own pages. */
const purposeOf = (route: string): LinkPurpose => {
  const first = route.split('/')[1] ?? '';
  const found = LINK_PURPOSES.find(
    (purpose) => LINKS[purpose].door === first || HOME[purpose] === `/${first}`,
  );
  return found ?? 'reply';
};

interface Opened {
  id: string;
  contact: string;
  token: string;
  cookie: string;
}

/** A new link for each purpose, opened as a browser does. */
async function openLinks(stage: Stage, handoverId: string): Promise<Map<LinkPurpose, Opened>> {
  const opened = new Map<LinkPurpose, Opened>();
  for (const [purpose, rung] of Object.entries(RUNGS) as [LinkPurpose, string][]) {
    const { id: contact } = await stage.db
      .selectFrom('contacts')
      .where('handover_id', '=', handoverId)
      .where('rung', '=', rung as 'first')
      .select('id')
      .executeTakeFirstOrThrow();
    const link = { id: randomUUID(), token: randomBytes(32).toString('base64url') };
    await stage.db
      .insertInto('links')
      .values({
        id: link.id,
        handover_id: handoverId,
        contact_id: contact,
        purpose,
        generation: 99,
        token_hash: hashToken(link.token),
        created_at: stage.clock.now(),
        expires_at: new Date(stage.clock.now().getTime() + 86_400_000),
        revoked_at: null,
        first_opened_at: null,
        last_opened_at: null,
      })
      .execute();
    const answer = await stage.portal.inject({
      method: 'POST',
      url: `/${LINKS[purpose].door}/${link.token}/open`,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    opened.set(purpose, { ...link, contact, cookie });
  }
  return opened;
}

/** Somebody who holds every link of a handover, and asks for each of its pages. */
async function portalRobot(stage: Stage, handoverId: string): Promise<Robot> {
  const links = await openLinks(stage, handoverId);
  const file = await firstId(stage, 'files', handoverId);
  const item = await firstId(stage, 'items', handoverId);
  const clients = await stage.db
    .selectFrom('items')
    .where('handover_id', '=', handoverId)
    .where('answer_type', '=', 'client_has_it')
    .select('id')
    .executeTakeFirst();
  const receipts = await stage.db
    .selectFrom('submissions')
    .where('handover_id', '=', handoverId)
    .where('finished_at', 'is not', null)
    .select(['contact_id', 'number'])
    .execute();
  const asset = await assetOf(stage.portal);
  return {
    idFor: (name, route) => {
      if (route.startsWith('/assets')) return asset;
      const link = links.get(purposeOf(route));
      const ids: Record<string, string | null | undefined> = {
        token: link?.token,
        link: link?.id,
        item: route.startsWith('/client') ? clients?.id : item,
        file,
        number: receipts.find((one) => one.contact_id === link?.contact)?.number.toString(),
        ending: 'csv',
      };
      return ids[name] ?? null;
    },
    headersFor: (route) => ({
      cookie: links.get(purposeOf(route))?.cookie ?? '',
      'sec-fetch-site': 'same-origin',
    }),
  };
}

/** One of us, signed in, who asks for each page of the console about this handover; as a program where it is the API. */
async function consoleRobot(stage: Stage, handoverId: string): Promise<Robot> {
  const at = stage.clock.now();
  const token = await createApiToken(stage.db, {
    name: 'robot',
    scopes: [...SCOPES],
    by: 'staff:test',
    at,
    expiresAt: new Date(at.getTime() + 86_400_000),
  });
  const headers = await signIn({ app: stage.console, db: stage.db });
  const one = (table: Parameters<typeof firstId>[1]) => firstId(stage, table, handoverId);
  const { id: step, contact_id: contactId } = await stage.db
    .selectFrom('steps as s')
    .innerJoin('contacts as c', 'c.handover_id', 's.handover_id')
    .where('s.handover_id', '=', handoverId)
    .where('c.rung', '=', 'first')
    .where((e) => e(e.val('first'), '=', e.fn.any('s.rungs')))
    .orderBy('s.due_at', 'desc')
    .select(['s.key as id', 'c.id as contact_id'])
    .executeTakeFirstOrThrow();
  const office = await stage.db.selectFrom('previous_msps').select('id').executeTakeFirst();
  const [policy] = await listPolicies(stage.consoleDb);
  const ids: Record<string, string | null | undefined> = {
    id: handoverId,
    itemId: await one('items'),
    lookId: await one('reveals'),
    messageId: await one('messages'),
    mailId: await one('inbound_messages'),
    slug: 'pause',
    kind: 'request',
    step,
    contactId,
  };
  const task = await one('reset_tasks');
  const stranger = await stage.db
    .selectFrom('inbound_messages')
    .where('handover_id', 'is', null)
    .select('id')
    .executeTakeFirst();
  const asset = await assetOf(stage.console);
  return {
    idFor: (name, route) => {
      if (route.startsWith('/assets')) return asset;
      if (name === 'id' && route.startsWith('/tasks')) return task;
      if (name === 'mailId' && route.startsWith('/mail')) return stranger?.id ?? null;
      if (name === 'id' && route.startsWith('/settings/offices')) return office?.id ?? null;
      if (name === 'id' && route.startsWith('/settings/policies')) return policy?.id ?? null;
      return ids[name] ?? null;
    },
    headersFor: (route) =>
      route.startsWith('/api/') ? { authorization: `Bearer ${token}` } : headers,
  };
}

/**
 * A robot that follows every link of portal and console, of this handover where it is of one, and then a look at
 * every row: throws when one has changed (security.md, S5). The routes on which nothing was there.
 */
export async function fetchesOnly(
  stage: Stage,
  handoverId: string,
  only?: RegExp,
): Promise<string[]> {
  const robots = [
    [stage.portal, await portalRobot(stage, handoverId)],
    [stage.console, await consoleRobot(stage, handoverId)],
  ] as const;
  const before = await tableDigests(stage.database.superuserUrl);
  const nothing: string[] = [];
  for (const [app, robot] of robots) {
    nothing.push(...(await fetchEverything(app, only ? { ...robot, only } : robot)));
  }
  expect(await tableDigests(stage.database.superuserUrl)).toEqual(before);
  return nothing;
}

async function firstId(
  { db }: Stage,
  table: 'items' | 'files' | 'reveals' | 'messages' | 'inbound_messages' | 'reset_tasks',
  handoverId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom(table)
    .where('handover_id', '=', handoverId)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The name of the style sheet that a page asks for. */
async function assetOf(app: FastifyInstance): Promise<string | null> {
  const { body } = await app.inject({ url: '/nowhere' });
  return /href="\/assets\/([^"]+\.css)"/.exec(body)?.[1] ?? null;
}
