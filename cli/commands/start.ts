import type { Command } from 'commander';
import { startedAnswer } from '../answers';
import type { Context } from '../context';
import { readInput } from '../read-input';
import { bold, say } from '../terminal';

export function addStart(program: Command, context: () => Context): void {
  program
    .command('start')
    .description('start a handover from a YAML or JSON file (- for standard input)')
    .argument('<file>')
    .option('--key <key>', 'the same key again makes no second handover')
    .action(async (file: string, { key }: { key?: string }) => {
      const c = context();
      const body = await readInput(c.terminal, file);
      const headers = key === undefined ? {} : { 'idempotency-key': key };
      await c.answer(
        '/handovers',
        { method: 'POST', body, headers },
        {
          shape: startedAnswer,
          show: ({ number, page, repeated }) => {
            const said = repeated ? 'was started with this key before' : 'is started';
            say(c.terminal, `${bold(c.terminal, number)} ${said}.`);
            say(c.terminal, `  ${page}`);
          },
        },
      );
    });
}
