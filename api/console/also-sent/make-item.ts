import { recordAlsoSentOpened } from '../../../db/also-sent';
import { makeItem, type EntryAct } from '../../../db/also-sent-ends';
import { readDossier } from '../../../db/dossier';
import { EMPTY_ENTRY } from '../../../domain/entries/entry';
import { answerOfEntries } from '../../../domain/import/answer-of-entries';
import { itemOfEntry } from '../../../domain/import/item-of-entry';
import type { SealedPiece } from '../../../db/also-sent';
import { fingerprint } from '../../../vault/seal/fingerprint';
import { verifyRecipient } from '../../../vault/seal/recipient';
import { sealValue } from '../../../vault/seal/seal';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { openPiece } from '../../../vault/open/also-sent-piece';

interface Making extends EntryAct {
  piece: SealedPiece;
  typed: URLSearchParams;
}

/**
 * Opens one entry, after the log has it, and seals it anew as the answer of an item of its own. Throws Refusal,
 * NotFound, CannotOpen.
 */
export async function makeItemOfEntry(
  { db, vault }: Pick<ConsoleDeps, 'db' | 'vault'>,
  { typed, ...act }: Making,
): Promise<void> {
  const { handoverId, piece, by, at } = act;
  const item = itemOfEntry((name) => typed.get(name) ?? '');
  const reason = `to make it the item “${item.name}”`;
  await recordAlsoSentOpened(db, { handoverId, id: piece.id, by, at, reason });
  const opened = await openPiece(await vault.unlock(handoverId), piece);
  const entry = opened.kind === 'entries' ? opened.entries[act.entry] : undefined;
  if (!entry) throw new NotFound('There is no such entry.');
  const { handover } = await readDossier(db, handoverId);
  const recipient = verifyRecipient(
    { handoverId, recipient: handover.recipient, signature: handover.recipient_signature },
    vault.publicKey,
  );
  const files = entry.files.map(({ id }) => id);
  const asked = { kind: item.kind, replyFields: [] };
  const bare = { ...EMPTY_ENTRY, ...entry, files: [] };
  const fields = answerOfEntries(asked, [bare], { also: 'Also' }).map(
    ({ key, label, secret, value }) => ({ key, label, secret, value }),
  );
  const sealed = await sealValue(recipient, { version: 1, type: 'provided', fields, files });
  await makeItem(db, act, {
    ...item,
    sealed,
    fingerprint: fingerprint(sealed),
    fileIds: files,
  });
}
