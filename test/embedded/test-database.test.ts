import { Client } from 'pg';
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
});
