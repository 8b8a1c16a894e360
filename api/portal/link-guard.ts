import type { FastifyRequest } from 'fastify';
import { findLinkPage, type LinkPage } from '../../db/links';
import { Refusal } from '../../domain/problem';
import { hashToken } from '../../vault/seal/token-hash';
import type { Portal } from './deps';
import { rememberContact } from './reader-language';

export type Purpose = LinkPage['purpose'];

/** The browser sends it to this link's own pages only (its Path), so one person's two links do not meet. */
export const LINK_COOKIE = 'link';
export const HOME: Readonly<Record<Purpose, string>> = {
  reply: '/reply',
  authority: '/authority',
  client: '/client',
  package: '/package',
  counsel: '/counsel',
};

const TOKEN = /^[\w-]{43}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Wrong, mistyped, expired, withdrawn, or no cookie yet: one answer for all, so that nobody learns which
 * (security.md, S12).
 */
export class LinkGone extends Refusal {
  constructor() {
    super(
      'link_gone',
      'This link does not open anything. Use the newest message that you have from us.',
    );
    this.name = 'LinkGone';
  }
}

/** Throws LinkGone. The token is looked up by its hash only, so it never reaches the database. */
export async function linkOfToken(
  portal: Portal,
  token: string,
  purpose: Purpose,
): Promise<LinkPage> {
  return found(portal, { token, purpose });
}

/** The link that this request's cookie opens, which has to be the one in the address. Throws LinkGone. */
export async function linkOfRequest(
  portal: Portal,
  request: FastifyRequest<{ Params: { link: string } }>,
  purpose: Purpose,
): Promise<LinkPage> {
  const linkId = request.params.link;
  if (!UUID.test(linkId)) throw new LinkGone();
  const token = request.cookies[LINK_COOKIE] ?? '';
  const link = await found(portal, { token, purpose, linkId });
  rememberContact(request, link);
  return link;
}

async function found(
  portal: Portal,
  key: { token: string; purpose: Purpose; linkId?: string },
): Promise<LinkPage> {
  const { token, ...rest } = key;
  if (!TOKEN.test(token)) throw new LinkGone();
  const page = await findLinkPage(
    portal.db,
    { ...rest, tokenHash: hashToken(token) },
    portal.clock.now(),
  );
  if (page === undefined) throw new LinkGone();
  return page;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
