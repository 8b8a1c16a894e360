import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Client } from 'pg';
import { migrate } from '../../db/migrate';
import { projectRoot } from '../../platform/paths';
import { ensureKeys } from '../../vault/open/first-keys';
import { throughSocket, type DatabaseUrls } from '../database-access';
import { Guard } from '../guard';
import { startPostgres, type EmbeddedPostgres } from '../postgres';
import { checkAll } from './check-all';
import type { Outcome } from './part';
import type { PartOrder } from './part-main';
import { linesOf, type Report } from './report';
import { searchTogether } from './search-together';

export interface SimulationOptions {
  seed: string;
  numbers: readonly number[];
  policy?: unknown;
  policyName: string;
  say: (line: string) => void;
}

const EVERY = 100;
/**
 * Everything of a life is soon forgotten: the fewer collections the better, of the young and of all (MiB;
 * `node --v8-options`). Memory that the machine does not have to spare is not counted on.
 */
const ROOM = [
  '--max-semi-space-size=64',
  `--initial-old-space-size=${Math.min(2048, Math.floor(totalmem() / 2 ** 23))}`,
];

/**
 * Statements are planned once each, because the rows of one handover are always found the same way, by an index from
 * row to row, however many others there are (PostgreSQL manual, 19.7.4): first on empty tables, where nothing tells the
 * planner so, which is why it is told, and once more when a few lives have shown what is in them. Vacuum would have all
 * of it planned anew every minute, and what it clears away is thrown away anyhow.
 */
const PLANNING = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'plan_cache_mode=force_generic_plan',
  'autovacuum=off',
];
const KNOWN_AFTER = 40;
/** Nobody watches this server: it says nothing about itself (19.9). What it counts is looked at once, after the first lives. */
const UNWATCHED = ['track_activities=off', 'update_process_title=off'];
/** Nor keeps anybody what it holds: all of it stays in memory, as far as the machine has that to spare (19.4 and 19.5). */
const IN_MEMORY = [
  `shared_buffers=${Math.min(1024, Math.floor(totalmem() / 2 ** 24))}MB`,
  'max_wal_size=16GB',
  'checkpoint_timeout=1d',
  'bgwriter_lru_maxpages=0',
];

/** The whole simulation on a PostgreSQL of its own, which is gone afterwards, in as many processes as there are cores. */
export async function simulate(options: SimulationOptions): Promise<Report> {
  const began = process.hrtime.bigint();
  const home = await mkdtemp(path.join(tmpdir(), 'handover-simulation-'));
  const guard = new Guard();
  let postgres: EmbeddedPostgres | undefined;
  try {
    // They load while the database is made.
    const parts = startParts(guard, options.numbers.length);
    postgres = await startPostgres({
      home,
      guard,
      careless: true,
      socket: true,
      settings: [...PLANNING, ...UNWATCHED, ...IN_MEMORY],
    });
    await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
    await ensureKeys(home);
    const outcomes = await liveAll({ home, parts, postgres }, options);
    options.say('Searching the whole database for what must not be in it …');
    const tokens = new Set(outcomes.flatMap((one) => one.tokens));
    const whole = await checkAll(
      {
        superuserUrl: ourDatabase(postgres.superuserUrl),
        portalUrl: postgres.urls.portalUrl,
      },
      tokens,
      searchTogether,
    );
    return {
      seed: options.seed,
      policy: options.policyName,
      handovers: outcomes.length,
      seconds: Math.round(Number(process.hrtime.bigint() - began) / 1e8) / 10,
      ...linesOf(outcomes.map((one) => one.measured)),
      broken: [
        ...outcomes.flatMap(({ measured: { number, temper }, broken }) =>
          broken.map((sentence) => ({ number, temper, sentence })),
        ),
        ...whole.map((sentence) => ({ number: 0, temper: '', sentence })),
      ],
    };
  } finally {
    await postgres?.stop();
    await guard.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function liveAll(
  around: { home: string; parts: readonly Part[]; postgres: EmbeddedPostgres },
  { seed, numbers, policy, say }: SimulationOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let known: Promise<void> | undefined;
  const done = (outcome: Outcome): void => {
    outcomes.push(outcome);
    if (outcomes.length === KNOWN_AFTER) known = learnFromFirst(around.postgres);
    if (outcomes.length % EVERY === 0) say(`${outcomes.length} of ${numbers.length} lives …`);
  };
  const order = { urls: socketUrls(around.postgres), home: around.home, seed, policy };
  const left = [...numbers];
  await Promise.all(around.parts.map((part) => onePart(order, part, { left, done })));
  await known;
  return outcomes.sort((a, b) => a.measured.number - b.measured.number);
}

/**
 * Indexes that these lives never read serve pages and passes over all handovers, which there are none of here; each is
 * work for every change of its table. Those that keep something unique stay.
 */
const UNREAD_INDEXES = `
  select quote_ident(s.indexrelname) as name from pg_stat_user_indexes s join pg_index i using (indexrelid)
  where s.idx_scan = 0 and not i.indisunique`;

/** Takes away what is never read, and tells PostgreSQL how much of what there is; plans that know less are made anew. */
async function learnFromFirst({ superuserUrl }: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString: ourDatabase(superuserUrl) });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(UNREAD_INDEXES);
    for (const { name } of rows) await client.query(`drop index ${name}`);
    // Nobody asks for the counts again.
    await client.query('alter system set track_counts = off');
    await client.query('select pg_reload_conf()');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

function ourDatabase(superuserUrl: string): string {
  return superuserUrl.replace(/\/postgres$/, '/handover');
}

function socketUrls({ urls, socketFolder }: EmbeddedPostgres): DatabaseUrls {
  return socketFolder === null ? urls : throughSocket(urls, socketFolder);
}

interface Part {
  child: ChildProcessByStdio<Writable, Readable, null>;
  ended: Promise<number | null>;
}

/** One for each core, and no more than there are lives. */
function startParts(guard: Guard, lives: number): Part[] {
  const program = path.join(projectRoot(), 'dist', 'embedded', 'simulation', 'part-main.js');
  return Array.from({ length: Math.max(1, Math.min(availableParallelism(), lives)) }, () => {
    const child = spawn(process.execPath, [...ROOM, program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    guard.watch(child, 'TERM');
    // One that ends too early says so by its code.
    child.stdin.on('error', () => undefined);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    // Heard of where its lives are waited for.
    ended.catch(() => undefined);
    return { child, ended };
  });
}

/** Takes of what is left whenever it has a hand free, so that both end together. */
async function onePart(
  order: PartOrder,
  { child, ended }: Part,
  { left, done }: { left: number[]; done: (outcome: Outcome) => void },
): Promise<void> {
  const feed = (): void => {
    const number = left.shift();
    if (number !== undefined) child.stdin.write(`${number}\n`);
    else if (!child.stdin.writableEnded) child.stdin.end();
  };
  child.stdin.write(`${JSON.stringify(order)}\n`);
  // Two, so that the next one is there when it asks.
  feed();
  feed();
  for await (const line of createInterface({ input: child.stdout })) {
    feed();
    done(JSON.parse(line) as Outcome);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`a part of the simulation ended with ${String(code)}`);
}
