import type { FastifyInstance } from 'fastify';
import { blockedBy } from '../../../db/task-waits';
import type { ItemRow } from '../../../db/items';
import { wordFor } from '../../../templates/pages/words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from './frame';
import { loadHandover, questionOf, type Loaded } from './loaded';
import { itemMarks, markFacts, type ItemMarks } from './item-marks';

interface ItemView extends ItemMarks {
  id: string;
  position: number;
  name: string;
  critical: boolean;
  detail: string;
  href: string;
}

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

/** The handover's own page: every item, and how far it has come. */
export function registerItemsTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const [frame, blocks] = await Promise.all([
      frameOf(deps, loaded, { tab: 'items', done: request.query.done }),
      blockedBy(deps.db, request.params.id),
    ]);
    return reply.page('console/handover-items', {
      section: 'onboardings',
      title: frame.title,
      frame,
      groups: groupsOf(loaded, blocks),
    });
  });
}

function groupsOf(
  loaded: Loaded,
  blocks: ReadonlyMap<string, number>,
): { name: string; items: ItemView[] }[] {
  const groups = new Map<string, ItemView[]>();
  for (const item of loaded.items) {
    const list = groups.get(item.group_name) ?? [];
    list.push(itemView(item, loaded, blocks.get(item.id) ?? 0));
    groups.set(item.group_name, list);
  }
  return [...groups].map(([name, items]) => ({ name, items }));
}

function itemView(item: ItemRow, loaded: Loaded, blocks: number): ItemView {
  const { base } = loaded;
  return {
    id: item.id,
    position: item.position,
    name: item.name,
    critical: item.criticality === 'critical',
    detail: detailOf(item, blocks, questionOf(loaded, item.id)),
    href: `${base}/items/${item.id}`,
    ...itemMarks(item, markFacts(loaded, item.id)),
  };
}

function detailOf(item: ItemRow, blocks: number, question: string | null): string {
  const parts = [
    item.kind as string,
    ...(item.scope === 'client' ? ['stays with the client'] : []),
    ...(item.answer_type === 'refused' && item.refusal_reason !== null
      ? [`refused: ${wordFor('refusal', item.refusal_reason)}`]
      : []),
    ...(question === null ? [] : [question]),
    ...(blocks > 0 ? [`blocks ${blocks} ${blocks === 1 ? 'item' : 'items'}`] : []),
    ...(item.only_they_can_release ? ['only they can release it'] : []),
  ];
  return parts.join(', ');
}
