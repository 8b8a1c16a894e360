import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../platform/paths';
import { homeOf } from '../connection';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';

/** Who may open what is sealed. Run on the server: these open the keystore as its owner. */
export function addKeys(program: Command, context: () => Context): void {
  const keys = program
    .command('keys')
    .description('who may open what was sent: the server, operators, the recovery key');
  const run = (...args: string[]) => runOwn(context(), 'keys', args);
  keys
    .command('list')
    .description('name them, and say whether every handover’s key is wrapped to all of them')
    .action(() => run('list'));
  keys
    .command('add')
    .description('one more operator: age1… or an SSH public key (ssh-ed25519, ssh-rsa)')
    .argument('<name>')
    .argument('<recipient...>')
    .action((name: string, recipient: string[]) => run('add', name, ...recipient));
  keys
    .command('remove')
    .description('one operator less, by name')
    .argument('<name>')
    .action((name: string) => run('remove', name));
  keys
    .command('rewrap')
    .description('wrap every handover’s key to the present ones; goes on where it was broken off')
    .action(() => run('rewrap'));
  keys
    .command('rotate')
    .description('a new key for the server; goes on where it was broken off')
    .action(() => run('rotate'));
  keys
    .command('confirm-recovery')
    .description('show that you hold the recovery key: from a file, or typed')
    .argument('[file]')
    .action((file: string | undefined) => run('confirm-recovery', ...(file ? [file] : [])));
}

/** A program of its own with the command line's terminal. Throws CliProblem with its exit code. */
export async function runOwn(c: Context, name: string, args: readonly string[]): Promise<void> {
  const program = path.join(projectRoot(), 'dist', 'embedded', name, 'main.js');
  const child = spawn(process.execPath, [program, ...args, ...(c.json ? ['--json'] : [])], {
    env: { ...c.terminal.env, HANDOVER_HOME: homeOf(c.terminal) },
    cwd: c.terminal.cwd,
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new CliProblem(code ?? EXIT.failure, '');
}
