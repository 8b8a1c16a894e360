import { createHmac, randomUUID } from 'node:crypto';
import { writeAudit } from '../../db/audit';
import { isKnown } from '../../db/inbound';
import { contactWith, countFrom, nearestMessage } from '../../db/inbound-match';
import { lockHandover, touchHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { classify, type Reading } from '../../domain/inbound/classify';
import {
  kindOf,
  MOST_AN_HOUR,
  needsPerson,
  type InboundKind,
} from '../../domain/inbound/inbound-kind';
import { linesOf } from '../../domain/inbound/inbound-view';
import type { MailFacts } from '../../domain/inbound/mail-facts';
import { isProof, type Match } from '../../domain/inbound/match';
import { applyBounce } from '../../drafting/apply-bounce';
import type { ArrivedMail, InboundDeps } from './deps';
import { findMatch } from './find-match';
import { factsOfEnvelope, readMail, type ReadMail } from './read-mail';
import { sealerFor } from './sealer';
import { storeMail } from './store-mail';

const HOUR_MS = 3_600_000;

/**
 * Takes one mail in: reads it, says what it is and whose, seals it, and lets it have its effect, all in one
 * transaction. The same mail again changes nothing, so whoever hands it over may do so until it was told `kept` or
 * `known`. Throws when the database is away: nothing was kept then.
 */
export async function takeIn(deps: InboundDeps, mail: ArrivedMail): Promise<'kept' | 'known'> {
  const { db, linkKey } = deps.activities;
  const read = await readOrNothing(mail);
  const facts = read?.facts ?? factsOfEnvelope(mail);
  const likeness = likenessOf(deps, mail, facts);
  if (await isKnown(db, likeness)) return 'known';

  const match = await findMatch(db, linkKey, facts);
  const mark = facts.from === null ? null : hmac(deps, ['sender', facts.from]);
  const { kind, reading } = await kindOfMail(deps, { mail, read, facts, match, mark });
  const { handoverId, recipient } = await sealerFor(deps, match.handoverId);
  const at = deps.clock.now();
  const proof = reading?.kind === 'report' && isProof(match, reading);
  const contact =
    kind === 'reply' || kind === 'auto_reply'
      ? handoverId && (await contactWith(db, handoverId, facts.from))
      : (match.message?.contactId ?? null);

  return db.transaction().execute(async (tx) => {
    if (handoverId !== null) await lockHandover(tx, handoverId);
    const id = randomUUID();
    const kept = await storeMail(tx, {
      row: {
        id,
        handover_id: handoverId,
        contact_id: handoverId === null ? null : contact,
        about_message_id: handoverId === null ? null : aboutOf(match, reading, proof),
        likeness,
        sender_mark: mark,
        kind,
        matched_by: handoverId === null ? null : match.by,
        forged: match.forged,
        status: reading?.kind === 'report' ? reading.status : null,
        way: mail.way,
        received_at: at,
        lines: linesOf(read?.text ?? ''),
        tell_at: handoverId !== null && tellsPerson(kind, match) ? at : null,
      },
      recipient,
      view: viewOf(read),
      raw: mail.raw,
      files: read?.files ?? [],
      holds: kind === 'reply',
    });
    if (!kept) return 'known';
    if (proof && kind === 'bounced' && match.message !== null) {
      await applyBounce(tx, { message: match.message, status: reading.status, at });
    }
    if (handoverId !== null) await note(tx, { handoverId, id, kind, match, contact, at });
    return 'kept';
  });
}

/** A report that is not believed is as much a person's business as one that nobody can read. */
function tellsPerson(kind: InboundKind, match: Match): boolean {
  return needsPerson(kind) || (kind === 'bounced' && match.forged);
}

function aboutOf(match: Match, reading: Reading | null, proof: boolean): string | null {
  return reading?.kind === 'report' && !proof ? null : (match.message?.id ?? null);
}

async function readOrNothing({ raw, sender, recipients }: ArrivedMail): Promise<ReadMail | null> {
  try {
    return await readMail(raw, { sender, recipients });
  } catch {
    // Whatever is wrong with it, and the error may quote it: kept as it came, for a person to look at.
    return null;
  }
}

async function kindOfMail(
  deps: InboundDeps,
  {
    mail,
    read,
    facts,
    match,
    mark,
  }: {
    mail: ArrivedMail;
    read: ReadMail | null;
    facts: MailFacts;
    match: Match;
    mark: Buffer | null;
  },
): Promise<{ kind: InboundKind; reading: Reading | null }> {
  if (mail.leftBytes !== undefined) return { kind: 'too_large', reading: null };
  if (read === null) return { kind: 'unreadable', reading: null };
  const { db, mailFrom, us } = deps.activities;
  const own = facts.messageId === null ? null : await nearestMessage(db, [facts.messageId]);
  const reading = classify(facts, {
    addresses: [mailFrom.address.toLowerCase(), us.email.toLowerCase()],
    isOurMessage: own !== null,
    answersOurs: match.message !== null,
  });
  const kind = kindOf(reading);
  // What came to an address that only we can make may come by the hundred; a sender of anything else may not.
  if (match.by === 'verp' || mark === null) return { kind, reading };
  const lately = await countFrom(db, mark, new Date(deps.clock.now().getTime() - HOUR_MS));
  return lately < MOST_AN_HOUR ? { kind, reading } : { kind: 'loop', reading: null };
}

function viewOf(read: ReadMail | null): Parameters<typeof storeMail>[1]['view'] {
  return {
    version: 1,
    from: read?.from ?? '',
    to: read?.to ?? '',
    subject: read?.subject ?? '',
    date: read?.date?.toISOString() ?? null,
    text: read?.text ?? '',
  };
}

async function note(
  tx: Queries,
  {
    handoverId,
    id,
    kind,
    match,
    contact,
    at,
  }: {
    handoverId: string;
    id: string;
    kind: InboundKind;
    match: Match;
    contact: string | null;
    at: Date;
  },
): Promise<void> {
  // Somebody wrote: that is activity. What machines say of themselves is none.
  if (kind === 'reply' || kind === 'bounced') await touchHandover(tx, handoverId, at);
  await writeAudit(tx, {
    handoverId,
    at,
    actor: kind === 'reply' && contact !== null ? `contact:${contact}` : 'system',
    action: 'mail.received',
    details: { mail: id, kind, matched: match.by, forged: match.forged, contact },
  });
}

/**
 * The same for the same mail whichever way it came: relays add headers on the way, so it is over what is its own. Keyed,
 * because a mail may hold a short secret that could be guessed from a plain hash.
 */
function likenessOf(deps: InboundDeps, mail: ArrivedMail, facts: MailFacts): Buffer {
  const { raw } = mail;
  const end = raw.indexOf('\r\n\r\n');
  const body = end < 0 ? raw : raw.subarray(end);
  return hmac(deps, ['mail', facts.messageId ?? '', facts.from ?? '', body]);
}

function hmac({ activities }: InboundDeps, parts: readonly (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', activities.linkKey);
  for (const part of parts) mac.update(`${part.length}:`).update(part);
  return mac.digest();
}
