import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import {
  anchorDone,
  anchorStamped,
  lastAnchor,
  missingFromLog,
  readHeads,
} from '../../db/audit-anchors';
import { verifyAudit } from '../../db/audit-verify';
import { clearTrouble, raiseTrouble } from '../../db/troubles';
import { anchorText, headsOfAll, readAnchor, type ChainHead } from '../../domain/audit/anchor';
import { localDate } from '../../domain/calendar/calendar';
import { timeStamp } from '../../platform/time-stamp';
import { renderAnchor } from '../../templates/email/render-notice';
import { systemCodeOf } from '../../vault/open/key-files';
import type { ActivityDeps } from '../deps';
import { dropHeadsBefore, headsOutside } from './heads-outside';
import { ourLanguage, postToOperations } from './operations';

/**
 * Writes down outside the database, once on each of our days, where every chain of the log ends: in a file, and its
 * SHA-256 in a mail to operations, so that whoever can change the database cannot make the log shorter unnoticed.
 * A time-stamping authority, where one is set, says when. What fails is tried again a minute later.
 */
export async function anchorLog(deps: ActivityDeps): Promise<void> {
  const { db, ourOffice, anchors } = deps;
  if (anchors === null) return;
  const at = deps.at();
  const day = localDate(ourOffice, at);
  const last = await lastAnchor(db);
  const file = path.join(anchors.folder, `anchor-${day}.txt`);
  if (last?.day !== day) {
    const whole = await watchLog(deps, at, { folder: anchors.folder, last: last?.day });
    const previous = last ? last.sha256.toString('hex') : null;
    const bytes = await keepFile(file, async () =>
      anchorText({ at, previous, heads: await readHeads(db) }),
    );
    const chains = readAnchor(bytes.toString('utf8'))?.heads.length ?? 0;
    const sha256 = createHash('sha256').update(bytes).digest();
    const told = await tell(deps, { at, name: path.basename(file), chains, sha256 });
    if (!told) return;
    await anchorDone(db, { day, at, chains, sha256 });
    if (whole && last) await dropHeadsBefore(anchors.folder, last.day);
  }
  const missing = last?.day !== day || last.stampedAt === null;
  if (anchors.tsaUrl === undefined || !missing) return;
  const { response } = await timeStamp(anchors.tsaUrl, await readFile(file));
  await writeDurably(file.replace(/\.txt$/, '.tsr'), response);
  await anchorStamped(db, day, at);
}

/** A log that was tampered with is said once, and again only after it was whole. Whether it is. */
async function watchLog(
  { db, onError }: ActivityDeps,
  at: Date,
  { folder, last }: { folder: string; last: string | undefined },
): Promise<boolean> {
  const anchored = last === undefined ? [] : await headsIn(path.join(folder, `anchor-${last}.txt`));
  const seen = headsOfAll([{ heads: anchored }, { heads: await headsOutside(folder) }]);
  const broken = [...(await verifyAudit(db)).broken, ...(await missingFromLog(db, seen))];
  if (broken.length === 0) {
    await clearTrouble(db, 'audit_broken');
    return true;
  }
  const fresh = await raiseTrouble(db, { reason: 'audit_broken', handoverId: null, at });
  if (fresh) onError(new Error(`the log is broken in ${broken.length} chains`));
  return false;
}

/** What the last anchor saw; nothing where its file was moved away, which “audit verify” says. */
async function headsIn(file: string): Promise<readonly ChainHead[]> {
  try {
    return readAnchor(await readFile(file, 'utf8'))?.heads ?? [];
  } catch {
    return [];
  }
}

/** The first text of the day stands: whoever was told its hash must find it. */
async function keepFile(file: string, make: () => Promise<string>): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error;
  }
  await writeDurably(file, Buffer.from(await make(), 'utf8'));
  return readFile(file);
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.new`;
  const handle = await open(aside, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}

function tell(
  deps: ActivityDeps,
  anchor: { at: Date; name: string; chains: number; sha256: Buffer },
): Promise<boolean> {
  const { at, name, chains, sha256 } = anchor;
  return postToOperations(deps, {
    stepKey: name.replace(/\.txt$/, ''),
    template: 'anchor',
    render: (to) =>
      renderAnchor({
        language: ourLanguage(deps),
        at,
        timeZone: deps.ourOffice.timeZone,
        to: { name: to.name },
        us: deps.us,
        link: `${deps.consoleUrl}/settings`,
        name,
        chains,
        sha256: sha256.toString('hex'),
      }),
  });
}
