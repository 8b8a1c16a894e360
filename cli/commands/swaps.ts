import type { Command } from 'commander';
import { swapsAnswer } from '../answers';
import type { Context } from '../context';
import { say, table } from '../terminal';
import { when } from '../when';
import { itemIds } from './steering';

const ID = 'number (H-2027-0001) or id';
const ITEM = 'its number in the letter';

/** Times at which both sides sit down together to move a second factor. */
export function addSwaps(program: Command, context: () => Context): void {
  program
    .command('swaps')
    .description('list the times that they propose to move a second factor together')
    .argument('<handover>', ID)
    .requiredOption('--item <number>', ITEM)
    .action((id: string, { item }: { item: string }) => answer(context(), id, { item }));
  program
    .command('agree-swap')
    .description('agree on one of the proposed times; both sides are told, once')
    .argument('<handover>', ID)
    .requiredOption('--item <number>', ITEM)
    .requiredOption('--starts-at <instant>', 'as `swaps --json` lists it')
    .action((id: string, given: { item: string; startsAt: string }) =>
      answer(context(), id, given),
    );
}

async function answer(
  context: Context,
  id: string,
  { item, startsAt }: { item: string; startsAt?: string },
): Promise<void> {
  const [itemId = ''] = await itemIds(context, id, item);
  const address = `/handovers/${encodeURIComponent(id)}/items/${itemId}`;
  await context.answer(
    startsAt === undefined ? `${address}/swap-slots` : `${address}/swap`,
    startsAt === undefined ? {} : { method: 'POST', body: { startsAt } },
    {
      shape: swapsAnswer,
      show: ({ slots }) => {
        if (slots.length === 0) {
          say(context.terminal, 'They propose no times for this item.');
          return;
        }
        table(
          context.terminal,
          ['BEGINS', 'AGREED'],
          slots.map((slot) => [when(slot.startsAt), when(slot.agreedAt)]),
        );
      },
    },
  );
}
