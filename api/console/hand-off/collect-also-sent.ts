import { listAlsoSent, readAlsoSent } from '../../../db/also-sent';
import { listEnds, readLooseFiles } from '../../../db/also-sent-ends';
import { readSealedChunks, type SealedFile } from '../../../db/reveals';
import type { ZipEntry } from '../../../drafting/zip';
import { EMPTY_ENTRY, type Entry, type EntryFile } from '../../../domain/entries/entry';
import type { Selection } from '../../../domain/hand-off/hand-off-rules';
import { asText } from '../../../domain/import/answer-of-entries';
import type { HandoverOpener } from '../../../vault/open/vault';
import { safeName } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { openPiece } from '../also-sent/opened-piece';

/** What was sent and not asked for, of which nobody made an item and which nobody put aside. */
export interface LooseEntry {
  entry: Entry;
  files: readonly SealedFile[];
  /** A filled list, unread. */
  content: EntryFile | null;
}

export interface LoosePiece {
  id: string;
  /** Entries that are somebody's already, or nobody's for good. */
  ended: ReadonlySet<number>;
}

/** Where they are filed in the next vault. */
const FOLDER = 'Also sent';

/** Pieces that hold anything for the next vault. None where only what was accepted is wanted. */
export async function looseToHandOff(
  { db }: Pick<ConsoleDeps, 'db'>,
  handoverId: string,
  which: Selection,
): Promise<LoosePiece[]> {
  if (which === 'accepted') return [];
  const [pieces, ends] = await Promise.all([
    listAlsoSent(db, handoverId),
    listEnds(db, handoverId),
  ]);
  return pieces
    .map(({ id, entries }) => {
      const own = ends.filter((end) => end.piece_id === id).map((end) => end.entry);
      return { id, entries, ended: new Set(own) };
    })
    .filter(({ entries, ended }) => ended.size < Math.max(1, entries));
}

/** Opens them. Throws CannotOpen, KeyGone; call it only after the log was written. */
export async function collectAlsoSent(
  { db }: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  { handoverId, pieces }: { handoverId: string; pieces: readonly LoosePiece[] },
): Promise<LooseEntry[]> {
  const loose: LooseEntry[] = [];
  for (const { id, ended } of pieces) {
    const piece = await readAlsoSent(db, handoverId, id);
    if (!piece) continue;
    const opened = await openPiece(opener, piece);
    if (opened.kind === 'file') {
      const content = {
        name: safeName(opened.name),
        content: Buffer.from(opened.content, 'base64'),
      };
      const entry = { ...EMPTY_ENTRY, folder: [FOLDER], title: 'A filled list, unread' };
      loose.push({ entry, files: [], content });
      continue;
    }
    for (const [index, { files, ...sent }] of opened.entries.entries()) {
      if (ended.has(index)) continue;
      const ids = files.map((file) => file.id);
      const entry = { ...sent, folder: [FOLDER, ...sent.folder], files: [] };
      loose.push({ entry, files: await readLooseFiles(db, handoverId, ids), content: null });
    }
  }
  return loose;
}

/** The same for a sealed bundle: a folder for each, with what it says and its files. */
export async function bundledAlsoSent(
  { db }: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  loose: readonly LooseEntry[],
): Promise<ZipEntry[]> {
  const packed: ZipEntry[] = [];
  for (const [index, { entry, files, content }] of loose.entries()) {
    const number = (index + 1).toString().padStart(3, '0');
    const folder = `also sent/${number} ${safeName(entry.title).slice(0, 80).trim()}`.trim();
    packed.push(
      { path: `${folder}/values.txt`, content: Buffer.from(`${asText(entry)}\n`) },
      {
        path: `${folder}/values.json`,
        content: Buffer.from(JSON.stringify({ ...entry, files: undefined }, null, 2)),
      },
    );
    if (content)
      packed.push({ path: `${folder}/${content.name}`, content: Buffer.from(content.content) });
    for (const [at, file] of files.entries()) {
      const manifest = await opener.openManifest(file.sealedManifest);
      packed.push({
        path: `${folder}/files/${at + 1} ${safeName(manifest.name)}`,
        content: () => opener.openFile(manifest, readSealedChunks(db, file)),
      });
    }
  }
  return packed;
}
