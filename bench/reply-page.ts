import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../platform/paths';
import { inTurns, inWords, summaryOfBoth, type Taken } from './compare';
import { cpuClock } from './cpu-time';
import type { Load, LoadDone } from './load';
import { setPortalStage } from './portal-stage';

const REQUESTS = 6_000;
const AT_ONCE = 8;
const TURNS = 8;
const GOAL = 0.9;

/** Flags and all as the portal runs. */
function program(name: string, args: readonly string[] = []): ChildProcess {
  const file = path.join(projectRoot(), 'dist', 'bench', `${name}.js`);
  return fork(file, [...args], { execArgv: ['--max-semi-space-size=2'] });
}

/** `npm run bench:reply-page [-- --json]`: the list of a whole catalogue, against a bare handler with one query. */
async function main(): Promise<void> {
  const stage = await setPortalStage();
  const { site } = stage;
  const cpu = await cpuClock(site.database.superuserUrl);
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
      const before = await cpu.of([pid]);
      load.send({ ...where, requests: REQUESTS, atOnce: AT_ONCE } satisfies Load);
      const [done] = (await once(load, 'message')) as [LoadDone];
      if ('wrong' in done) throw new Error(done.wrong);
      return { clock: done.seconds, processor: (await cpu.of([pid])) - before } satisfies Taken;
    };
    const compared = (handler: Pick<Load, 'path' | 'headers'>) =>
      inTurns(
        TURNS,
        () => ask(bare.pid ?? 0, { port: barePort, path: '/', headers: {} }),
        () => ask(portal.pid, { port: Number(new URL(portal.origin).port), ...handler }),
      );
    // As every browser asks.
    const headers = { ...link.headers, 'accept-encoding': 'gzip, deflate, br' };
    const turns = await compared({ path: link.home, headers });
    const result = { items: handover.items.length, ...summaryOfBoth(turns, GOAL, { busy: true }) };
    process.stdout.write(
      process.argv.includes('--json')
        ? `${JSON.stringify(result)}\n`
        : `A list of ${result.items} items ${inWords(result, 'a bare handler with one query')}\n`,
    );
  } finally {
    for (const one of started) one.kill();
    await cpu.end();
    await portal.stop();
    await stage.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exitCode = 1;
});
