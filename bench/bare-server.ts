import fastify from 'fastify';
import { openDatabase } from '../db/pool';

/** A bare handler with one query, by the same driver and pool as the portal's. Says its port to whoever forked it. */
async function main(): Promise<void> {
  const [url = '', handover = ''] = process.argv.slice(2);
  const db = openDatabase(url, { name: 'bare', prepared: true });
  const app = fastify();
  app.get('/', async () =>
    db
      .selectFrom('handovers')
      .where('id', '=', handover)
      .select(['number', 'stage'])
      .executeTakeFirstOrThrow(),
  );
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  process.send?.(Number(new URL(origin).port));
}

void main();
