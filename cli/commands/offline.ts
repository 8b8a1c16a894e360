import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Command } from 'commander';
import { readHandoverInput } from '../../domain/intake/handover-input';
import { handoverJsonSchema } from '../../domain/intake/json-schema';
import { requestedItems } from '../../domain/intake/requested-items';
import { loadCatalogue } from '../../platform/catalogue';
import { systemClock } from '../../platform/clock';
import { projectRoot } from '../../platform/paths';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { readInput } from '../read-input';
import { say, table } from '../terminal';

/** What needs no running Handover: check, schema, catalogue, migrate. */
export function addOffline(program: Command, context: () => Context): void {
  program
    .command('check')
    .description('check a handover file without starting anything')
    .argument('<file>')
    .action(async (file: string) => {
      const c = context();
      const raw = await readInput(c.terminal, file);
      const catalogue = loadCatalogue();
      const read = readHandoverInput(raw, { catalogue, at: systemClock.now() });
      if (!read.ok) {
        throw new CliProblem(
          EXIT.badInput,
          'The file has mistakes. Mend what is listed:',
          read.problems,
        );
      }
      const items = requestedItems(read.value, catalogue).length;
      c.print({ ok: true, items }, () => {
        say(c.terminal, `The file is right: ${items} items for ${read.value.client.name}.`);
      });
    });
  program
    .command('schema')
    .description('print the JSON Schema of a handover file, for editors')
    .action(() => {
      say(context().terminal, JSON.stringify(handoverJsonSchema(), null, 2));
    });
  program
    .command('catalogue')
    .description('list what can be asked for by number')
    .action(() => {
      const c = context();
      const items = [...loadCatalogue().values()];
      c.print({ items }, () => {
        table(
          c.terminal,
          ['NO', 'GROUP', 'ITEM', 'KIND', ''],
          items.map((item) => [
            String(item.number),
            item.group,
            item.name,
            item.kind,
            item.criticality === 'critical' ? 'critical' : '',
          ]),
        );
      });
    });
  program
    .command('migrate')
    .description(
      'bring DATABASE_URL and KEYSTORE_DATABASE_URL to the newest schema (for deployments)',
    )
    .action(async () => {
      const c = context();
      // A process of its own: the command line itself never opens a database.
      const program = path.join(projectRoot(), 'dist', 'db', 'migrate-main.js');
      const child = spawn(process.execPath, [program, ...(c.json ? ['--json'] : [])], {
        env: c.terminal.env,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const code = await new Promise<number | null>((resolve, reject) => {
        child.on('error', reject);
        child.on('exit', resolve);
      });
      if (code !== 0)
        throw new CliProblem(code ?? EXIT.failure, 'The databases were not migrated.');
    });
}
