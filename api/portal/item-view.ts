import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { StandingAnswer } from '../../db/answers';
import { countFiles } from '../../db/files';
import type { LinkPage } from '../../db/links';
import { readAgreedSwaps } from '../../db/swap-slots';
import type { ReplyItem } from '../../db/reply-items';
import { offersSwap } from '../../domain/answers/swap-fields';
import { isOver } from '../../domain/handover/stage';
import { cityOf } from '../../templates/pages/when';
import { askedItems, zoneOf } from './asked-items';
import type { Portal } from './deps';
import { choicesOf, summaryOf, type Attempt } from './item-page';
import { HOME } from './link-guard';
import { nextToDo, standingOf } from './reply-list';
import { progressOf } from './reply-routes';
import { MOST_FILES } from './upload-body';

export interface ItemPageState {
  status: number;
  /** The item whose answer was just saved, on the way here. */
  saved?: string | undefined;
  attempt?: Attempt;
  /** The answer that the form was made against; it stays the same while a form comes back. */
  seen?: string | null;
  overtaken?: StandingAnswer;
  /** Files came with the form and have to be chosen again. */
  refile?: boolean;
}

/** The page of one item: its hint, its seven answers, and what came of the last try to save. */
export async function itemPage(
  portal: Portal,
  reply: FastifyReply,
  shown: { link: LinkPage; item: ReplyItem },
  state: ItemPageState,
): Promise<FastifyReply> {
  const { link, item } = shown;
  const at = portal.clock.now();
  const [items, files, swaps] = await Promise.all([
    askedItems(portal, link),
    countFiles(portal.db, item.id),
    offersSwap(item) ? readAgreedSwaps(portal.db, link.handoverId) : [],
  ]);
  const closed = closedWords(link, item);
  const { attempt, overtaken } = state;
  const summary = attempt && attempt.problems.length > 0 ? summaryOf(attempt) : null;
  return reply.code(state.status).page('portal/item', {
    link,
    item,
    zone: zoneOf(link),
    home: `${HOME[link.purpose]}/${link.linkId}`,
    place: cityOf(zoneOf(link)),
    ourPlace: cityOf(portal.config.msp.timeZone),
    agreed: swaps.find(({ answerId }) => answerId === item.answerId) ?? null,
    pageTitle: summary ? `Not saved yet: ${item.name}` : item.name,
    progress: progressOf(link, items),
    standing: standingOf(item, at),
    hint: portal.playbook.get(item.catalogueNumber ?? 0)?.replyHint ?? null,
    open: closed === null,
    closedWords: closed,
    nonce: randomUUID(),
    seen: (state.seen === undefined ? item.answerId : state.seen) ?? '',
    choices: choicesOf(item, attempt),
    typeProblem: attempt?.problems.find(({ field }) => field === 'type')?.sentence ?? null,
    summary,
    refile: state.refile === true,
    overtaken: overtaken ?? null,
    files,
    mostFiles: MOST_FILES,
    saved: items.find(({ id }) => id === state.saved && id !== item.id) ?? null,
    next: nextToDo(items, item.id, at) ?? null,
  });
}

function closedWords(link: LinkPage, item: ReplyItem): string | null {
  if (isOver(link.stage)) return 'This request is closed. Nothing more is needed from you.';
  if (item.state === 'accepted') return 'This one is accepted, thank you. Nothing more is needed.';
  if (item.state === 'waived') return 'This one is no longer needed.';
  return null;
}
