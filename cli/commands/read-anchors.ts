import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAnchor, type Anchor } from '../../domain/audit/anchor';
import { readHeadLines, type SeenHead } from '../../domain/audit/heads-log';
import { CliProblem, EXIT } from '../exit';

export interface KeptAnchor extends Anchor {
  name: string;
  sha256: string;
  /** By the authority that stamped it; null for one that nobody stamped. */
  stampedAt: Date | null;
}

export interface Kept {
  anchors: KeptAnchor[];
  /** Where chains stood between anchors. */
  heads: SeenHead[];
}

/** Reads every anchor, stamp and head that is kept in a folder. Throws CliProblem where they are not as they were written. */
export async function readAnchors(folder: string | undefined): Promise<Kept> {
  if (folder === undefined) return { anchors: [], heads: [] };
  const names = await namesIn(folder);
  const anchors: KeptAnchor[] = [];
  for (const name of names) {
    const bytes = await readFile(path.join(folder, name));
    const anchor = readAnchor(bytes.toString('utf8'));
    if (!anchor) throw wrong(folder, name, 'This is no anchor as it was written.');
    const before = anchors.at(-1);
    if (before && anchor.previous !== before.sha256) {
      const message = 'The anchor before this one was changed, or one between them is missing.';
      throw wrong(folder, name, message);
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    anchors.push({ ...anchor, name, sha256, stampedAt: await stampOf(folder, name, bytes) });
  }
  return { anchors, heads: await headsIn(folder) };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /^anchor-[\d-]{10}\.txt$/.test(name));
    if (names.length > 0) return names.sort();
  } catch {
    // Said below: a folder that cannot be read has none, either.
  }
  throw new CliProblem(EXIT.badInput, `There are no anchors in ${folder}.`);
}

function wrong(folder: string, name: string, message: string): CliProblem {
  return new CliProblem(
    EXIT.failure,
    'The anchors are not as they were written. Compare their SHA-256 with the mails that operations got.',
    [{ path: path.join(folder, name), message }],
  );
}

/** When an authority stamped it. The stamp must be of these very bytes; whom to trust for it is openssl's to say. */
async function stampOf(folder: string, name: string, bytes: Buffer): Promise<Date | null> {
  const stamp = name.replace(/\.txt$/, '.tsr');
  if (!existsSync(path.join(folder, stamp))) return null;
  const { NoTimeStamp, stampedAt } = await import('../../platform/time-stamp.js');
  try {
    return await stampedAt(await readFile(path.join(folder, stamp)), bytes);
  } catch (error) {
    if (!(error instanceof NoTimeStamp)) throw error;
    throw wrong(folder, stamp, 'This time stamp is not of the anchor that lies beside it.');
  }
}

async function headsIn(folder: string): Promise<SeenHead[]> {
  const names = (await readdir(folder)).filter((name) => /^heads-[\d-]{10}\.log$/.test(name));
  const heads: SeenHead[] = [];
  for (const name of names.sort()) {
    heads.push(...readHeadLines(await readFile(path.join(folder, name), 'utf8')));
  }
  return heads;
}
