import { writeAudit } from '../../db/audit';
import { contactWith } from '../../db/inbound-match';
import { readInboundChunks } from '../../db/inbound-read';
import { mailIsPlaced, mailToPlace, takeBackPlacing, type MailToPlace } from '../../db/place-mail';
import { lockHandover, touchHandover } from '../../db/positions';
import type { InboundView } from '../../domain/inbound/inbound-view';
import { STRANGERS } from '../../domain/inbound/strangers';
import { openInboundView, originalOf } from '../../vault/open/inbound-view';
import type { InboundDeps } from './deps';
import { readMail, type ReadMail } from './read-mail';
import { sealerFor } from './sealer';
import { holdFiles, resealMail } from './store-mail';

const BATCH = 20;

/**
 * Seals mail that a person has placed in a handover to that handover, with the files that came along, held as those of
 * any reply. One that fails is reported and tried again. Returns how many were placed.
 */
export async function placeMails(deps: InboundDeps): Promise<number> {
  const { db, onError } = deps.activities;
  let done = 0;
  for (const mail of await mailToPlace(db, BATCH)) {
    try {
      await place(deps, mail);
      done += 1;
    } catch (error) {
      onError(error);
    }
  }
  return done;
}

async function place(deps: InboundDeps, mail: MailToPlace): Promise<void> {
  const { db } = deps.activities;
  const { handoverId, recipient } = await sealerFor(deps, mail.handoverId);
  if (handoverId === null) return giveBack(deps, mail);
  const { view, raw } = await openMail(deps, mail);
  const read = await readOrNothing(raw);
  const at = deps.clock.now();
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const contactId = await contactWith(tx, handoverId, read?.facts.from ?? null);
    if (!(await mailIsPlaced(tx, { id: mail.id, handoverId, contactId }))) return;
    await resealMail(tx, mail.id, { view, raw, recipient });
    if (mail.kind === 'reply') {
      await holdFiles(tx, { id: mail.id, handoverId, recipient, at, files: read?.files ?? [] });
      await touchHandover(tx, handoverId, at);
    }
    await writeAudit(tx, {
      handoverId,
      at,
      actor: contactId === null ? 'system' : `contact:${contactId}`,
      action: 'mail.received',
      details: { mail: mail.id, kind: mail.kind, matched: 'person', contact: contactId },
    });
  });
}

async function giveBack(deps: InboundDeps, mail: MailToPlace): Promise<void> {
  await deps.activities.db.transaction().execute(async (tx) => {
    await lockHandover(tx, mail.handoverId);
    await takeBackPlacing(tx, mail.id);
    await writeAudit(tx, {
      handoverId: mail.handoverId,
      at: deps.clock.now(),
      actor: 'system',
      action: 'mail.given_back',
      details: { mail: mail.id },
    });
  });
}

async function openMail(
  { activities, vault }: InboundDeps,
  mail: MailToPlace,
): Promise<{ view: InboundView; raw: Buffer }> {
  const opener = await vault.unlock(STRANGERS);
  const view = await openInboundView(opener, mail.sealed);
  const parts: Uint8Array[] = [];
  const chunks = readInboundChunks(activities.db, mail);
  for await (const part of opener.openFile(originalOf(view), chunks)) parts.push(part);
  return { view, raw: Buffer.concat(parts) };
}

/** What cannot be taken apart is placed as it came. */
async function readOrNothing(raw: Buffer): Promise<ReadMail | null> {
  try {
    return await readMail(raw, { sender: null, recipients: [] });
  } catch {
    return null;
  }
}
