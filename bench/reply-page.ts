import { Agent, request } from 'node:http';
import fastify from 'fastify';
import { openDatabase } from '../db/pool';
import { inTurns, summary, timed } from './compare';
import { setPortalStage } from './portal-stage';

const REQUESTS = 400;
const AT_ONCE = 8;
const TURNS = 6;
const GOAL = 0.9;

/** Seconds for so many requests, so many at once. */
async function ask(url: string, headers: Record<string, string>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let left = REQUESTS;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // One address may ask so many times a minute; behind our proxy there are many.
      const from = { 'x-forwarded-for': `203.0.113.${left % 250}` };
      request(url, { agent, headers: { ...headers, ...from } }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`it said ${response.statusCode}`));
        response.on('data', () => undefined).on('end', resolve);
      })
        .on('error', reject)
        .end();
    });
  const seconds = await timed(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await one();
      }),
    ),
  );
  agent.destroy();
  return seconds;
}

/** `npm run bench:reply-page [-- --json]`: the list of a whole catalogue, against a bare handler with one query. */
async function main(): Promise<void> {
  const stage = await setPortalStage();
  const { site } = stage;
  const db = openDatabase(site.database.portalUrl, { max: 8, name: 'bare' });
  const bare = fastify();
  try {
    const handover = await site.seed();
    const link = await site.open(handover);
    bare.get('/', async () =>
      db
        .selectFrom('handovers')
        .where('id', '=', handover.id)
        .select(['number', 'stage'])
        .executeTakeFirstOrThrow(),
    );
    const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
    const origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
    const ratios = await inTurns(
      TURNS,
      () => ask(bareUrl, {}),
      () => ask(`${origin}${link.home}`, link.headers),
    );
    const result = { items: handover.items.length, ...summary(ratios, GOAL) };
    process.stdout.write(
      process.argv.includes('--json')
        ? `${JSON.stringify(result)}\n`
        : `A list of ${result.items} items: ${result.ratio.toFixed(2)} × a bare handler with one query ` +
            `(±${Math.round(result.band * 100)} %), goal ${GOAL}: ${result.verdict}\n`,
    );
  } finally {
    await bare.close();
    await db.destroy();
    await stage.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
