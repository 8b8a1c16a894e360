import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
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
      return (at) => addOperator(at, { name: first, recipient: rest.join(' ') });
    case 'remove':
      return (at) => removeOperator(at, first);
    case 'rewrap':
      return (at) => rewrap(at);
    case 'rotate':
      return rotateServerKey;
    case 'confirm-recovery':
      return async (at) =>
        confirmRecoveryKey(
          at,
          first === '' ? await text(process.stdin) : await readFile(first, 'utf8'),
        );
    default:
      throw new Trouble(USAGE);
  }
}

/** The keys' commands as a program of their own: the command line itself opens no database and reads no key. */
async function main(): Promise<void> {
  const args = process.argv.slice(2).filter((one) => one !== '--json');
  const run = command(args);
  const at = await reach(process.env);
  try {
    const { value, lines } = await run(at);
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
