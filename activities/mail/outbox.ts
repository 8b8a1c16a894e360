import { ApplicationFailure } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import {
  claimMessage,
  findMessage,
  isWithNobody,
  readOutcome,
  recordOutcome,
  storeMessage,
  UNKNOWN_REST_MS,
  type MessageKey,
  type MessageRow,
  type Outcome,
} from '../../db/messages';
import { ensureLink, type LinkRow } from '../../db/ensure-link';
import type { Queries } from '../../db/pool';
import { LINK_SLOT } from '../../domain/links/link-slot';
import { LINKS } from '../../domain/links/purpose';
import type { RenderedMail } from '../../templates/email/render-mail';
import { linkToken } from '../../vault/links/link-token';
import { hashToken } from '../../vault/seal/token-hash';
import type { ActivityDeps } from '../deps';
import { composeMessage, type Attachment } from './compose';
import { fillLink } from './link-slot';
import { verpAddress } from './verp';

export interface Draft {
  key: MessageKey;
  to: { name: string; address: string };
  contactId: string | null;
  template: string;
  /** The link of the contact's own that the message carries. */
  link?: { purpose: LinkRow['purpose']; expiresAt: Date };
  /** Message ids of the thread this belongs to. */
  references: readonly string[];
  replyTo?: { name: string; address: string };
  render(linkUrl: string): RenderedMail;
  attachments?: readonly Attachment[];
}

/** What a message became. `unsettled`: it has to be tried again, not before `afterMs`. */
export type Posted =
  { kind: 'accepted' } | { kind: 'rejected' } | { kind: 'unsettled'; afterMs: number | null };

/**
 * Posts one logical message: stored byte for byte before anything is said to a server; sent until its fate is known.
 * Run again it sends nothing twice, unless the first copy's fate is unknown for ten minutes: then the same bytes. What
 * certainly nobody has is written anew before it is offered again, so that it says what is true then.
 */
export async function post(deps: ActivityDeps, draft: Draft): Promise<Posted> {
  const { db } = deps;
  const at = deps.at();
  const known = await findMessage(db, draft.key);
  const { message, link, first } =
    known && !isWithNobody(known.outcome)
      ? { message: known, link: undefined, first: false }
      : await write(deps, draft, { at, before: known });
  if (first || (await claimMessage(db, message.id, at))) {
    const carried =
      message.link_id === null || message.link_id === link?.id
        ? link
        : await readLink(db, message.link_id);
    const fate = await deps.converse({
      envelopeFrom: message.envelope_from,
      envelopeTo: message.to_address,
      bytes: carried ? fillLink(message.rendered, tokenOf(deps, carried)) : message.rendered,
    });
    // Not sent once more tells nothing of the copy before, which somebody may have: the bytes stay as they are.
    const outcome = !first && fate.outcome === 'not_sent' ? 'unknown' : fate.outcome;
    if (await recordOutcome(db, message.id, { ...fate, outcome, at }))
      return postedAs({ outcome, at }, at);
  }
  return postedAs(await readOutcome(db, message.id), at);
}

function postedAs(known: { outcome: Outcome; at: Date }, at: Date): Posted {
  switch (known.outcome) {
    case 'accepted':
    case 'rejected':
      return { kind: known.outcome };
    case 'unknown':
      return { kind: 'unsettled', afterMs: known.at.getTime() + UNKNOWN_REST_MS - at.getTime() };
    case 'pending':
    case 'not_sent':
      return { kind: 'unsettled', afterMs: null };
  }
}

/** Throws the failure that has the engine try again when anything is unsettled. */
export function requireSettled(posted: readonly Posted[]): void {
  const unsettled = posted.filter((result) => result.kind === 'unsettled');
  if (unsettled.length === 0) return;
  const waits = unsettled.map((result) => result.afterMs).filter((wait) => wait !== null);
  throw ApplicationFailure.create({
    type: 'MailNotSettled',
    message: `${unsettled.length} of ${posted.length} messages are not sent yet`,
    ...(waits.length > 0 ? { nextRetryDelay: Math.max(...waits, 1_000) } : {}),
  });
}

function tokenOf(deps: ActivityDeps, link: LinkRow): string {
  return linkToken(deps.linkKey, {
    handoverId: link.handover_id,
    contactId: link.contact_id,
    purpose: link.purpose,
    generation: link.generation,
  });
}

async function readLink(queries: Queries, id: string): Promise<LinkRow> {
  return queries.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A message as stored, and the link that it was written with. */
interface Written {
  message: MessageRow;
  /** These are its bytes, and it is ours to send. */
  first: boolean;
  link: LinkRow | undefined;
}

/** Writes a message, or once more what certainly nobody has (`before`): under the same Message-ID. */
async function write(
  deps: ActivityDeps,
  draft: Draft,
  { at, before }: { at: Date; before: MessageRow | undefined },
): Promise<Written> {
  const { db } = deps;
  const { handoverId, stepKey, recipientKey } = draft.key;
  const id = before?.id ?? randomUUID();
  const link =
    draft.link && draft.contactId !== null && handoverId !== null
      ? await linkFor(deps, { handoverId, contactId: draft.contactId, at, ...draft.link })
      : null;
  const mail = draft.render(
    link ? `${deps.portalUrl}/${LINKS[link.purpose].door}/${LINK_SLOT}` : '',
  );
  const domain = deps.mailFrom.address.split('@')[1] ?? 'localhost';
  const messageId = `${id}@${domain}`;
  const rendered = await composeMessage(
    mail,
    {
      from: deps.mailFrom,
      to: draft.to,
      ...(draft.replyTo ? { replyTo: draft.replyTo } : {}),
      messageId,
      references: draft.references,
      date: at,
    },
    draft.attachments ?? [],
  );
  const stored = await storeMessage(db, {
    id,
    handover_id: handoverId,
    step_key: stepKey,
    recipient_key: recipientKey,
    contact_id: draft.contactId,
    link_id: link?.id ?? null,
    template: draft.template,
    subject: mail.subject,
    to_name: draft.to.name,
    to_address: draft.to.address,
    envelope_from: verpAddress(deps.linkKey, id, domain),
    message_id: messageId,
    rendered,
    body_text: mail.text,
    created_at: before?.created_at ?? at,
    outcome_at: at,
  });
  return { ...stored, link: link ?? undefined };
}

async function linkFor(
  deps: ActivityDeps,
  facts: {
    handoverId: string;
    contactId: string;
    purpose: LinkRow['purpose'];
    at: Date;
    expiresAt: Date;
  },
): Promise<LinkRow> {
  const { handoverId, contactId, purpose } = facts;
  return ensureLink(deps.db, facts, (generation) =>
    hashToken(linkToken(deps.linkKey, { handoverId, contactId, purpose, generation })),
  );
}
