import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { projectRoot } from '../../platform/paths';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { say } from '../terminal';

/** Which bytes seal in people's browsers, and whether some file is these. Needs no running Handover. */
export function addSealScript(program: Command, context: () => Context): void {
  const group = program
    .command('seal-script')
    .description('the script that seals in the browser: its hash, and whether a copy is the same');
  group
    .command('hash')
    .description('print what the pages of this version tell browsers to insist on')
    .action(async () => {
      const hash = integrityOf(await ours());
      context().print({ integrity: hash }, () => say(context().terminal, hash));
    });
  group
    .command('verify')
    .description(
      'compare a saved copy of /assets/seal.….js with this version; - reads standard input',
    )
    .argument('<file>')
    .action(async (file: string) => {
      const c = context();
      const copy =
        file === '-' ? buffer(c.terminal.stdin) : read(path.resolve(c.terminal.cwd, file));
      const [expected, found] = [integrityOf(await ours()), integrityOf(await copy)];
      if (found !== expected) {
        throw new CliProblem(
          EXIT.refused,
          `This is not the sealing script of this version: ${found} where ${expected} belongs. ` +
            'Compare the versions first; if they are the same, somebody has changed the script.',
        );
      }
      c.print({ same: true, integrity: found }, () => {
        say(c.terminal, `The same, byte for byte: ${found}`);
      });
    });
}

const ours = (): Promise<Buffer> => read(path.join(projectRoot(), 'dist', 'browser', 'seal.js'));

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CliProblem(EXIT.badInput, `${file} cannot be read. Check its name and your rights.`);
  }
}

/** As in the `integrity` of the page (W3C Subresource Integrity). */
function integrityOf(script: Uint8Array): string {
  return `sha384-${createHash('sha384').update(script).digest('base64')}`;
}
