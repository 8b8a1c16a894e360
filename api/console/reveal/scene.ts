import type { FastifyRequest } from 'fastify';
import { readHead } from '../../../db/handover-page';
import { readItem, type ItemRow } from '../../../db/items';
import { leftWithClient } from '../../../db/packages';
import { readRevealRules } from '../../../db/reveal-rules';
import { checkReason, type Reason } from '../../../domain/reveal/reason';
import type { RevealRules } from '../../../domain/reveal/rules';
import { needingTwo } from '../../intake/needing-two';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { formOf } from '../form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface RevealScene {
  item: ItemRow;
  clientName: string;
  number: string;
  base: string;
  /** The page of the item. */
  back: string;
  rules: RevealRules;
  needsTwo: boolean;
}

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Throws NotFound. */
export async function sceneOf(deps: ConsoleDeps, id: string, itemId: string): Promise<RevealScene> {
  if (!isId(id) || !isId(itemId)) throw new NotFound();
  const [head, item, rules] = await Promise.all([
    readHead(deps.db, id),
    readItem(deps.db, id, itemId),
    readRevealRules(deps.db),
  ]);
  if (!head || !item) throw new NotFound('This handover has no such item.');
  const left = await leftWithClient(deps.db, id);
  if (left.some((one) => one.itemId === itemId)) {
    throw new NotFound('This is with the client, and no longer in our vault.');
  }
  return {
    item,
    clientName: head.client.name,
    number: head.handover.number,
    base: `/handovers/${id}`,
    back: `/handovers/${id}/items/${itemId}`,
    rules,
    needsTwo: (await needingTwo(deps.db, [item])).has(itemId),
  };
}

/** Throws Refusal when there is none, or it is longer than a reason. */
export function reasonIn(request: FastifyRequest): Reason {
  const form = formOf(request);
  return checkReason(form.get('purpose') ?? '', form.get('reason') ?? '');
}

/** The look that the page which asks has made: whatever is sent twice is one. Throws NotFound. */
export function lookIn(request: FastifyRequest): string {
  const id = formOf(request).get('look') ?? '';
  if (!isId(id)) throw new NotFound('This page is too old. Open the item again.');
  return id;
}
