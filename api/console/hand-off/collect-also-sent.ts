import { listAlsoSent, readAlsoSent } from '../../../db/also-sent';
import { listEnds, readLooseFiles } from '../../../db/also-sent-ends';
import { readSealedChunks, type SealedFile } from '../../../db/reveals';
import type { ZipEntry } from '../../../drafting/zip';
import { EMPTY_ENTRY, type Entry, type EntryFile } from '../../../domain/entries/entry';
import type { Selection } from '../../../domain/hand-off/hand-off-rules';
import { asText } from '../../../domain/import/answer-of-entries';
import { CannotOpen } from '../../../vault/open/open';
import type { HandoverOpener } from '../../../vault/open/vault';
import { safeName } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { openPiece } from '../../../vault/open/also-sent-piece';

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

/**
 * Opens them; what came damaged is left out, and said to be, since nobody has looked at it before. Throws KeyGone; call
 * it only after the log was written.
 */
export async function collectAlsoSent(
  { db }: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  { handoverId, pieces }: { handoverId: string; pieces: readonly LoosePiece[] },
): Promise<{ loose: LooseEntry[]; damaged: boolean }> {
  const loose: LooseEntry[] = [];
  let damaged = false;
  for (const { id, ended } of pieces) {
    const piece = await readAlsoSent(db, handoverId, id);
    const opened =
      piece && piece.finding !== 'infected' && (await orNull(openPiece(opener, piece)));
    if (!opened) {
      damaged = true;
      continue;
    }
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
      const whole: SealedFile[] = [];
      for (const file of await readLooseFiles(db, handoverId, ids)) {
        if (await isWhole(db, opener, file)) whole.push(file);
      }
      damaged ||= whole.length < ids.length;
      loose.push({ entry, files: whole, content: null });
    }
  }
  return { loose, damaged };
}

/** Reads it through once: it was not checked when it came, as files of an answer are. */
async function isWhole(
  db: ConsoleDeps['db'],
  opener: HandoverOpener,
  file: SealedFile,
): Promise<boolean> {
  const read = async (): Promise<true> => {
    const manifest = await opener.openManifest(file.sealedManifest);
    for await (const part of opener.openFile(manifest, readSealedChunks(db, file))) part.fill(0);
    return true;
  };
  return (await orNull(read())) ?? false;
}

async function orNull<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
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
