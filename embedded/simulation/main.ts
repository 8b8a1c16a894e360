import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { linesToPrint } from './print-report';
import { reportPage } from './report-page';
import { simulate } from './simulate';

const USAGE = `npm run simulate -- [options]

  --handovers N   how many lives (2000)
  --seed TEXT     the same seed lives the same lives; drawn if left out
  --only N        the one life with that number, to look at what went wrong in it
  --policy FILE   another policy, as in a handover's file, instead of the default one
  --page FOLDER   where the report is drawn as a page (.data/simulation)
  --json          print the report as JSON

Ends with 0 when all that is always true held, 1 when something did not, 2 for wrong options.
`;
const MOST = 100_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      handovers: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      only: { type: 'string' },
      policy: { type: 'string' },
      page: { type: 'string', default: path.join('.data', 'simulation') },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const count = (text: string, option: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
    throw new Error(`--${option} takes a whole number from 1 to ${MOST}.`);
  };
  if (!/^[\w.]{1,40}$/.test(values.seed))
    throw new Error('--seed takes letters, digits, dots and underscores, 40 at most.');
  const numbers =
    values.only === undefined
      ? Array.from({ length: count(values.handovers, 'handovers') }, (_, index) => index + 1)
      : [count(values.only, 'only')];
  return { ...values, numbers };
}

async function run(options: ReturnType<typeof readOptions>): Promise<void> {
  const { seed, numbers, json } = options;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Seed ${seed}: ${numbers.length} handovers. The same seed lives them again.`);
  const policy: unknown =
    options.policy === undefined ? undefined : parse(await readFile(options.policy, 'utf8'));
  const policyName =
    options.policy === undefined ? DEFAULT_POLICY.name : path.basename(options.policy);
  const report = await simulate({ seed, numbers, policy, policyName, say });
  await mkdir(options.page, { recursive: true });
  const page = path.join(options.page, 'index.html');
  await writeFile(page, reportPage(report));
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(`${linesToPrint(report).join('\n')}\n\nDrawn as a page: ${page}\n`);
  process.exitCode = report.broken.length > 0 ? 1 : 0;
}

/** `npm run simulate`: thousands of handovers on virtual time, measured and checked. */
function main(): void {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  run(options).catch((error: unknown) => {
    process.stderr.write(
      `The simulation stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}

main();
