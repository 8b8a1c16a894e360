import { sql } from 'kysely';
import { Client } from 'pg';
import { openDatabase } from '../../db/pool';
import { endsTransaction } from '../../db/transactions';
import { createTestDatabase, type TestDatabase } from '../support/database';

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the databases', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('are reached by each process as a role of its own', async () => {
    const names = await Promise.all(
      [database.portalUrl, database.consoleUrl, database.workerUrl].map((url) =>
        rows(url, 'select current_user as role'),
      ),
    );
    expect(names.flat()).toEqual([
      { role: 'handover_portal' },
      { role: 'handover_console' },
      { role: 'handover_worker' },
    ]);
  });

  it('never let the process that faces the internet connect to the keystore', async () => {
    const url = new URL(database.portalUrl);
    url.pathname = new URL(database.keystoreUrl).pathname;
    await expect(rows(url.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('never let the process that faces the internet read a sealed answer back', async () => {
    await expect(rows(database.portalUrl, 'select sealed from answers')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('never let a process of ours make or change tables', async () => {
    for (const url of [database.portalUrl, database.consoleUrl, database.workerUrl]) {
      await expect(rows(url, 'create table x (y int)')).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('keep nothing of a transaction that fails at its end, by its last statement or by COMMIT', async () => {
    const db = openDatabase(database.superuserUrl, { max: 1 });
    await sql`create temporary table kept (x int check (x > 0) unique deferrable initially deferred)`.execute(
      db,
    );
    const insert = (first: number, last: number): Promise<unknown[]> =>
      db.transaction().execute(async (tx) => {
        await sql`insert into kept values (${first})`.execute(tx);
        const ending = sql`insert into kept values (${last}) returning x`;
        const { rows: made } = await tx.executeQuery(
          endsTransaction({ compile: () => ending.compile(tx) }),
        );
        return made;
      });
    await expect(insert(1, -1)).rejects.toMatchObject({ code: '23514' });
    await expect(insert(1, 1)).rejects.toMatchObject({ code: '23505' });
    expect(await insert(2, 3)).toEqual([{ x: 3 }]);
    const { rows: kept } = await sql`select x from kept order by x`.execute(db);
    expect(kept).toEqual([{ x: 2 }, { x: 3 }]);
    await db.destroy();
  });
});
