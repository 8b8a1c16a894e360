import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { changingKeys } from '../../db/keystore';
import { ConfigError } from '../../platform/config';
import { Refusal } from '../../domain/problem';
import { Trouble } from '../trouble';
import {
  addOperator,
  confirmRecoveryKey,
  listKeys,
  removeOperator,
  rewrap,
  rotateServerKey,
  type Told,
} from './commands';
import { reach, type Reach } from './reach';

const USAGE =
  'keys list | add NAME RECIPIENT | remove NAME | rewrap | rotate | confirm-recovery [FILE]';

function command([name, ...args]: readonly string[]): (at: Reach) => Promise<Told> {
  const [first = '', ...rest] = args;
  switch (name) {
    case 'list':
      return listKeys;
    case 'add':
      return alone((at) => addOperator(at, { name: first, recipient: rest.join(' ') }));
    case 'remove':
      return alone((at) => removeOperator(at, first));
    case 'rewrap':
      return alone((at) => rewrap(at));
    case 'rotate':
      return alone(rotateServerKey);
    case 'confirm-recovery':
      return async (at) =>
        confirmRecoveryKey(at, {
          typed: first === '' ? await text(process.stdin) : await readFile(first, 'utf8'),
          file: first === '' ? null : first,
        });
    default:
      throw new Trouble(USAGE);
  }
}

/** Two that changed who may open at the same time could each take the other's new key away. */
function alone(change: (at: Reach) => Promise<Told>): (at: Reach) => Promise<Told> {
  return async (at) => {
    const changed = await changingKeys(at.keystore, () => change(at));
    if (changed) return changed.done;
    throw new Trouble(
      'Somebody else is changing the keys at this moment. Wait until that is over.',
    );
  };
}

/** The keys' commands as a program of their own: the command line itself opens no database and reads no key. */
async function main(): Promise<void> {
  const args = process.argv.slice(2).filter((one) => one !== '--json');
  const run = command(args);
  const at = await reach(process.env);
  try {
    const { value, lines, left = 0 } = await run(at);
    if (left > 0) process.exitCode = 1;
    const json = process.argv.includes('--json');
    process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  } finally {
    await at.close();
  }
}

main().catch((error: unknown) => {
  const sentence = error instanceof Refusal ? error.sentence : undefined;
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.message : String(error))}\n`);
  if (error instanceof ConfigError) process.exitCode = 2;
  else process.exitCode = error instanceof Trouble || error instanceof Refusal ? 4 : 3;
});
