import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { headsOfAll, readAnchor, type Anchor } from '../../domain/audit/anchor';
import { anchoredAnswer, auditAnswer } from '../answers';
import { homeOf } from '../connection';
import type { Context } from '../context';
import { CliProblem, EXIT, type ToldProblem } from '../exit';
import { say } from '../terminal';

/** The API takes as many heads at once. */
const BATCH = 5_000;

/** The log: whether it is as it was written, also by the anchors that were kept outside the database. */
export function addAudit(program: Command, context: () => Context): void {
  program
    .command('audit')
    .description('the append-only log')
    .command('verify')
    .description(
      'recompute the log’s hash chains and hold them against the anchors; ends with 1 when the log was tampered with',
    )
    .argument('[handover]', 'only this one’s')
    .option('--anchors <folder>', 'where the anchor files are (HANDOVER_HOME/anchors if it exists)')
    .action(async (handover: string | undefined, options: { anchors?: string }) => {
      const c = context();
      const anchors = await readAnchors(folderOf(c, options.anchors));
      const verdict = await c.ask('/audit/verify', { query: { handover } }, auditAnswer);
      const missing = await missingFrom(c, anchors);
      const intact = verdict.intact && missing.length === 0;
      c.print({ ...verdict, intact, anchors: anchors.length, missing }, () => {
        if (!intact) return;
        const { events, chains } = verdict;
        say(c.terminal, `The log is intact: ${events} events in ${chains} chains.`);
        if (anchors.length > 0) {
          const saw = anchors.length === 1 ? 'the one anchor' : `${anchors.length} anchors`;
          say(c.terminal, `It has all that ${saw} saw.`);
        }
      });
      if (intact) return;
      throw new CliProblem(
        EXIT.failure,
        'The log is not as it was written. Keep the database as it is, and find out who could change it.',
        [
          ...verdict.broken.map((chain) => told(chain, 'is changed, missing or in a wrong place')),
          ...missing.map((chain) => told(chain, 'was seen by an anchor, and is changed or gone')),
        ],
      );
    });
}

interface Place {
  number: string | null;
  handoverId: string | null;
  brokenAt: number;
}

function told(chain: Place, what: string): ToldProblem {
  return {
    path: chain.number ?? chain.handoverId ?? 'what concerns no handover',
    message: `event ${chain.brokenAt} ${what}`,
  };
}

/** Undefined where there are none to hold the log against. */
function folderOf({ terminal }: Context, given: string | undefined): string | undefined {
  if (given !== undefined) return path.resolve(terminal.cwd, given);
  const usual = path.join(homeOf(terminal), 'anchors');
  return existsSync(usual) ? usual : undefined;
}

async function readAnchors(folder: string | undefined): Promise<Anchor[]> {
  if (folder === undefined) return [];
  const names = await namesIn(folder);
  const anchors: Anchor[] = [];
  let before: { sha256: string } | undefined;
  for (const name of names) {
    const bytes = await readFile(path.join(folder, name));
    const anchor = readAnchor(bytes.toString('utf8'));
    if (!anchor) throw wrong(folder, name, 'This is no anchor as it was written.');
    if (before && anchor.previous !== before.sha256) {
      const message = 'The anchor before this one was changed, or one between them is missing.';
      throw wrong(folder, name, message);
    }
    before = { sha256: createHash('sha256').update(bytes).digest('hex') };
    anchors.push(anchor);
  }
  return anchors;
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

async function missingFrom(c: Context, anchors: readonly Anchor[]): Promise<Place[]> {
  const heads = headsOfAll(anchors);
  const missing: Place[] = [];
  for (let from = 0; from < heads.length; from += BATCH) {
    const body = { heads: heads.slice(from, from + BATCH) };
    const answer = await c.ask('/audit/anchors', { method: 'POST', body }, anchoredAnswer);
    missing.push(...answer.missing);
  }
  return missing;
}
