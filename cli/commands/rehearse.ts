import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { readHandoverInput } from '../../domain/intake/handover-input';
import { QUICK_SECONDS, type Rehearsed } from '../../domain/rehearsal/rehearsed';
import { isTemperName, TEMPERS } from '../../domain/rehearsal/tempers';
import { loadCatalogue } from '../../platform/catalogue';
import { systemClock } from '../../platform/clock';
import { RehearsalFailed, rehearseWith } from '../../platform/rehearsal-process';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { readInput } from '../read-input';
import { bold, dim, facts, plain, say, type Terminal } from '../terminal';

const MOST_SEED = 1_000_000;

/** A handover's whole life before it is launched; needs no running Handover. */
export function addRehearse(program: Command, context: () => Context): void {
  program
    .command('rehearse')
    .description('play a whole life of a handover, with a simulated previous MSP; nothing is sent')
    .argument('<file>')
    .option('--temper <temper>', 'how the previous MSP behaves', 'silent')
    .option('--seed <text>', 'the same seed plays the same life')
    .option('--messages', 'print every message as it would be sent')
    .addHelpText(
      'after',
      `\nTempers:\n${TEMPERS.map(([name, , about]) => `  ${name.padEnd(14)} ${about}`).join('\n')}`,
    )
    .action(async (file: string, asked: { temper: string; seed?: string; messages?: true }) => {
      const c = context();
      const { temper, seed = String(randomInt(MOST_SEED)) } = asked;
      if (!isTemperName(temper)) {
        const names = TEMPERS.map(([name]) => name).join(', ');
        throw new CliProblem(
          EXIT.badInput,
          `There is no temper “${temper}”. Choose one of ${names}.`,
        );
      }
      const input = await readInput(c.terminal, file);
      const read = readHandoverInput(input, { catalogue: loadCatalogue(), at: systemClock.now() });
      if (!read.ok)
        throw new CliProblem(
          EXIT.badInput,
          'The file has mistakes. Mend what is listed:',
          read.problems,
        );
      const rehearsed = await rehearsedOf(c.terminal, { input, temper, seed });
      c.print(rehearsed, () => {
        tell(c.terminal, rehearsed, asked.messages === true);
      });
    });
}

async function rehearsedOf(
  { env, stderr }: Terminal,
  order: Parameters<ReturnType<typeof rehearseWith>>[0],
): Promise<Rehearsed> {
  let last = '';
  try {
    return await rehearseWith(env)(order, (progress) => {
      // How far it is matters to a person who waits, and to nobody who reads a log.
      const kind = progress.replaceAll(/\d+/g, '');
      if (kind !== last) stderr.write(`${progress}\n`);
      last = kind;
    }).done;
  } catch (error) {
    if (!(error instanceof RehearsalFailed)) throw error;
    const code = error.problems.length > 0 ? EXIT.badInput : EXIT.failure;
    throw new CliProblem(code, error.sentence, error.problems);
  }
}

function tell(terminal: Terminal, rehearsed: Rehearsed, messages: boolean): void {
  const { ending, zone } = rehearsed;
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  const [, temper = '', about = ''] = TEMPERS.find(([name]) => name === rehearsed.temper) ?? [];
  say(
    terminal,
    bold(terminal, plain(`Rehearsal for ${rehearsed.client}: ${rehearsed.previousMsp}`)),
  );
  say(terminal, dim(terminal, `${temper}. ${about} Times in ${zone}, seed ${rehearsed.seed}.`));
  say(terminal);
  for (const { at, text } of rehearsed.story) say(terminal, `${day.format(at)}  ${plain(text)}`);
  say(terminal);
  const days = (count: number | null): string => (count === null ? 'never' : `${count} days`);
  facts(terminal, [
    [
      'answered',
      `${ending.answered} of ${ending.items} items, all of them after: ${days(ending.daysToAllAnswered)}`,
    ],
    ['deadline', `after ${days(ending.daysToDeadline)}`],
    ['ended', `${ending.stage}, after ${days(ending.daysToClose)}`],
    ['messages', String(ending.messages)],
    ['receipts', String(ending.receipts)],
    [
      'reset tasks',
      `${ending.tasks.recover} recover, ${ending.tasks.rotate} rotate, ${ending.tasks.revoke} revoke, ${ending.tasks.dayOne} day one`,
    ],
    [
      'took',
      `${rehearsed.seconds.setUp} s to set up, ${rehearsed.seconds.life} s to live${
        rehearsed.slow ? `: longer than the ${QUICK_SECONDS} s that it should` : ''
      }`,
    ],
  ]);
  if (!messages) return;
  for (const message of rehearsed.messages) {
    say(terminal);
    say(terminal, bold(terminal, plain(message.subject)));
    say(
      terminal,
      dim(
        terminal,
        plain(`${day.format(message.at)} to ${message.to.name} <${message.to.address}>`),
      ),
    );
    for (const line of message.text.split('\n')) say(terminal, plain(line));
  }
}
