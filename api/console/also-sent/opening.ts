import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { readLook } from '../../../db/agree-to-look';
import { recordAlsoSentOpened, type SealedPiece } from '../../../db/also-sent';
import { askForOther } from '../../../db/looks-at-others';
import { readRevealRules } from '../../../db/reveal-rules';
import { FILES_FOR_MS } from '../../../domain/reveal/look';
import { checkReason } from '../../../domain/reveal/reason';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import type { Loaded } from '../handover/loaded';
import { isId } from '../reveal/scene';
import { addressOfLook } from '../reveal/second-person';

/** In the log, with the reason; or where a colleague is asked, since nobody can tell yet whether it is critical. */
export type Opening =
  { kind: 'logged'; reason: string; look: string | null } | { kind: 'ask'; url: string };

const MINUTE = 60_000;

/**
 * Writes down who opens a piece and why, or asks a second person where two are asked for. `again`: for a file of what
 * was shown just now, under the same look. Throws Refusal and NotFound.
 */
export async function recordOpening(
  deps: ConsoleDeps,
  request: FastifyRequest,
  { loaded, piece, again }: { loaded: Loaded; piece: SealedPiece; again: boolean },
): Promise<Opening> {
  const { at } = loaded.reader;
  const act = { handoverId: loaded.head.handover.id, by: actorOf(request), at };
  const staffId = staffOf(request).id;
  const form = formOf(request);
  const look = form.get('look');
  const rules = await readRevealRules(deps.db);
  if (look === null) {
    const reason = checkReason('other', form.get('reason') ?? '');
    if (rules.twoPeople) {
      const asked = { ...act, id: randomUUID(), of: { piece: piece.id }, staffId, reason };
      const expiresAt = new Date(at.getTime() + rules.approvalMinutes * MINUTE);
      await askForOther(deps.db, asked, { expiresAt });
      return { kind: 'ask', url: addressOfLook({ ...asked, itemId: null }) };
    }
    await recordAlsoSentOpened(deps.db, { ...act, id: piece.id, reason: reason.words });
    return { kind: 'logged', reason: reason.words, look: null };
  }
  if (!isId(look)) throw new NotFound('There is no such request.');
  const shown = again ? await readLook(deps.db, look) : undefined;
  const own = shown?.pieceId === piece.id && shown.askedBy === staffId;
  if (own && shown.shownAt !== null && at.getTime() - shown.shownAt.getTime() < FILES_FOR_MS) {
    await recordAlsoSentOpened(deps.db, { ...act, id: piece.id, reason: shown.reason });
    return { kind: 'logged', reason: shown.reason, look };
  }
  const reason = await recordAlsoSentOpened(deps.db, { ...act, id: piece.id, look, staffId });
  return { kind: 'logged', reason, look };
}
