import type { Command } from 'commander';
import { swapsAnswer, swapSlotsAnswer } from '../answers';
import type { Context } from '../context';
import { say, table } from '../terminal';
import { when } from '../when';
import { itemIds } from './steering';

const ID = 'number (H-2027-0001) or id';

/** Times at which both sides sit down together to move a second factor. */
export function addSwaps(program: Command, context: () => Context): void {
  program
    .command('swaps')
    .description('list the times that they propose to move second factors together')
    .argument('<handover>', ID)
    .action(async (id: string) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/swaps`,
        {},
        {
          shape: swapsAnswer,
          show: ({ swaps }) => {
            if (swaps.length === 0) {
              say(c.terminal, 'They propose no times.');
              return;
            }
            table(
              c.terminal,
              ['#', 'ITEM', 'BEGINS', 'AGREED'],
              swaps.map((one) => [
                String(one.position),
                one.item,
                when(one.startsAt),
                when(one.agreedAt),
              ]),
              [undefined, 44],
            );
          },
        },
      );
    });
  program
    .command('agree-swap')
    .description('agree on one of the proposed times; both sides are told, once')
    .argument('<handover>', ID)
    .requiredOption('--item <number>', 'its number in the letter')
    .requiredOption('--starts-at <instant>', 'as `swaps --json` lists it')
    .action(async (id: string, { item, startsAt }: { item: string; startsAt: string }) => {
      const c = context();
      const [itemId = ''] = await itemIds(c, id, item);
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/items/${itemId}/swap`,
        { method: 'POST', body: { startsAt } },
        {
          shape: swapSlotsAnswer,
          show: ({ slots }) => {
            const agreed = slots.find(({ agreedAt }) => agreedAt !== null);
            say(c.terminal, `Agreed on ${when(agreed?.startsAt ?? null)}. Both sides are told.`);
          },
        },
      );
    });
}
