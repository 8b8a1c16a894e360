import type { FastifyRequest } from 'fastify';
import { findLinkPage, type LinkKey, type LinkPage } from '../../db/links';
import type { ListKey } from '../../db/list-version';
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
  const link = await found(portal, keyOf(request, purpose));
  rememberContact(request, link);
  return link;
}

/** Which reply link this request's cookie and address say; whether it opens anything is still to be asked. Throws LinkGone. */
export function listKeyOf(request: FastifyRequest<{ Params: { link: string } }>): ListKey {
  const { token, linkId } = keyOf(request, 'reply');
  return { linkId, tokenHash: hashToken(token) };
}

interface TokenKey extends Omit<LinkKey, 'tokenHash'> {
  token: string;
}

/** What the request says, which has the form of a link and of a token. Throws LinkGone. */
function keyOf(
  request: FastifyRequest<{ Params: { link: string } }>,
  purpose: Purpose,
): Required<TokenKey> {
  const linkId = request.params.link;
  const token = request.cookies[LINK_COOKIE] ?? '';
  if (!UUID.test(linkId) || !TOKEN.test(token)) throw new LinkGone();
  return { token, purpose, linkId };
}

async function found(portal: Portal, { token, ...rest }: TokenKey): Promise<LinkPage> {
  if (!TOKEN.test(token)) throw new LinkGone();
  const key = { ...rest, tokenHash: hashToken(token) };
  const page = await findLinkPage(portal.db, key, portal.clock.now());
  if (page === undefined) throw new LinkGone();
  return page;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
