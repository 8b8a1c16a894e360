import { z } from 'zod';
import { readItem } from '../../db/items';
import {
  confirmSwap,
  listSwapSlots,
  readSwapOffice,
  readSwapSlots,
  type SwapSlot,
} from '../../db/swap-slots';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { handoverParams } from './handover-schemas';
import { answers, notFound } from './problem';

const itemParams = handoverParams.extend({
  itemId: z.uuid('Write the id as the lists say it.').describe('The item’s id'),
});
const instant = z.iso.datetime();
const timeZone = z.string().describe('Where the previous MSP is');
const slot = z.object({
  startsAt: instant,
  agreedAt: instant.nullable(),
  agreedBy: z.string().nullable(),
});
const slots = z.object({ timeZone, slots: z.array(slot) }).meta({
  id: 'SwapSlots',
  description: 'Times at which a second factor can be moved together; none once it came',
  examples: [
    {
      timeZone: 'Europe/Berlin',
      slots: [{ startsAt: '2027-03-08T10:00:00.000Z', agreedAt: null, agreedBy: null }],
    },
  ],
});

const swaps = z
  .object({
    timeZone,
    swaps: z.array(slot.extend({ itemId: z.string(), position: z.int(), item: z.string() })),
  })
  .meta({
    id: 'Swaps',
    description: 'Times proposed for joint swaps of a whole handover, by item, the earliest first',
    examples: [
      {
        timeZone: 'Europe/Berlin',
        swaps: [
          {
            itemId: '0b1f7d2c-5d5e-4f0a-9f57-4a6f1c0d2e3b',
            position: 6,
            item: 'MFA seeds/phones for shared admins',
            startsAt: '2027-03-08T10:00:00.000Z',
            agreedAt: null,
            agreedBy: null,
          },
        ],
      },
    ],
  });

function slotShape(row: SwapSlot): z.output<typeof slot> {
  return {
    startsAt: row.starts_at.toISOString(),
    agreedAt: row.confirmed_at?.toISOString() ?? null,
    agreedBy: row.confirmed_by,
  };
}

/** Joint swaps of second factors: `GET /handovers/:id/swaps`, `GET …/items/:itemId/swap-slots`, `POST …/swap`. */
export function registerSwaps(api: Api, { db, clock }: ConsoleDeps): void {
  const shown = async (handoverId: string, itemId: string): Promise<z.output<typeof slots>> => {
    const item = await readItem(db, handoverId, itemId);
    if (!item) throw notFound('This handover has no such item.');
    const { timeZone } = await readSwapOffice(db, handoverId);
    const rows = await readSwapSlots(db, item);
    return { timeZone, slots: rows.map(slotShape) };
  };

  api.get(
    '/handovers/:id/swaps',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listSwaps',
        tags: ['work'],
        summary: 'Read every time proposed for a joint swap',
        description: 'Of all items whose present answer proposes some.',
        params: handoverParams,
        response: answers({ 200: swaps }, 400, 403, 404),
      },
    },
    async (request) => {
      const { id } = await theHandover(db, request.params.id);
      const { timeZone } = await readSwapOffice(db, id);
      const rows = await listSwapSlots(db, id);
      return {
        timeZone,
        swaps: rows.map((row) => ({
          itemId: row.item_id,
          position: row.position,
          item: row.itemName,
          ...slotShape(row),
        })),
      };
    },
  );

  api.get(
    '/handovers/:id/items/:itemId/swap-slots',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listSwapSlots',
        tags: ['work'],
        summary: 'Read the times proposed for a joint swap',
        description: 'As the item’s present answer proposes them, the earliest first.',
        params: itemParams,
        response: answers({ 200: slots }, 400, 403, 404),
      },
    },
    async (request) => {
      const { id } = await theHandover(db, request.params.id);
      return shown(id, request.params.itemId);
    },
  );
  api.post(
    '/handovers/:id/items/:itemId/swap',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'agreeOnSwap',
        tags: ['work'],
        summary: 'Agree on one of the proposed times',
        description: 'The item is promised for that day, and both sides are told. Once.',
        params: itemParams,
        body: z
          .strictObject({ startsAt: instant.describe('One of the proposed times') })
          .meta({ examples: [{ startsAt: '2027-03-08T10:00:00.000Z' }] }),
        response: answers({ 200: slots }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const { itemId } = request.params;
      await shown(handoverId, itemId);
      const act = { handoverId, itemId, by: callerOf(request), at: clock.now() };
      await confirmSwap(db, { ...act, startsAt: new Date(request.body.startsAt) });
      return shown(handoverId, itemId);
    },
  );
}
