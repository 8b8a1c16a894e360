import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { TEMPER_NAMES } from '../../domain/rehearsal/tempers';
import { portalIsBlind } from '../../embedded/simulated/always-true';
import { checkAll } from '../../embedded/simulation/check-all';
import { findLeaks } from '../../embedded/simulation/find-leaks';
import type { Lived } from '../../embedded/simulation/live';
import { livePart, type Outcome, type PartOptions } from '../../embedded/simulation/part';
import { linesOf } from '../../embedded/simulation/report';
import { randomHandover } from '../../embedded/simulation/random-handover';
import { openWorld, type World } from '../../embedded/simulation/world';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { servers } from '../support/servers';

let database: TestDatabase;
let home: string;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(path.join(servers().folder, 'simulation-'));
  world = await openWorld(database, home);
});

afterAll(async () => {
  await world.close();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function lives(
  options: Partial<PartOptions> & Pick<PartOptions, 'numbers'>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await livePart(world, { seed: 'test', ...options, done: (one) => outcomes.push(one) });
  return outcomes.sort((a, b) => a.measured.number - b.measured.number);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

async function asSuperuser(statement: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    // As somebody who has the disk could: past the rules that hold for everybody else.
    await client.query(`set session_replication_role = replica`);
    const { rowCount } = await client.query(statement, values);
    if (rowCount === 0) throw new Error('nothing was planted');
  } finally {
    await client.end();
  }
}

/** Lives one handover and does something to it before it is looked at. */
async function brokenBy(
  number: number,
  plant: (world: World, lived: Lived) => Promise<void>,
): Promise<string> {
  const [outcome] = await lives({
    numbers: [number],
    seed: `planted${number}`,
    plant: (around, lived) => {
      expect(lived.stuck).toBeNull();
      return plant(around, lived);
    },
  });
  return outcome?.broken.join('; ') ?? '';
}

/** Prompt ones that nobody else here lives, all of whose answers stay with us. */
const KEPT = Array.from(
  { length: 40 },
  (_, index) => 1 + (10 + index) * TEMPER_NAMES.length,
).filter(
  (number) => randomHandover(`planted${number}`, number).input.scopePreset === 'fully-managed',
);
const PROMPT = 1;
const SILENT = 16;

describe('the simulation', () => {
  it('lives two handovers of every temper, and all that is always true holds in each', async () => {
    const outcomes = await lives({ numbers: upTo(32) });
    expect(outcomes.flatMap(({ measured, broken }) => broken.map((b) => [measured, b]))).toEqual(
      [],
    );
    expect(world.errors).toEqual([]);
    const tokens = new Set(outcomes.flatMap((one) => one.tokens));
    expect(tokens.size).toBeGreaterThan(32);
    expect(await checkAll(database, tokens)).toEqual([]);

    const { overall, tempers } = linesOf(outcomes.map((one) => one.measured));
    expect(tempers.map((line) => line.temper)).toEqual(TEMPER_NAMES);
    const of = (name: string) => tempers.find((line) => line.temper === name);
    expect(of('prompt')).toMatchObject({ allAnswered: 1, resetsAvoided: 1 });
    expect(of('silent')).toMatchObject({ answered: 0, resetsAvoided: 0 });
    expect(of('prompt')?.daysToAllAnswered.median).toBeLessThan(
      of('slow')?.daysToAllAnswered.median ?? Infinity,
    );
    expect(overall.lives).toBe(32);
    const { rows } = await sql<{ packages: number }>`
      select count(*)::int as packages from packages where confirmed_at is not null`.execute(
      world.db,
    );
    expect(rows[0]?.packages).toBeGreaterThan(5);
  }, 240_000);

  it('lives the same life again for the same seed and number', async () => {
    const once = await lives({ numbers: [3], seed: 'again' });
    await sql`update handovers set idempotency_key = null`.execute(world.db);
    const again = await lives({ numbers: [3], seed: 'again' });
    expect(again.map((one) => one.measured)).toEqual(once.map((one) => one.measured));
  }, 120_000);

  it('finds a reset task that exists twice', async () => {
    const broken = await brokenBy(SILENT, ({ db }, { id }) =>
      sql`insert into reset_tasks select (r).* from (select jsonb_populate_record(t,
          jsonb_build_object('id', gen_random_uuid())) as r from reset_tasks t
        where t.handover_id = ${id} and t.reason = 'recover' and t.state = 'done' limit 1) x`
        .execute(db)
        .then(() => undefined),
    );
    expect(broken).toContain('1: an item has two tasks of one reason');
  }, 120_000);

  it('finds an answer that was lost, and one whose bytes were changed', async () => {
    const lost = await brokenBy(KEPT[0] ?? 0, (_world, { id, ledger }) =>
      asSuperuser(
        `delete from answers where ctid = (select ctid from answers
           where handover_id = $1 and length(sealed) > 0 and item_id = any($2) limit 1)`,
        [id, ledger.flatMap(({ secrets }) => secrets.map(({ itemId }) => itemId))],
      ),
    );
    expect(lost).toContain('2: a receipted answer does not open');
    const changed = brokenBy(KEPT[1] ?? 0, (_world, { id, ledger }) =>
      asSuperuser(
        `update answers set sealed = (select sealed from answers
             where handover_id <> $1 and length(sealed) > 0 limit 1)
         where handover_id = $1 and length(sealed) > 0 and item_id = any($2)`,
        [id, ledger.flatMap(({ secrets }) => secrets.map(({ itemId }) => itemId))],
      ),
    );
    await expect(changed).resolves.toContain('2: a receipted answer does not open');
  }, 120_000);

  it('finds a second copy of a mail whose fate was known, and a mail that no row knows of', async () => {
    const broken = await brokenBy(SILENT * 3, (_world, lived) => {
      const [first] = lived.delivered.filter((one) => !one.unknown);
      if (!first) throw new Error('a silent previous MSP gets mail');
      Object.assign(lived, {
        delivered: [
          ...lived.delivered,
          { ...first, bytes: 'others' },
          { ...first, messageId: 'nobody@northgate.example' },
        ],
      });
      return Promise.resolve();
    });
    expect(broken).toContain('3: a second copy was sent though the first one’s fate was known');
    expect(broken).toContain('3: a second copy differs from the first');
    expect(broken).toContain('3: a mail arrived that no row knows of');
  }, 120_000);

  it('finds a log that was changed, a step that was never taken, and two messages on one day of their reader', async () => {
    const broken = await brokenBy(SILENT * 2, async (_world, { id }) => {
      await asSuperuser(
        `update audit_events set actor = 'nobody' where handover_id = $1 and seq = 2`,
        [id],
      );
      await asSuperuser(
        `update steps set state = 'planned', taken_at = null where handover_id = $1 and template = 'reminder'`,
        [id],
      );
      await asSuperuser(
        `update messages m set outcome_at = first.outcome_at + interval '1 minute' from messages first
         where m.handover_id = $1 and m.template = 'reminder' and first.template = 'request'
           and first.handover_id = $1 and first.contact_id = m.contact_id`,
        [id],
      );
    });
    expect(broken).toContain(
      'somebody had two messages on one day of theirs: request and reminder',
    );
    expect(broken).toContain('7: the log’s chain is broken');
    expect(broken).toContain('8: something that was due was not done');
  }, 120_000);

  it('finds an item that was forgotten at the close', async () => {
    const broken = await brokenBy(PROMPT + 2 * TEMPER_NAMES.length, (_world, { id }) =>
      asSuperuser(`update items set state = 'outstanding' where handover_id = $1`, [id]),
    );
    expect(broken).toContain('1: it was closed with an item that is not settled');
  }, 120_000);

  it('finds that the portal may read what was sealed, whichever table it is in', async () => {
    const sealed = [
      ['answers', 'sealed'],
      ['file_chunks', 'sealed'],
      ['files', 'sealed_manifest'],
    ];
    for (const [table, column] of sealed) {
      await asSuperuser(`grant select (${column}) on ${table} to handover_portal`);
      expect([table, await portalIsBlind(database.portalUrl)]).toEqual([table, false]);
      await asSuperuser(`revoke select (${column}) on ${table} from handover_portal`);
    }
    await asSuperuser(`grant select on inbound_messages to handover_portal`);
    const broken = await checkAll(database, new Set());
    await asSuperuser(`revoke select on inbound_messages from handover_portal`);
    expect(broken).toEqual(['5: the portal’s role can read what it has accepted']);
    expect(await portalIsBlind(database.portalUrl)).toBe(true);
  }, 120_000);

  it('finds that looking at a page changes something', async () => {
    const broken = await brokenBy(KEPT[2] ?? 0, async (_world, { id }) => {
      // As if whoever may look at items counted, with each look, what they looked at.
      await asSuperuser(`
        create function count_a_look() returns boolean language plpgsql security definer as $$ begin
          update handovers set revision = revision + 1 where id = '${id}'; return true; end $$;
        create policy counted on items for select to handover_portal using (count_a_look());
        alter table items enable row level security`);
    });
    await asSuperuser(`alter table items disable row level security; drop policy counted on items;
      drop function count_a_look()`);
    expect(broken).toBe('6: reading a page changed something');
  }, 120_000);

  it('finds a secret and a link that stand in the clear', async () => {
    let token = '';
    await brokenBy(PROMPT + 3 * TEMPER_NAMES.length, async (_world, lived) => {
      [token = ''] = lived.tokens;
      const word = lived.ledger.flatMap((one) => one.secrets)[0]?.word ?? '';
      const said = [lived.id, `${word} and ${token}`];
      await asSuperuser(`update items set waive_reason = $2 where handover_id = $1`, said);
      // Between bytes that are no text in any encoding.
      const paper = Buffer.from(`\xff\xc3${token}\xe2\x00\xc3${word}\xff`, 'latin1');
      await asSuperuser(`update letters set pdf = $2 where handover_id = $1`, [lived.id, paper]);
    });
    const broken = await checkAll(database, new Set([token]));
    for (const table of ['items', 'letters']) {
      expect(broken).toContain(`4: a token stands in the clear in the table ${table}`);
      expect(broken.join()).toMatch(new RegExp(`a secret .* ${table} .life planted`));
    }
    const found = (number: number, of: number) =>
      findLeaks(database.superuserUrl, new Set([token]), { number, of });
    const halves = [...(await found(0, 2)), ...(await found(1, 2))];
    expect(halves).toHaveLength((await found(0, 1)).length);
  }, 120_000);
});
