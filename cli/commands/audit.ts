import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { headsOfAll, type ChainHead } from '../../domain/audit/anchor';
import { anchoredAnswer, auditAnswer } from '../answers';
import { homeOf } from '../connection';
import type { Context } from '../context';
import { CliProblem, EXIT, type ToldProblem } from '../exit';
import { say } from '../terminal';
import { proofOf, said } from './audit-proof';
import { readAnchors } from './read-anchors';

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
      const kept = await readAnchors(folderOf(c, options.anchors));
      const verdict = await c.ask('/audit/verify', { query: { handover } }, auditAnswer);
      const missing = await missingFrom(c, headsOfAll([...kept.anchors, { heads: kept.heads }]));
      const intact = verdict.intact && missing.length === 0;
      const proof = proofOf(kept, verdict);
      c.print({ ...verdict, ...proof, intact, anchors: kept.anchors.length, missing }, () => {
        if (!intact) return;
        for (const line of said(kept, verdict, proof)) say(c.terminal, line);
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

async function missingFrom(c: Context, heads: readonly ChainHead[]): Promise<Place[]> {
  const missing: Place[] = [];
  for (let from = 0; from < heads.length; from += BATCH) {
    const body = { heads: heads.slice(from, from + BATCH) };
    const answer = await c.ask('/audit/anchors', { method: 'POST', body }, anchoredAnswer);
    missing.push(...answer.missing);
  }
  return missing;
}
