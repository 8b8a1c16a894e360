import { sql } from 'kysely';
import { costBound, historyCost, type HistoryCost } from '../embedded/cost/history-cost';
import { setOwnStage, type OwnStage } from '../embedded/own-stage';
import { PreviousMspPerson, type ListedItem } from '../embedded/simulated/previous-msp';
import { addDays } from '../domain/calendar/local-date';
import { workflowId } from '../workflows/messages';
import { costInput, firstContact } from './cost-input';

const DAY_MS = 86_400_000;
const UPLOADS_A_SITTING = 5;
/** Calendar days after a Monday's letter on which somebody answers, all before the deadline. */
const SITTINGS = [2, 3, 4, 7, 9, 10];

interface CostCase extends HistoryCost {
  name: string;
  items: number;
  steps: number;
  sittings: number;
  uploads: number;
  resets: number;
  bound: { actions: number; events: number };
  holds: boolean;
}

interface Shape {
  name: string;
  items: number;
  /** How many items are answered in all; five a sitting come with a file. */
  answered: number;
}

/** The reference handover of performance.md, and the same with fewer and with many more items. */
const SHAPES: readonly Shape[] = [
  { name: 'reference: 60 items', items: 60, answered: 45 },
  { name: '20 items', items: 20, answered: 15 },
  { name: '500 items', items: 500, answered: 30 },
];

/** The goal of performance.md for the reference handover, whatever its number of items. */
const GOAL = { actions: 27, events: 125, bytes: 16 * 1024 };

interface Life {
  shape: Shape;
  id: string;
  /** Items that will still be answered; null until the list was read. */
  left: ListedItem[] | null;
}

/** All shapes live through the same fifteen days side by side. */
async function liveAll(stage: OwnStage): Promise<CostCase[]> {
  const lives: Life[] = [];
  for (const shape of SHAPES) {
    const answer = await stage.us.call('POST', '/handovers', costInput(shape.name, shape.items));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    lives.push({ shape, id: (answer.body as { id: string }).id, left: null });
  }
  await stage.clock.settle();
  for (let day = 1; day <= 14; day++) {
    await stage.clock.advance(DAY_MS);
    if (!SITTINGS.includes(day)) continue;
    for (const life of lives) await answerSome(stage, life);
  }
  // The deadline is the fourteenth day; the day after, our people are reminded, and then finish.
  await stage.clock.advance(DAY_MS);
  const cases: CostCase[] = [];
  for (const { id, shape } of lives) {
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    cases.push(await counted(stage, id, shape));
  }
  return cases;
}

async function answerSome(stage: OwnStage, life: Life): Promise<void> {
  const { shape } = life;
  const person = await openLink(stage, shape.name);
  life.left ??= (await person.list()).slice(0, shape.answered);
  const perSitting = Math.ceil(shape.answered / SITTINGS.length);
  await sitting(stage, person, life.left.splice(0, perSitting));
}

async function openLink(stage: OwnStage, name: string): Promise<PreviousMspPerson> {
  const link = await stage.mail.linkFor(firstContact(name), 'r');
  if (link === null) throw new Error('no letter came');
  const person = new PreviousMspPerson();
  await person.open(link);
  return person;
}

async function sitting(
  stage: OwnStage,
  person: PreviousMspPerson,
  items: readonly ListedItem[],
): Promise<void> {
  const day = addDays(stage.clock.now().toISOString().slice(0, 10), 0);
  for (const [index, item] of items.entries()) {
    await person.answer(item, {
      type: 'provided',
      day,
      ...(index < UPLOADS_A_SITTING
        ? { file: { name: 'export.txt', type: 'text/plain', content: Buffer.alloc(20_000, 'x') } }
        : {}),
    });
  }
  await person.finish();
  await stage.clock.settle();
}

async function counted(stage: OwnStage, id: string, shape: Shape): Promise<CostCase> {
  const { rows } = await sql<{
    stage: string;
    steps: number;
    sittings: number;
    uploads: number;
    resets: number;
  }>`
    select stage,
      (select count(*)::int from steps where handover_id = h.id and key <> 'request'
        and skip_reason is distinct from 'closed' and state <> 'planned') as steps,
      (select count(*)::int from submissions where handover_id = h.id) as sittings,
      (select count(*)::int from files where handover_id = h.id) as uploads,
      (select count(*)::int from reset_tasks where handover_id = h.id and reason = 'recover'
        and state = 'done') as resets
    from handovers h where id = ${id}`.execute(stage.db);
  const row = rows[0];
  if (row?.stage !== 'closed') throw new Error(`${shape.name} ended ${row?.stage ?? 'nowhere'}`);
  const cost = historyCost(await stage.client.workflow.getHandle(workflowId(id)).fetchHistory());
  const bound = costBound(row.steps, row.sittings);
  return {
    name: shape.name,
    items: shape.items,
    steps: row.steps,
    sittings: row.sittings,
    uploads: row.uploads,
    resets: row.resets,
    ...cost,
    bound,
    holds:
      cost.actions <= Math.min(bound.actions, GOAL.actions) &&
      cost.events <= Math.min(bound.events, GOAL.events) &&
      cost.bytes <= GOAL.bytes,
  };
}

/** `npm run bench:cost`: what a handover costs, counted from recorded histories; fails when a bound does not hold. */
async function main(): Promise<void> {
  const asJson = process.argv.includes('--json');
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const stage = await setOwnStage(new Date('2029-03-05T10:00:00Z'), {
    name: 'demo',
    env: process.env,
    say,
  });
  const cases: CostCase[] = [];
  try {
    cases.push(...(await liveAll(stage)));
  } finally {
    await stage.end();
  }
  for (const one of cases) {
    say(
      `${one.holds ? 'holds ' : 'BROKEN'} ${one.name}: ${String(one.actions)} actions (at most ${String(one.bound.actions)}), ` +
        `${String(one.events)} events (at most ${String(one.bound.events)}), ${String(one.bytes)} bytes; ` +
        `${String(one.steps)} steps, ${String(one.sittings)} sittings, ${String(one.uploads)} uploads, ${String(one.resets)} resets`,
    );
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ goal: GOAL, cases })}\n`);
  process.exitCode = cases.every((one) => one.holds) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
