import { Option, type Command } from 'commander';
import { STAGES } from '../../domain/handover/stage';
import { listAnswer, type HandoverAnswer } from '../answers';
import type { Context } from '../context';
import { dim, say, table } from '../terminal';
import { when } from '../when';
import { stalledWord, stepWord } from '../words';

interface ListOptions {
  stalled?: true;
  stage?: string;
  previousMsp?: string;
  search?: string;
  limit: string;
  cursor?: string;
}

export function addList(program: Command, context: () => Context): void {
  program
    .command('list')
    .description('list handovers, newest first')
    .option('--stalled', 'only those that wait for a person')
    .addOption(new Option('--stage <stage>', 'only those of this stage').choices([...STAGES]))
    .option('--previous-msp <name>', 'only those with this previous MSP')
    .option('--search <text>', 'part of a number, a name or a reference')
    .option('--limit <n>', 'how many at most', '50')
    .option('--cursor <cursor>', 'read on where the last page ended')
    .action(async ({ stalled, ...query }: ListOptions) => {
      const c = context();
      const asked = { query: { ...query, stalled: stalled ? 'true' : undefined } };
      await c.answer('/handovers', asked, {
        shape: listAnswer,
        show: ({ handovers, nextCursor }) => {
          if (handovers.length === 0) {
            say(
              c.terminal,
              stalled ? 'Nothing is stalled.' : 'No handovers. Begin with: npx handover start FILE',
            );
            return;
          }
          table(
            c.terminal,
            ['NUMBER', 'CLIENT', 'PREVIOUS MSP', 'STAGE', 'ANSWERED', 'NEXT'],
            handovers.map(line),
            [undefined, 28, 28],
          );
          if (nextCursor) say(c.terminal, dim(c.terminal, `more: --cursor ${nextCursor}`));
        },
      });
    });
}

function line(handover: HandoverAnswer): string[] {
  const { items, number, client, previousMsp, stage } = handover;
  return [
    number,
    client.name,
    previousMsp.name,
    stage,
    `${items.answered} of ${items.total}`,
    nextWord(handover),
  ];
}

/** What happens next, or why nothing does. */
export function nextWord({ stalled, pausedAt, nextStep, stage }: HandoverAnswer): string {
  if (stalled) return `stalled: ${stalledWord(stalled.reason)}`;
  if (stage === 'closed' || stage === 'cancelled') return '–';
  if (pausedAt) return 'paused';
  return nextStep ? `${stepWord(nextStep.key)}, ${when(nextStep.at)}` : '–';
}
