import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../platform/paths';
import { inBlocks } from './blocks';
import { inWords, type Taken } from './compare';
import { ofProcess } from './cpu-time';
import type { Load, LoadDone } from './load';
import { setPortalStage } from './portal-stage';

/** A turn takes some tenths of a second: shorter than most of what else a machine does. */
const REQUESTS = 400;
const AT_ONCE = 8;
const SECONDS = 110;
const GOAL = 0.9;

/** Flags and all as the portal runs. */
function program(name: string, args: readonly string[] = []): ChildProcess {
  const file = path.join(projectRoot(), 'dist', 'bench', `${name}.js`);
  return fork(file, [...args], { execArgv: ['--max-semi-space-size=2'] });
}

/**
 * `npm run bench:reply-page [-- --json]`: the list of a whole catalogue, against a bare handler with one query; by the
 * clock, and by what the server's own process spent on the processors.
 */
async function main(): Promise<void> {
  const stage = await setPortalStage();
  const { site } = stage;
  const started: ChildProcess[] = [];
  const portal = await stage.portal();
  try {
    const handover = await site.seed();
    const link = await site.open(handover);
    const bare = program('bare-server', [site.database.portalUrl, handover.id]);
    const load = program('load');
    started.push(bare, load);
    const [barePort] = (await once(bare, 'message')) as [number];
    const ask = async (pid: number, where: Pick<Load, 'port' | 'path' | 'headers'>) => {
      const before = await ofProcess(pid);
      load.send({ ...where, requests: REQUESTS, atOnce: AT_ONCE } satisfies Load);
      const [done] = (await once(load, 'message')) as [LoadDone];
      if ('wrong' in done) throw new Error(done.wrong);
      return { clock: done.seconds, processor: (await ofProcess(pid)) - before } satisfies Taken;
    };
    // As every browser asks.
    const headers = { ...link.headers, 'accept-encoding': 'gzip, deflate, br' };
    const port = Number(new URL(portal.origin).port);
    const compared = await inBlocks(
      {
        baseline: () => ask(bare.pid ?? 0, { port: barePort, path: '/', headers: {} }),
        ours: () => ask(portal.pid, { port, path: link.home, headers }),
      },
      { seconds: SECONDS, goal: GOAL },
    );
    const result = { items: handover.items.length, ...compared };
    const { clock, processor } = compared.same;
    process.stdout.write(
      process.argv.includes('--json')
        ? `${JSON.stringify(result)}\n`
        : `A list of ${result.items} items ${inWords(result, 'a bare handler with one query')}\n` +
            `${result.blocks} blocks of 8 turns of ${REQUESTS} requests; the list against itself ` +
            `${clock.toFixed(2)} by the clock, ${processor.toFixed(2)} by the processors\n`,
    );
  } finally {
    for (const one of started) one.kill();
    await portal.stop();
    await stage.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exitCode = 1;
});
