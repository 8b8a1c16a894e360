import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  anchorDone,
  anchorStamped,
  lastAnchor,
  missingFromLog,
  readHeads,
  type AnchorRow,
} from '../../db/audit-anchors';
import { verifyAudit } from '../../db/audit-verify';
import { clearTrouble, raiseTrouble } from '../../db/troubles';
import { anchorText, headsOfAll, readAnchor, type ChainHead } from '../../domain/audit/anchor';
import { localDate } from '../../domain/calendar/calendar';
import type { LocalDate } from '../../domain/calendar/local-date';
import { createDurably, writeDurably } from '../../platform/durable-file';
import { timeStamp } from '../../platform/time-stamp';
import { renderAnchor } from '../../templates/email/render-notice';
import type { ActivityDeps } from '../deps';
import { dropHeadsBefore, headsOutside } from './heads-outside';
import { ourLanguage, postToOperations } from './operations';

const FILE = /^anchor-(\d{4}-\d\d-\d\d)\.txt$/;
const MODE = 0o644;

/**
 * Writes down outside the database, once on each of our days, where every chain of the log ends: in a file, and its
 * SHA-256 in a mail to operations, so that whoever can change the database cannot make the log shorter unnoticed.
 * A time-stamping authority, where one is set, says when. What fails is tried again a minute later; a day whose mail
 * was not taken is told on the next.
 */
export async function anchorLog(deps: ActivityDeps): Promise<void> {
  const { db, ourOffice, anchors } = deps;
  if (anchors === null) return;
  const at = deps.at();
  const day = localDate(ourOffice, at);
  const last = await lastAnchor(db);
  const { folder } = anchors;
  if (last?.day !== day) {
    // Once a day, however long its mail waits.
    const whole =
      !existsSync(fileOf(folder, day)) && (await watchLog(deps, at, { folder, last: last?.day }));
    const untold = await keepToday(deps, { folder, at, day, last });
    for (const one of untold) if (!(await record(deps, folder, one))) return;
    if (whole && last) await dropHeadsBefore(folder, last.day);
  }
  const missing = last?.day !== day || last.stampedAt === null;
  if (anchors.tsaUrl === undefined || !missing) return;
  const file = fileOf(folder, day);
  const { response } = await timeStamp(anchors.tsaUrl, await readFile(file));
  await writeDurably(file.replace(/\.txt$/, '.tsr'), response, MODE);
  await anchorStamped(db, day, at);
}

const fileOf = (folder: string, day: LocalDate): string => path.join(folder, `anchor-${day}.txt`);

/**
 * Puts today's file there, after those that are there and were not told of yet: all of them, in their order. The first
 * text of a day stands, whoever writes at the same time: who was told its hash must find it.
 */
async function keepToday(
  { db }: ActivityDeps,
  {
    folder,
    at,
    day,
    last,
  }: { folder: string; at: Date; day: LocalDate; last?: AnchorRow | undefined },
): Promise<LocalDate[]> {
  await mkdir(folder, { recursive: true });
  const days = (await readdir(folder)).flatMap((name) => FILE.exec(name)?.[1] ?? []).sort();
  const before = days.filter((one) => one < day && (last === undefined || one > last.day));
  if (!days.includes(day)) {
    const newest = before.at(-1);
    const previous = newest ? sha256Of(await readFile(fileOf(folder, newest))) : last?.sha256;
    const text = anchorText({
      at,
      previous: previous?.toString('hex') ?? null,
      heads: await readHeads(db),
    });
    await createDurably(fileOf(folder, day), text, MODE);
  }
  // A database that knows of none is a new one: of old files it has nothing to tell.
  return last === undefined ? [day] : [...before, day];
}

/** Tells operations of a day's file, and writes down that it did. False where the mail waits. */
async function record(deps: ActivityDeps, folder: string, day: LocalDate): Promise<boolean> {
  const file = fileOf(folder, day);
  const bytes = await readFile(file);
  const anchor = readAnchor(bytes.toString('utf8'));
  const at = anchor?.at ?? deps.at();
  const chains = anchor?.heads.length ?? 0;
  const sha256 = sha256Of(bytes);
  if (!(await tell(deps, { at, name: path.basename(file), chains, sha256 }))) return false;
  await anchorDone(deps.db, { day, at, chains, sha256 });
  return true;
}

const sha256Of = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

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
