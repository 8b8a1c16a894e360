import { infectedFiles } from '../../../db/arrivals';
import type { ItemRow } from '../../../db/items';
import {
  readSealedAnswer,
  readSealedChunks,
  readSealedFiles,
  type SealedFile,
} from '../../../db/reveals';
import type { Entry, EntryFile } from '../../../domain/entries/entry';
import { entryOfAnswer } from '../../../domain/entries/entry-of-answer';
import { MOST_ATTACHED } from '../../../domain/hand-off/hand-off-rules';
import { CannotOpen } from '../../../vault/open/open';
import type { HandoverOpener } from '../../../vault/open/vault';
import { safeName } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { fieldsOf, openAnswer } from '../../intake/open-answer';
import type { LooseEntry } from './collect-also-sent';

export interface Collected {
  /** Null for what was not asked for. */
  item: Pick<ItemRow, 'id' | 'position'> | null;
  answerId: string;
  entry: Entry;
  /** What came as files and did not fit into this format's memory, or is locked by a virus scanner. */
  filesLeftOut: boolean;
}

/**
 * Opens what these items hold, as entries of a vault. Files come along where `withFiles` says so, up to what one
 * process can hold. Throws CannotOpen, KeyGone; call it only after the log was written.
 */
export async function collect(
  deps: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  of: { items: readonly ItemRow[]; also: readonly LooseEntry[]; withFiles: boolean },
): Promise<Collected[]> {
  let room = of.withFiles ? MOST_ATTACHED : 0;
  const collected: Collected[] = [];
  for (const item of of.items) {
    const [answer, files] = await Promise.all([
      readSealedAnswer(deps.db, item.id),
      readSealedFiles(deps.db, item.id),
    ]);
    if (!answer) throw new CannotOpen();
    const opened = await openAnswer(opener, answer.sealed);
    const shown = fieldsOf(item, opened);
    const fields = opened.fields.map(({ key }, at) => ({
      key,
      label: shown[at]?.label ?? key,
      value: shown[at]?.value ?? '',
      secret: shown[at]?.secret ?? true,
    }));
    const locked = new Set((await infectedFiles(deps.db, item.id)).map(({ id }) => id));
    const taken = await take(files.filter(({ id }) => !locked.has(id)));
    collected.push({
      item,
      answerId: answer.id,
      entry: {
        ...entryOfAnswer({ name: item.name, group: item.group_name }, fields),
        files: taken,
      },
      filesLeftOut: taken.length < files.length,
    });
  }
  for (const { entry, files, content } of of.also) {
    const own = content !== null && of.withFiles ? [content] : [];
    const taken = [...own, ...(await take(files))];
    const all = files.length + (content === null ? 0 : 1);
    const filesLeftOut = taken.length < all;
    collected.push({ item: null, answerId: '', entry: { ...entry, files: taken }, filesLeftOut });
  }
  return collected;

  async function take(files: readonly SealedFile[]): Promise<EntryFile[]> {
    const taken: EntryFile[] = [];
    for (const file of files) {
      const read = await wholeFile(deps, opener, { file, most: room });
      if (read === null) continue;
      room -= read.content.length;
      taken.push(read);
    }
    return taken;
  }
}

/** Null when it is larger than there is room for. */
async function wholeFile(
  { db }: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  { file, most }: { file: SealedFile; most: number },
): Promise<EntryFile | null> {
  if (most === 0) return null;
  const manifest = await opener.openManifest(file.sealedManifest);
  if (manifest.content.size > most) return null;
  const parts: Uint8Array[] = [];
  for await (const part of opener.openFile(manifest, readSealedChunks(db, file))) {
    parts.push(Buffer.from(part));
  }
  return { name: safeName(manifest.name), content: Buffer.concat(parts) };
}
