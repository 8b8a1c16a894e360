import { infectedFiles } from '../../db/arrivals';
import type { ItemRow } from '../../db/items';
import { readSealedAnswer, readSealedChunks, readSealedFiles } from '../../db/reveals';
import type { ZipEntry } from '../../drafting/zip';
import { CannotOpen } from '../../vault/open/open';
import type { HandoverOpener } from '../../vault/open/vault';
import type { ConsoleDeps } from '../plugins/console-deps';
import { safeName } from '../plugins/attachment';
import { fieldsOf, openAnswer } from './open-answer';

export interface PackedItem {
  itemId: string;
  answerId: string;
  fileIds: string[];
  entries: ZipEntry[];
}

/** As in the vault: the sealed length of a short password must say nothing. */
const STEP = 1024;

function filled(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const whole = Buffer.alloc(Math.ceil(bytes.length / STEP) * STEP, '\n');
  bytes.copy(whole);
  return whole;
}

/** A short name with its number: sorted as in the letter, and no two alike. */
function folderOf(item: ItemRow): string {
  return `${item.position.toString().padStart(3, '0')} ${safeName(item.name).slice(0, 80).trim()}`;
}

/**
 * Everything that an item holds, as it was sent: its values to read and for programs, its files under
 * harmless names, in the place of one that a virus scanner has locked a line that says so. Files are opened one chunk at a time when they are read. Throws CannotOpen, KeyGone; call it
 * only after the log was written.
 */
export async function contentsOf(
  deps: Pick<ConsoleDeps, 'db'>,
  opener: HandoverOpener,
  item: ItemRow,
): Promise<PackedItem> {
  const [answer, files] = await Promise.all([
    readSealedAnswer(deps.db, item.id),
    readSealedFiles(deps.db, item.id),
  ]);
  if (!answer) throw new CannotOpen();
  const opened = await openAnswer(opener, answer.sealed);
  const folder = folderOf(item);
  const fields = fieldsOf(item, opened);
  const read = fields.map(({ label, value }) => `${label}:\n${value}\n`).join('\n');
  const head = `${item.name}\n${opened.type}, ${answer.answeredAt.toISOString()}, ${answer.by}\n\n`;
  const values = fields.map(({ label, value, secret }) => ({ label, value, secret }));
  const taken = new Set<string>();
  const entries: ZipEntry[] = [
    { path: `${folder}/values.txt`, content: filled(head + read) },
    {
      path: `${folder}/values.json`,
      content: filled(JSON.stringify({ item: item.name, answer: opened.type, values }, null, 2)),
    },
  ];
  const infected = await infectedFiles(deps.db, item.id);
  for (const file of files) {
    const manifest = await opener.openManifest(file.sealedManifest);
    const path = `${folder}/files/${unlike(safeName(manifest.name), taken)}`;
    const found = infected.find(({ id }) => id === file.id)?.found;
    if (found !== undefined) {
      const why = `The virus scanner found ${found} in this file, so it was left out.\n`;
      entries.push({ path: `${path} (left out).txt`, content: Buffer.from(why) });
      continue;
    }
    entries.push({
      path,
      content: () => opener.openFile(manifest, readSealedChunks(deps.db, file)),
    });
  }
  return { itemId: item.id, answerId: answer.id, fileIds: files.map(({ id }) => id), entries };
}

/** A name not taken yet, also for systems that do not tell capitals apart. */
function unlike(name: string, taken: Set<string>): string {
  let free = name;
  for (let more = 2; taken.has(free.toLowerCase()); more++) free = `${String(more)} ${name}`;
  taken.add(free.toLowerCase());
  return free;
}
