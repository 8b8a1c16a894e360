import type { Command } from 'commander';
import type { Context } from '../context';
import { runOwn } from './keys';

interface Options {
  format: string;
  reason: string;
  out: string;
  accepted?: true;
  recipient?: string;
}

/** Run on the server, where the keys are: no token of a program opens anything (docs/security.md). */
export function addExport(program: Command, context: () => Context): void {
  program
    .command('export')
    .description('write what came for the next vault (on the server: it opens what is sealed)')
    .argument('<handover>', 'its number or id')
    .requiredOption('--format <format>', 'kdbx, bitwarden, age, it_glue, hudu, itflow or xlsx')
    .requiredOption('--reason <reason>', 'what for; kept in the log')
    .requiredOption('--out <file>', 'a new file to write')
    .option('--accepted', 'only what was accepted')
    .option('--recipient <key>', 'age1… of the next vault, for the sealed bundle')
    .action((handover: string, { format, reason, out, accepted, recipient }: Options) =>
      runOwn(context(), 'export', [
        handover,
        `--format=${format}`,
        `--reason=${reason}`,
        `--out=${out}`,
        ...(accepted ? ['--accepted'] : []),
        ...(recipient === undefined ? [] : [`--recipient=${recipient}`]),
      ]),
    );
}
