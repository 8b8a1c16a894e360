import { sql, type Kysely } from 'kysely';
import { headsOfAll, readAnchor, anchorText, type ChainHead } from '../../domain/audit/anchor';
import { writeAudit } from '../../db/audit';
import { missingFromLog, readHeads } from '../../db/audit-anchors';
import { verifyAudit } from '../../db/audit-verify';
import { openDatabase, type Db } from '../../db/pool';
import type { Tables } from '../../db/tables';
import { Dice } from '../../embedded/simulated/dice';
import { createTestDatabase, type TestDatabase } from '../support/database';

const CHAINS = Array.from({ length: 6 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
const EVENTS = 90;
const TAMPERINGS = 1_000;

let database: TestDatabase;
let db: Db;
let anchored: ChainHead[];

beforeAll(async () => {
  database = await createTestDatabase();
  // Whoever can do everything: superuser, triggers off. The chains alone have to show what was done.
  db = openDatabase(database.superuserUrl, { max: 1, name: 'attacker' });
  await sql`alter table audit_events drop constraint audit_events_handover_id_fkey`.execute(db);
  for (let i = 0; i < EVENTS; i++) {
    await writeAudit(db, {
      handoverId: i % 7 === 6 ? null : (CHAINS[i % 7] ?? null),
      at: new Date(Date.UTC(2029, 2, 5, 8, i)),
      actor: i % 2 === 0 ? 'system' : 'staff:max@northgate.example',
      action: 'step.taken',
      details: { step: `step-${i}`, count: i },
    });
  }
  anchored = await readHeads(db);
  await sql`set session_replication_role = replica`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

type Tx = Kysely<Tables>;
interface Event {
  chain: string;
  seq: number;
}
class Undo extends Error {}

/** Does it, asks both checks, and undoes it. */
async function found(tamper: (tx: Tx) => Promise<unknown>) {
  const seen = { chains: false, anchors: false };
  await db
    .transaction()
    .execute(async (tx) => {
      await tamper(tx);
      seen.chains = (await verifyAudit(tx)).broken.length > 0;
      seen.anchors = (await missingFromLog(tx, anchored)).length > 0;
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return seen;
}

const EDITS = [
  "at = at + interval '1 microsecond'",
  "actor = actor || '.'",
  "action = 'step.skipped'",
  'details = details || \'{"count": -1}\'',
  "details = '{}'",
  'previous_hash = sha256(previous_hash)',
  'hash = sha256(hash)',
];

function edit(tx: Tx, { chain, seq }: Event, dice: Dice) {
  return sql`update audit_events set ${sql.raw(dice.pick(EDITS))}
    where chain = ${chain}::uuid and seq = ${seq}`.execute(tx);
}

function remove(tx: Tx, { chain, seq }: Event) {
  return sql`delete from audit_events where chain = ${chain}::uuid and seq = ${seq}`.execute(tx);
}

async function reorder(tx: Tx, { chain, seq }: Event) {
  const other = seq === 1 ? 2 : seq - 1;
  for (const [from, to] of [
    [seq, 0],
    [other, seq],
    [0, other],
  ] as const) {
    await sql`update audit_events set seq = ${to} where chain = ${chain}::uuid and seq = ${from}`.execute(
      tx,
    );
  }
}

/** Leaves the chain whole and its head where it ends: nothing within the database shows it. */
async function cutTail(tx: Tx, { chain, seq }: Event) {
  await sql`delete from audit_events where chain = ${chain}::uuid and seq >= ${seq}`.execute(tx);
  if (seq === 1) await sql`delete from audit_heads where chain = ${chain}::uuid`.execute(tx);
  await sql`update audit_heads set seq = ${seq - 1}, hash = coalesce((select hash from audit_events
    where chain = ${chain}::uuid and seq = ${seq - 1}), '\\x') where chain = ${chain}::uuid`.execute(
    tx,
  );
}

/** Changes an event and writes every hash after it anew. */
async function writeAnew(tx: Tx, { chain, seq }: Event) {
  await sql`update audit_events set details = '{"nothing": "happened"}'
    where chain = ${chain}::uuid and seq = ${seq}`.execute(tx);
  await sql`do $$ declare e record; before bytea := '\\x'; begin
    for e in select * from audit_events where chain = '${sql.raw(chain)}' order by seq loop
      before := audit_hash(before, e.chain, e.seq, e.at, e.actor, e.action, e.details);
      update audit_events set hash = before, previous_hash = coalesce((select hash from audit_events p
        where p.chain = e.chain and p.seq = e.seq - 1), '\\x') where chain = e.chain and seq = e.seq;
    end loop;
    update audit_heads set hash = before where chain = '${sql.raw(chain)}';
  end $$`.execute(tx);
}

describe('the log', () => {
  it('finds a thousand random edits, deletions, reorderings, cut tails and rewritings, and nothing where nothing was done', async () => {
    const dice = new Dice('a thousand tamperings');
    const events: Event[] = anchored.flatMap(({ chain, seq }) =>
      Array.from({ length: seq }, (_, i) => ({ chain, seq: i + 1 })),
    );
    const missed: string[] = [];
    const ways = { edit, remove, reorder, cutTail, writeAnew };
    const names = Object.keys(ways) as (keyof typeof ways)[];
    for (let i = 0; i < TAMPERINGS; i++) {
      const way = names[i % names.length] ?? 'edit';
      const event = dice.pick(events);
      const seen = await found((tx) => ways[way](tx, event, dice));
      const withinToo = way === 'edit' || way === 'remove' || way === 'reorder';
      if (!(withinToo ? seen.chains : seen.anchors)) missed.push(`${way} ${JSON.stringify(event)}`);
      // What a chain cannot show of itself is why it is anchored: the test would be vain if it could.
      if (!withinToo && seen.chains) missed.push(`${way} was not done well enough`);
    }
    expect(missed).toEqual([]);
    expect(await found(() => Promise.resolve())).toEqual({ chains: false, anchors: false });
  }, 60_000);

  it('is appended to by every role, and changed by none: not by its owner either, and no head by itself', async () => {
    const roles = [database.ownerUrl, database.portalUrl, database.consoleUrl, database.workerUrl];
    for (const url of roles) {
      const role = openDatabase(url, { max: 1 });
      for (const statement of [
        "update audit_events set actor = 'nobody'",
        'delete from audit_events',
        'truncate audit_events',
        'update audit_heads set seq = 0',
        'delete from audit_heads',
        'truncate audit_heads',
        "insert into audit_heads values ('00000000-0000-4000-8000-0000000000ff', 0, '\\x')",
      ]) {
        await expect(sql.raw(statement).execute(role)).rejects.toMatchObject({ code: '42501' });
      }
      await role.destroy();
    }
  });
});

describe('an anchor', () => {
  const at = new Date('2029-03-05T08:00:00Z');

  it('is one text for the same heads, reads back, and is refused when a line of it was cut or changed', () => {
    const text = anchorText({ at, previous: 'a'.repeat(64), heads: [...anchored].reverse() });
    expect(text).toBe(anchorText({ at, previous: 'a'.repeat(64), heads: anchored }));
    expect(readAnchor(text)).toEqual({ at, previous: 'a'.repeat(64), heads: anchored });
    for (const wrong of ['', text.slice(0, -1), text.slice(0, -70), text.replace(' 1', ' x')]) {
      expect(readAnchor(wrong)).toBeNull();
    }
  });

  it('is held against the log together with others, each place once', () => {
    const [first] = anchored;
    if (!first) throw new Error('no heads');
    const earlier = { ...first, seq: 1, hash: 'b'.repeat(64) };
    expect(headsOfAll([{ heads: [first, earlier] }, { heads: [first] }])).toEqual([first, earlier]);
  });
});
