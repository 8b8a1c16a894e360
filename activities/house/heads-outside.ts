import { readdir, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { changedHeads } from '../../db/audit-anchors';
import { readAnchor, type ChainHead } from '../../domain/audit/anchor';
import { headLines, readHeadLines, seenOf } from '../../domain/audit/heads-log';
import { localDate } from '../../domain/calendar/calendar';
import { appendDurably } from '../../platform/durable-file';
import type { ActivityDeps } from '../deps';

const FILE = /^heads-(\d{4}-\d\d-\d\d)\.log$/;
const ANCHOR = /^anchor-[\d-]{10}\.txt$/;

/** What this process has written of each folder, and since which transaction heads may have changed. */
const written = new WeakMap<object, { seen: Map<string, number>; mark: string | null }>();

/**
 * Appends to a file outside the database where chains of the log end that have grown since the last minute, so that a
 * tail which is cut between two anchors is missed, too. Whoever keeps the anchors elsewhere may keep it with them.
 */
export async function keepHeadsOutside({ db, anchors, ...deps }: ActivityDeps): Promise<void> {
  if (anchors === null) return;
  const known = written.get(anchors) ?? { seen: await seenIn(anchors.folder), mark: null };
  const { heads, mark } = await changedHeads(db, known.mark);
  const grown = heads.filter(({ chain, seq }) => seq > (known.seen.get(chain) ?? 0));
  const at = deps.at();
  if (grown.length > 0) {
    const day = localDate(deps.ourOffice, at);
    const file = path.join(anchors.folder, `heads-${day}.log`);
    await appendDurably(file, headLines(at, grown), 0o644);
  }
  for (const { chain, seq } of grown) known.seen.set(chain, seq);
  written.set(anchors, { seen: known.seen, mark: mark ?? known.mark });
}

async function seenIn(folder: string): Promise<Map<string, number>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => ANCHOR.test(name)).sort();
  const newest = names.at(-1);
  const anchor = newest === undefined ? null : readAnchor(await readText(folder, newest));
  return seenOf([...(anchor?.heads ?? []), ...(await headsOutside(folder))]);
}

/** Every place at which a chain was seen between anchors, as far as the files are still there. */
export async function headsOutside(folder: string): Promise<ChainHead[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => FILE.test(name)).sort();
  const heads: ChainHead[] = [];
  for (const name of names) heads.push(...readHeadLines(await readText(folder, name)));
  return heads;
}

/** Those of days before this one have nothing that an anchor does not have: it was made while the log was whole. */
export async function dropHeadsBefore(folder: string, day: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const of = FILE.exec(name)?.[1];
    if (of !== undefined && of < day) await unlink(path.join(folder, name));
  }
}

const readText = (folder: string, name: string): Promise<string> =>
  readFile(path.join(folder, name), 'utf8');
