import { Option, type Command } from 'commander';
import { DECISION_OUTCOMES } from '../../domain/decisions/outcome';
import { decisionAnswer, decisionsAnswer, type DecisionAnswer } from '../answers';
import type { Context } from '../context';
import { say, table } from '../terminal';
import { when } from '../when';
import { spoken } from '../words';

const ID = 'number (H-2027-0001) or id';

interface Given {
  outcome: string;
  amount?: string;
  dueOn?: string;
  note?: string;
}

/** Refusals wait for a person: what waits, and what was done. */
export function addDecisions(program: Command, context: () => Context): void {
  program
    .command('decisions')
    .description('list what was refused and what was done about it, open ones first')
    .argument('<handover>', ID)
    .action(async (id: string) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/decisions`,
        {},
        {
          shape: decisionsAnswer,
          show: ({ decisions }) => {
            if (decisions.length === 0) {
              say(c.terminal, 'Nothing was refused.');
              return;
            }
            table(
              c.terminal,
              ['DECISION', 'REFUSED FOR', 'ITEMS', 'SINCE', 'DONE ABOUT IT'],
              decisions.map((one) => [
                one.id,
                spoken(one.reason),
                one.items.map((item) => item.position).join(', '),
                when(one.openedAt),
                doneAbout(one),
              ]),
            );
          },
        },
      );
    });
  program
    .command('decide')
    .description('record what was done about a refusal')
    .argument('<handover>', ID)
    .argument('<decision>', 'its id, as `decisions` lists it')
    .addOption(
      new Option('--outcome <what>', 'what was done')
        .choices(DECISION_OUTCOMES)
        .makeOptionMandatory(),
    )
    .option('--amount <sum>', 'paid or offered, such as "EUR 1,250.00"')
    .option('--due-on <date>', 'paid on, or given by: such as 2027-03-31')
    .option('--note <text>', 'what was agreed, with whom; for us')
    .action(async (id: string, decision: string, given: Given) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/decisions/${encodeURIComponent(decision)}`,
        { method: 'POST', body: given },
        {
          shape: decisionAnswer,
          show: (one) => {
            say(c.terminal, `Recorded: ${doneAbout(one)}.`);
          },
        },
      );
    });
}

function doneAbout({ outcome }: DecisionAnswer): string {
  return outcome === null ? 'waits for a person' : spoken(outcome);
}
