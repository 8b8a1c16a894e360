import { checkInvariants } from './invariants';
import { play } from './play';
import { resultOf, table, type HandoverResult } from './result';
import { setOwnStage } from '../own-stage';

/** A Monday morning, far enough ahead that virtual time begins in the machine's future. */
function nextMonday(machine: Date): Date {
  const monday = new Date(
    Date.UTC(machine.getUTCFullYear(), machine.getUTCMonth(), machine.getUTCDate() + 7, 10),
  );
  monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7));
  return monday;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** `npm run demo`: three whole handovers on virtual time, narrated, counted and checked. */
async function main(): Promise<void> {
  const asJson = process.argv.includes('--json');
  const say = (line: string): void => {
    (asJson ? process.stderr : process.stdout).write(`${line}\n`);
  };
  const began = process.hrtime.bigint();
  const seconds = (): string => (Number(process.hrtime.bigint() - began) / 1e9).toFixed(1);
  say('Starting PostgreSQL, Temporal and a mailbox of its own …');
  const stage = await setOwnStage(nextMonday(new Date()), {
    name: 'demo',
    env: process.env,
    say,
  });
  let results: HandoverResult[] = [];
  let invariants: Record<string, boolean> = {};
  try {
    say(`Ready after ${seconds()} s. Three handovers begin.\n`);
    const played = await play(stage, (at, who, what) => {
      say(`${DAY.format(at).padEnd(19)} ${who}: ${what}`);
    });
    results = await Promise.all(played.map((one) => resultOf(stage, one)));
    invariants = await checkInvariants(stage, played);
  } finally {
    await stage.end();
  }
  say(`\n${table(results)}\n`);
  for (const [name, holds] of Object.entries(invariants))
    say(`${holds ? 'holds ' : 'BROKEN'}  ${name}`);
  say(`\nThree lives in ${seconds()} s.`);
  if (asJson) process.stdout.write(`${JSON.stringify({ handovers: results, invariants })}\n`);
  const broken = Object.values(invariants).some((holds) => !holds);
  process.exitCode = broken || results.length === 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The demo stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
