import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { StandingAnswer } from '../../db/answers';
import { countFiles } from '../../db/files';
import type { LinkPage } from '../../db/links';
import { readAgreedSwaps } from '../../db/swap-slots';
import type { ReplyItem } from '../../db/reply-items';
import { offersSwap } from '../../domain/answers/swap-fields';
import { isOver } from '../../domain/handover/stage';
import type { Refusal } from '../../domain/problem';
import { calledIn } from '../../templates/language/item-names';
import { problemInWords, type Speech } from '../../templates/language/portal-answer-words';
import { hintIn } from '../../templates/language/reply-hints';
import { plainly } from '../../templates/language/portal-text';
import { cityOf } from '../../templates/pages/when';
import { askedItems, zoneOf } from './asked-items';
import type { Portal } from './deps';
import { choicesOf, summaryOf, type Attempt } from './item-page';
import { HOME } from './link-guard';
import { nextToDo, standingOf } from './reply-list';
import { questionsView, type Asking } from './questions-view';
import { progressOf } from './reply-routes';
import { MOST_FILES } from '../form-reader/limits';
import { languageOf } from './reader-language';
import { refusalInWords } from './refusal-words';
import { sealHere } from './seal-here';

export interface ItemPageState {
  status: number;
  /** The item whose answer was just saved, on the way here. */
  saved?: string | undefined;
  attempt?: Attempt;
  /** The answer that the form was made against; it stays the same while a form comes back. */
  seen?: string | null;
  overtaken?: StandingAnswer;
  /** The form that came back was sealed in the browser, which still has what was typed. */
  sealed?: boolean;
  /** Files came with the form and have to be chosen again. */
  refile?: boolean;
  /** Nothing of it was stored, whatever is in its fields. */
  refusal?: Refusal;
  /** A question that was not taken. */
  asking?: Asking;
  /** A question was taken, on the way here. */
  justAsked?: boolean;
}

/** The page of one item: its hint, its seven answers, and what came of the last try to save. */
export async function itemPage(
  portal: Portal,
  reply: FastifyReply,
  shown: { link: LinkPage; item: ReplyItem },
  state: ItemPageState,
): Promise<FastifyReply> {
  const { link } = shown;
  const speech = languageOf(reply.request, link);
  const item = calledIn(speech.lang, shown.item);
  const at = portal.clock.now();
  const [asked, files, swaps, questions] = await Promise.all([
    askedItems(portal, link),
    countFiles(portal.db, item.id),
    offersSwap(item) ? readAgreedSwaps(portal.db, link.handoverId) : [],
    questionsView(portal, shown, { asking: state.asking, justAsked: state.justAsked === true }),
  ]);
  const closed = whyClosed(link, item);
  const items = asked.map((one) => calledIn(speech.lang, one));
  const { attempt, overtaken, refusal } = state;
  const typeProblem = attempt?.problems.find(({ field }) => field === 'type');
  const summary = attempt && attempt.problems.length > 0 ? summaryOf(speech, item, attempt) : null;
  return reply.code(state.status).page('portal/item', {
    link,
    item,
    zone: zoneOf(link),
    home: `${HOME[link.purpose]}/${link.linkId}`,
    place: cityOf(zoneOf(link), speech.lang),
    ourPlace: cityOf(portal.config.msp.timeZone, speech.lang),
    agreed: swaps.find(({ answerId }) => answerId === item.answerId) ?? null,
    page: `${HOME[link.purpose]}/${link.linkId}/items/${item.id}`,
    pageTitle:
      (summary ?? refusal)
        ? plainly(speech.words.item.notSavedTitle, { item }, speech.lang)
        : item.name,
    progress: progressOf(speech, link, items),
    standing: standingOf(speech, item, at),
    hint: hintOf(portal, speech, item),
    open: closed === null,
    closed,
    nonce: randomUUID(),
    seen: (state.seen === undefined ? item.answerId : state.seen) ?? '',
    choices: choicesOf(speech, item, attempt),
    typeProblem: typeProblem ? problemInWords(speech, typeProblem) : null,
    summary,
    refused: refusal ? refusalInWords(speech, refusal) : null,
    refile: state.refile === true,
    sealed: state.sealed === true,
    seal: sealHere(portal, link, speech),
    // Where nothing is taken any more, nobody’s answer can be replaced.
    overtaken: closed === null ? (overtaken ?? null) : null,
    questions,
    files,
    mostFiles: MOST_FILES,
    saved: items.find(({ id }) => id === state.saved && id !== item.id) ?? null,
    next: nextToDo(items, item.id) ?? null,
  });
}

/** What a complete answer carries; null for an item that is not of the catalogue. */
function hintOf({ playbook }: Portal, { lang }: Speech, item: ReplyItem): string | null {
  const entry = playbook.get(item.catalogueNumber ?? 0);
  return entry ? hintIn(lang, entry.number, entry.replyHint) : null;
}

/** Why nothing can be sent for this item any more; null while it can. */
export function whyClosed(link: LinkPage, item: ReplyItem): 'over' | 'accepted' | 'waived' | null {
  if (isOver(link.stage)) return 'over';
  return item.state === 'accepted' || item.state === 'waived' ? item.state : null;
}
