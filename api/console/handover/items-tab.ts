import type { FastifyInstance } from 'fastify';
import { blockedBy } from '../../../db/task-waits';
import type { ItemRow } from '../../../db/items';
import { listAlsoSent } from '../../../db/also-sent';
import { listEnds } from '../../../db/also-sent-ends';
import { readTicks } from '../../../db/next-vault';
import { leftWithClient, type LeftItem } from '../../../db/packages';
import { isExportable } from '../../../domain/hand-off/hand-off-rules';
import { isForClient } from '../../../domain/package/package-rules';
import { dayInWords, type Reader } from '../../../templates/pages/when';
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
    const [frame, blocks, gone, ticks, also, ends] = await Promise.all([
      frameOf(deps, loaded, { tab: 'items', done: request.query.done }),
      blockedBy(deps.db, request.params.id),
      leftWithClient(deps.db, request.params.id),
      readTicks(deps.db, request.params.id),
      listAlsoSent(deps.db, request.params.id),
      listEnds(deps.db, request.params.id),
    ]);
    const sent = also.reduce((sum, piece) => sum + Math.max(1, piece.entries), 0);
    const left = Math.max(0, sent - ends.length);
    return reply.page('console/handover-items', {
      section: 'onboardings',
      title: frame.title,
      frame,
      forClient: forClient(loaded, gone),
      alsoSent: also.length === 0 ? null : { href: `${loaded.base}/also-sent`, left },
      nextVault: nextVault(loaded, { left: gone, there: ticks.length }),
      groups: groupsOf(loaded, blocks, gone),
    });
  });
}

function groupsOf(
  loaded: Loaded,
  blocks: ReadonlyMap<string, number>,
  left: readonly LeftItem[],
): { name: string; items: ItemView[] }[] {
  const groups = new Map<string, ItemView[]>();
  for (const item of loaded.items) {
    const list = groups.get(item.group_name) ?? [];
    list.push(
      itemView(item, loaded, {
        blocks: blocks.get(item.id) ?? 0,
        left: left.find(({ itemId }) => itemId === item.id),
      }),
    );
    groups.set(item.group_name, list);
  }
  return [...groups].map(([name, items]) => ({ name, items }));
}

interface ItemFacts {
  blocks: number;
  left: LeftItem | undefined;
}

function itemView(item: ItemRow, loaded: Loaded, facts: ItemFacts): ItemView {
  const { base, reader } = loaded;
  return {
    id: item.id,
    position: item.position,
    name: item.name,
    critical: item.criticality === 'critical',
    detail: detailOf(item, { ...facts, question: questionOf(loaded, item.id) }, reader),
    href: `${base}/items/${item.id}`,
    ...itemMarks(item, markFacts(loaded, item.id)),
  };
}

/** What of the client's own came and is still with us; null where nothing stays with the client. */
function forClient({ items, base }: Loaded, left: readonly LeftItem[]) {
  const theirs = items.filter((item) => item.scope === 'client');
  if (theirs.length === 0) return null;
  const came = theirs.filter((item) => isForClient({ ...item, answerType: item.answer_type }));
  return {
    href: `${base}/client-package`,
    all: theirs.length,
    toHandOver: came.length - left.length,
    left: left.length,
  };
}

/** What came and is still with us, and how much of it is in the next vault; null while nothing has come. */
function nextVault({ items, base }: Loaded, of: { left: readonly LeftItem[]; there: number }) {
  const came = items.filter((item) =>
    isExportable({ state: item.state, answerType: item.answer_type }, 'arrived'),
  );
  const all = came.length - of.left.length;
  return all <= 0 ? null : { href: `${base}/hand-off`, all, there: of.there };
}

function detailOf(
  item: ItemRow,
  { blocks, left, question }: ItemFacts & { question: string | null },
  reader: Reader,
): string {
  const parts = [
    item.kind as string,
    ...(left
      ? [`left with the client ${dayInWords(left.at, reader)}, confirmed by ${left.by}`]
      : item.scope === 'client'
        ? ['stays with the client']
        : []),
    ...(item.answer_type === 'refused' && item.refusal_reason !== null
      ? [`refused: ${wordFor('refusal', item.refusal_reason)}`]
      : []),
    ...(item.state === 'rejected' && item.rejection_note !== null
      ? [`sent back: ${item.rejection_note}`]
      : []),
    ...(question === null ? [] : [question]),
    ...(blocks > 0 ? [`blocks ${blocks} ${blocks === 1 ? 'item' : 'items'}`] : []),
    ...(item.only_they_can_release ? ['only they can release it'] : []),
  ];
  return parts.join(', ');
}
