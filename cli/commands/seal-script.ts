import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { HELD_SCRIPTS } from '../../domain/sealing/held-scripts';
import { projectRoot } from '../../platform/paths';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { say } from '../terminal';

/** Which bytes seal and open in people's browsers, and whether some file is these. Needs no running Handover. */
export function addSealScript(program: Command, context: () => Context): void {
  const group = program
    .command('seal-script')
    .description(
      'the scripts that seal and open in the browser: their hashes, and whether a copy is the same',
    );
  group
    .command('hash')
    .description('print what the pages of this version tell browsers to insist on')
    .action(async () => {
      const all = await ours();
      const [seal] = all;
      context().print({ integrity: seal?.integrity, scripts: all }, () => {
        for (const { name, integrity } of all) say(context().terminal, `${name} ${integrity}`);
      });
    });
  group
    .command('verify')
    .description(
      'compare a saved copy of /assets/seal.….js or read-export.….js with this version; - reads standard input',
    )
    .argument('<file>')
    .action(async (file: string) => {
      const c = context();
      const copy =
        file === '-' ? buffer(c.terminal.stdin) : read(path.resolve(c.terminal.cwd, file));
      const [all, found] = [await ours(), integrityOf(await copy)];
      const same = all.find(({ integrity }) => integrity === found);
      if (same === undefined) {
        const known = all.map(({ name, integrity }) => `${integrity} of ${name}`).join(' or ');
        throw new CliProblem(
          EXIT.refused,
          `This is none of the scripts of this version: ${found} where ${known} belongs. ` +
            'Compare the versions first; if they are the same, somebody has changed the script.',
        );
      }
      c.print({ same: true, ...same }, () => {
        say(c.terminal, `The same as ${same.name}, byte for byte: ${found}`);
      });
    });
}

const ours = (): Promise<{ name: string; integrity: string }[]> =>
  Promise.all(
    HELD_SCRIPTS.map(async (name) => ({
      name,
      integrity: integrityOf(await read(path.join(projectRoot(), 'dist', 'browser', name))),
    })),
  );

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
