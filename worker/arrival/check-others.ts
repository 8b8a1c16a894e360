import { readAlsoSent } from '../../db/also-sent';
import { storedFile } from '../../db/arrivals';
import {
  othersToCheck,
  readSealedNote,
  settleOther,
  type UncheckedOther,
} from '../../db/other-arrivals';
import type { OtherFinding } from '../../domain/answers/other-arrival';
import { unreadQuestion } from '../../templates/language/returned';
import { openPiece } from '../../vault/open/also-sent-piece';
import { noteIn } from '../../vault/open/note';
import { CannotOpen } from '../../vault/open/open';
import type { HandoverOpener } from '../../vault/open/vault';
import type { ArrivalDeps } from './arrivals';
import { ScannerFailed, scanStream } from './clamd';
import { lookAtFile, OfNoUse } from './look-at-file';
import { scannerFailed } from './scan-files';
import { senderOf } from './sender-of';
import { waitsForKey, wasPurged } from './unusable-key';

const BATCH = 20;

/**
 * Opens what came beside answers: what was also sent, questions, why somebody does not sign, and files of no item.
 * A filled list waits for a scanner that is away. Returns how much was looked at.
 */
export async function checkOthers(deps: ArrivalDeps): Promise<number> {
  const { db, onError } = deps.activities;
  let done = 0;
  let away = false;
  for (const one of await othersToCheck(db, BATCH)) {
    // Asked once in a pass: one that hangs would hold up everything else for minutes.
    if (away && one.what === 'also_sent') continue;
    try {
      const finding = await lookAtOther(deps, one);
      const sender = finding === null ? undefined : await senderOf(deps, one);
      const answer = unreadQuestion(one.language);
      await settleOther(db, one, { finding, sender, answer, at: deps.clock.now() });
      done += 1;
    } catch (error) {
      away ||= error instanceof ScannerFailed;
      if (error instanceof ScannerFailed) await scannerFailed(deps, error);
      else if (!(await waitsForKey(deps, one.handoverId, error))) onError(error);
    }
  }
  return done;
}

async function lookAtOther(deps: ArrivalDeps, one: UncheckedOther): Promise<OtherFinding | null> {
  try {
    const opener = await deps.vault.unlock(one.handoverId);
    switch (one.what) {
      case 'also_sent':
        return await lookAtPiece(deps, opener, one);
      case 'question':
      case 'decline':
        return await lookAtNote(deps, opener, { id: one.id, what: one.what });
      case 'signed_copy':
      case 'file':
        return await lookAtLoose(deps, opener, one);
    }
  } catch (error) {
    if (error instanceof OfNoUse) return error.finding;
    if (await wasPurged(deps, one.handoverId, error)) return null;
    if (error instanceof CannotOpen) return 'unreadable';
    throw error;
  }
}

async function lookAtPiece(
  { activities, clamd }: ArrivalDeps,
  opener: HandoverOpener,
  { handoverId, id }: UncheckedOther,
): Promise<OtherFinding | null> {
  const piece = await readAlsoSent(activities.db, handoverId, id);
  if (!piece || piece.sealed.length === 0) return null;
  const opened = await openPiece(opener, piece);
  if (opened.kind === 'entries') return opened.missing > 0 ? 'file_missing' : null;
  if (!clamd) return null;
  const content = Buffer.from(opened.content, 'base64');
  const { kind } = await scanStream(
    clamd,
    (async function* () {
      yield content;
    })(),
  );
  return kind === 'found' ? 'infected' : null;
}

async function lookAtNote(
  { activities }: ArrivalDeps,
  opener: HandoverOpener,
  note: { what: 'question' | 'decline'; id: string },
): Promise<null> {
  const sealed = await readSealedNote(activities.db, note);
  if (sealed && sealed.length > 0) noteIn(await opener.openValue(sealed));
  return null;
}

async function lookAtLoose(
  deps: ArrivalDeps,
  opener: HandoverOpener,
  { id }: UncheckedOther,
): Promise<OtherFinding | null> {
  const file = await storedFile(deps.activities.db, id);
  if (!file) return null;
  const { content } = await lookAtFile(deps, opener, file);
  return content.kdbx === 'damaged' ? 'kdbx_damaged' : null;
}
