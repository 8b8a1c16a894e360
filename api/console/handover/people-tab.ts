import type { FastifyInstance, FastifyReply } from 'fastify';
import { isOnLadder } from '../../../domain/contacts/contact';
import { linkExpiry } from '../../../domain/links/lifetime';
import { LINKS } from '../../../domain/links/purpose';
import { newestLinks, renewLink, revokeLink } from '../../../db/contact-links';
import { readColleagues } from '../../../db/delegations';
import type { LinkRow } from '../../../db/ensure-link';
import { isOver } from '../../../domain/handover/stage';
import { Refusal } from '../../../domain/problem';
import { keyFilesIn, readLinkKey } from '../../../vault/open/key-files';
import { linkToken } from '../../../vault/links/link-token';
import { hashToken } from '../../../vault/seal/token-hash';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { frameOf } from './frame';
import { loadHandover, type Loaded } from './loaded';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}
interface LinkAddress {
  Params: { id: string; linkId: string };
}

/** What a link is for, where it is not the usual one. */
const OPENS: Readonly<Record<LinkRow['purpose'], string | null>> = {
  reply: null,
  authority: 'to sign',
  client: 'to answer',
  package: 'to the package',
  counsel: 'to the bundle',
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Everybody on the ladder, and what their links have seen. */
export function registerPeopleTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/people', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, loaded, { done: request.query.done });
  });

  app.post<LinkAddress>('/handovers/:id/links/:linkId/revoke', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    try {
      await revokeLink(deps.db, actOf(loaded, request.params.linkId, actorOf(request)));
    } catch (error) {
      return refused(deps, reply, loaded, error);
    }
    return reply.redirect(`${loaded.base}/people?done=revoked`, 303);
  });

  // Shown in the answer to the form, not after a redirect: the token is nowhere to be read again.
  app.post<LinkAddress>('/handovers/:id/links/:linkId/renew', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    try {
      const newLink = await renew(deps, loaded, request.params.linkId, actorOf(request));
      return await show(deps, reply, loaded, { newLink });
    } catch (error) {
      return refused(deps, reply, loaded, error);
    }
  });
}

function actOf(loaded: Loaded, linkId: string, by: string) {
  if (!UUID.test(linkId)) throw new Refusal('no_such_link', 'This handover has no such link.');
  return { handoverId: loaded.head.handover.id, linkId, by, at: loaded.reader.at };
}

async function renew(
  deps: ConsoleDeps,
  loaded: Loaded,
  linkId: string,
  by: string,
): Promise<{ name: string; url: string }> {
  const { config, db } = deps;
  const key = await readLinkKey(config.linkKeyFile ?? keyFilesIn(config.home).linkKey);
  const act = actOf(loaded, linkId, by);
  const expiresAt = ({ purpose }: LinkRow): Date => linkExpiry(purpose, act.at);
  const tokenOf = (link: LinkRow, generation: number): string =>
    linkToken(key, {
      handoverId: act.handoverId,
      contactId: link.contact_id,
      purpose: link.purpose,
      generation,
    });
  const made = await renewLink(db, { ...act, expiresAt }, (link, generation) =>
    hashToken(tokenOf(link, generation)),
  );
  return {
    name: loaded.names.contact(made.contact_id) ?? 'this contact',
    url: `${config.portalUrl}/${LINKS[made.purpose].door}/${tokenOf(made, made.generation)}`,
  };
}

async function refused(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof Refusal)) throw error;
  reply.code(409);
  return show(deps, reply, loaded, { refusal: error.sentence });
}

interface Shown {
  done?: string | undefined;
  refusal?: string;
  newLink?: { name: string; url: string };
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  { done, refusal, newLink }: Shown,
): Promise<FastifyReply> {
  const { head, contacts, reader } = loaded;
  const [frame, links, colleagues] = await Promise.all([
    frameOf(deps, loaded, { tab: 'people', done }),
    newestLinks(deps.db, head.handover.id),
    readColleagues(deps.db, head.handover.id, reader.at),
  ]);
  const over = isOver(head.handover.stage);
  return reply.page('console/handover-people', {
    section: 'onboardings',
    title: `People, ${frame.title}`,
    frame,
    refusal: refusal ?? null,
    newLink: newLink ?? null,
    canChange: !over,
    officeId: head.handover.previous_msp_id,
    officeName: head.previousMsp.name,
    people: contacts.map((contact) => ({
      ...contact,
      acts: !over && contact.removed_at === null,
      onLadder: isOnLadder(contact),
      passedOn: colleagues.find(({ id }) => id === contact.id) ?? null,
      links: links
        .filter((link) => link.contact_id === contact.id)
        .map((link) => ({
          id: link.id,
          of: OPENS[link.purpose],
          live: link.revoked_at === null,
          state: stateOf(link, reader.at),
        })),
    })),
  });
}

function stateOf(
  link: LinkRow,
  at: Date,
): { kind: 'done' | 'due' | 'plain' | 'stalled'; word: string; at: Date | null } {
  if (link.revoked_at) return { kind: 'plain', word: 'withdrawn', at: link.revoked_at };
  if (link.expires_at <= at) return { kind: 'plain', word: 'expired', at: link.expires_at };
  if (link.last_opened_at) return { kind: 'done', word: 'opened', at: link.last_opened_at };
  return { kind: 'due', word: 'never opened', at: null };
}
