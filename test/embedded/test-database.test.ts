import { sql } from 'kysely';
import { Client } from 'pg';
import { inOneFlight } from '../../db/in-one-flight';
import { openDatabase, type Queries } from '../../db/pool';
import { behind, endsTransaction, write } from '../../db/transactions';
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

  it('are sent a flight without waiting between its statements, and tell of the first that fails', async () => {
    const db = openDatabase(database.workerUrl, { prepared: true });
    const seen = await db.transaction().execute(async (tx) => {
      const slow = sql`select pg_sleep(0.5)`.compile(tx);
      const [follower] = behind(slow, [sql`select ${'two'}::text as word`.compile(tx)]);
      let over = false;
      const answer = tx.executeQuery(slow).then(() => (over = true));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const sentMeanwhile = follower?.answer !== undefined && !over;
      await answer;
      return { sentMeanwhile, rows: (await follower?.answer)?.rows };
    });
    expect(seen).toEqual({ sentMeanwhile: true, rows: [{ word: 'two' }] });
    const failing = db.transaction().execute((tx) => {
      const of = (text: string) => ({ compile: () => sql.raw(text).compile(tx) });
      return inOneFlight(tx, of('select 1'), of('select 1 / 0'), of('select 2'));
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await db.destroy();
  });

  it('are told what nobody waits for with the next statement, or with COMMIT, in its order', async () => {
    const db = openDatabase(database.superuserUrl, { max: 1 });
    await sql`create temporary table told (x int unique)`.execute(db);
    const telling = (tx: Queries, x: number) => write(tx, sql`insert into told values (${x})`);
    const known = async (queries: Queries): Promise<unknown[]> =>
      (await sql<{ x: number }>`select x from told order by x`.execute(queries)).rows.map(
        ({ x }) => x,
      );
    await telling(db, 1);
    const seen = await db.transaction().execute(async (tx) => {
      await telling(tx, 2);
      await telling(tx, 3);
      const within = await known(tx);
      await telling(tx, 4);
      return within;
    });
    expect(seen).toEqual([1, 2, 3]);
    expect(await known(db)).toEqual([1, 2, 3, 4]);
    const taken = { code: '23505' };
    const rather = new Error('rather not');
    const failing: [(tx: Queries) => Promise<unknown>, unknown][] = [
      // By the statement behind it, which itself would only say that the transaction is over.
      [(tx) => telling(tx, 1).then(() => known(tx)), taken],
      [(tx) => telling(tx, 5).then(() => telling(tx, 1)), taken],
      [(tx) => telling(tx, 5).then(() => Promise.reject(rather)), rather],
    ];
    for (const [act, error] of failing) {
      const told = await db
        .transaction()
        .execute(act)
        .catch((reason: unknown) => reason);
      expect(told).toMatchObject(error as object);
      expect(await known(db)).toEqual([1, 2, 3, 4]);
    }
    await db.destroy();
  });

  it('give a statement that is described once the same rows each time, without rows and with', async () => {
    const db = openDatabase(database.workerUrl, { prepared: true, max: 1 });
    const asked = async (most: number) =>
      (await sql`select n, 'w' as word from generate_series(1, ${most}::int) n`.execute(db)).rows;
    expect([await asked(1), await asked(0), await asked(2)]).toEqual([
      [{ n: 1, word: 'w' }],
      [],
      [
        { n: 1, word: 'w' },
        { n: 2, word: 'w' },
      ],
    ]);
    await db.destroy();
  });
});
