import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { projectRoot } from '../platform/paths';
import { addAudit } from './commands/audit';
import { addClientPackage } from './commands/client-package';
import { addDecisions } from './commands/decisions';
import { addExport } from './commands/export';
import { addKeys } from './commands/keys';
import { addList } from './commands/list';
import { addOffline } from './commands/offline';
import { addRecovery } from './commands/recovery';
import { addSealScript } from './commands/seal-script';
import { addNotice } from './commands/notice';
import { addPreview } from './commands/preview';
import { addRehearse } from './commands/rehearse';
import { addShow } from './commands/show';
import { addStart } from './commands/start';
import { addSteering } from './commands/steer';
import { addSwaps } from './commands/swaps';
import { Context } from './context';
import { CliProblem, EXIT } from './exit';
import { plain, processTerminal, say, type Terminal } from './terminal';

const AFTER = `
Finds the Handover that runs in HANDOVER_HOME (.data by default); HANDOVER_URL and HANDOVER_TOKEN
name another one. Ends with 0 done, 1 failed, 2 bad input, 3 not reachable, 4 refused.

  npx handover check samples/hillcrest-dental.yaml
  npx handover rehearse samples/hillcrest-dental.yaml --temper slow
  npx handover start samples/hillcrest-dental.yaml
  npx handover list --stalled
  npx handover extend H-2027-0001 --deadline 2027-03-26 --reason "Agreed on the telephone"`;

function version(): string {
  const text = readFileSync(path.join(projectRoot(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function programFor(terminal: Terminal): Command {
  const program = new Command('handover')
    .description('Start, watch and steer handovers from a terminal.')
    .version(version())
    .option('--json', 'print the answer for a program')
    .addHelpText('after', AFTER)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  const context = () => new Context(terminal, program.opts<{ json?: true }>().json === true);
  addStart(program, context);
  addList(program, context);
  addShow(program, context);
  addPreview(program, context);
  addSteering(program, context);
  addDecisions(program, context);
  addSwaps(program, context);
  addNotice(program, context);
  addClientPackage(program, context);
  addAudit(program, context);
  addKeys(program, context);
  addRecovery(program, context);
  addExport(program, context);
  addOffline(program, context);
  addSealScript(program, context);
  addRehearse(program, context);
  return program;
}

function tell(terminal: Terminal, problem: CliProblem): void {
  // A program of its own has said it already.
  if (problem.sentence === '') return;
  terminal.stderr.write(`${plain(problem.sentence)}\n`);
  for (const { path: where, message } of problem.problems) {
    terminal.stderr.write(`  ${where === '' ? '' : `${plain(where)}: `}${plain(message)}\n`);
  }
}

/**
 * Runs one command line (without `node` and the program's name) and returns its exit code. Never throws:
 * what goes wrong is a sentence on standard error, or with --json an object on standard output.
 */
export async function run(
  argv: readonly string[],
  terminal: Terminal = processTerminal,
): Promise<number> {
  // --json may stand anywhere, also after a command's own options.
  const json = argv.includes('--json');
  const rest = argv.filter((argument) => argument !== '--json');
  try {
    await programFor(terminal).parseAsync([...(json ? ['--json'] : []), ...rest], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    const problem =
      error instanceof CliProblem
        ? error
        : new CliProblem(EXIT.failure, `Something went wrong: ${String(error)}`);
    if (json) {
      const { exitCode, sentence, problems } = problem;
      say(terminal, JSON.stringify({ error: { exitCode, sentence, problems } }, null, 2));
    } else tell(terminal, problem);
    return problem.exitCode;
  }
}
