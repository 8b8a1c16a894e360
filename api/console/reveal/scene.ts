import type { FastifyReply, FastifyRequest } from 'fastify';
import { readHead } from '../../../db/handover-page';
import { readItem, type ItemRow } from '../../../db/items';
import { leftWithClient } from '../../../db/packages';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { formOf } from '../form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_REASON = 300;

/** How long (seconds) a value stays on the page. */
export const SHOWN_FOR = 30;

export interface RevealScene {
  item: ItemRow;
  clientName: string;
  number: string;
  base: string;
}

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Throws NotFound. */
export async function sceneOf(deps: ConsoleDeps, id: string, itemId: string): Promise<RevealScene> {
  if (!isId(id) || !isId(itemId)) throw new NotFound();
  const [head, item] = await Promise.all([readHead(deps.db, id), readItem(deps.db, id, itemId)]);
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
  };
}

/** Throws Refusal when there is none, or it is longer than a reason. */
export function reasonOf(request: FastifyRequest): string {
  const reason = (formOf(request).get('reason') ?? '').trim();
  if (reason === '') {
    throw new Refusal('reason_missing', 'Say what you need it for: the reason is kept in the log.');
  }
  if (reason.length > MOST_REASON) {
    throw new Refusal('reason_too_long', `Keep the reason under ${MOST_REASON} characters.`);
  }
  return reason;
}

/** The page that asks for a reason, again with what was wrong when there is something. */
export function ask(reply: FastifyReply, scene: RevealScene, refusal: string | null): FastifyReply {
  return reply.page('console/reveal', {
    section: 'onboardings',
    title: `Reveal ${scene.item.name}`,
    ...scene,
    critical: scene.item.criticality === 'critical',
    refusal,
    seconds: SHOWN_FOR,
  });
}
