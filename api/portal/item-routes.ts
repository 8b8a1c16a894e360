import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StandingAnswer } from '../../db/answers';
import { localDate } from '../../domain/calendar/local-time';
import { MOST_ANSWERS } from '../../domain/items/answer';
import { Refusal } from '../../domain/problem';
import { acceptingRecipient, refuseBeforeRecovery } from './accepting';
import type { Portal } from './deps';
import { answerRules } from './answer-rules';
import { askedItems, itemOf, zoneOf } from './asked-items';
import type { Attempt } from './item-page';
import { problemOf } from './error-pages';
import { itemPage, type ItemPageState } from './item-view';
import { HOME, linkOfRequest, LinkGone } from './link-guard';
import { nextToDo } from './reply-list';
import { readForm } from './read-form';
import { saveSent, seenAnswer, type SentAnswer } from './save-item';

interface AtItem {
  Params: { link: string; item: string };
}

/** One item's page, and the form on it: the previous MSP's, and the client's. */
export function registerItems(app: FastifyInstance, portal: Portal): void {
  for (const purpose of ['reply', 'client'] as const) registerItem(app, portal, purpose);
}

function registerItem(app: FastifyInstance, portal: Portal, purpose: 'reply' | 'client'): void {
  const address = `${HOME[purpose]}/:link/items/:item`;

  app.get<AtItem & { Querystring: { saved?: unknown; asked?: unknown } }>(
    address,
    async (request, reply) => {
      const link = await linkOfRequest(portal, request, purpose);
      // Before anything is typed in vain.
      await refuseBeforeRecovery(portal);
      const item = await itemOf(portal, link, request.params.item);
      const { saved, asked } = request.query;
      return itemPage(
        portal,
        reply,
        { link, item },
        {
          status: 200,
          justAsked: asked !== undefined,
          ...(typeof saved === 'string' ? { saved } : {}),
        },
      );
    },
  );

  app.post<AtItem>(address, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const item = await itemOf(portal, link, request.params.item);
    const recipient = await acceptingRecipient(portal, link);
    const today = localDate({ timeZone: zoneOf(link) }, portal.clock.now());
    const rules = answerRules(item, today);
    const form = { link, rules, recipient, itemId: item.id, keepsTyped: true } as const;
    const upload = await readForm(portal, request, form);
    try {
      return await answer(portal, { request, reply }, { link, item, upload });
    } finally {
      // Chunks of a file that was accepted are its own by now; all others go.
      await upload.discard();
    }
  });
}

interface Asked {
  request: FastifyRequest<AtItem>;
  reply: FastifyReply;
}

async function answer(portal: Portal, asked: Asked, sent: SentAnswer): Promise<FastifyReply> {
  const { refusal } = sent.upload;
  if (refusal !== null) return again(portal, asked, sent, refusedBy(sent, refusal));
  // The client's question is over, whatever the item has instead.
  const isOver = sent.item.ofClient && sent.item.state === 'waived';
  const outcome = isOver ? { kind: 'closed' as const } : await saveSent(portal, sent);
  const refuse = (sentence: string) =>
    again(portal, asked, sent, refusedBy(sent, new Refusal(outcome.kind, sentence)));
  switch (outcome.kind) {
    case 'saved':
      return afterSaving(portal, asked.reply, sent);
    case 'wrong':
      return again(portal, asked, sent, {
        status: 422,
        attempt: attemptOf(sent, outcome.problems),
      });
    case 'overtaken':
    case 'repeated':
      return again(portal, asked, sent, overtakenBy(sent, outcome));
    case 'closed':
      return again(portal, asked, sent, { status: 409 });
    case 'promised_enough':
      return refuse(
        'A day was given for this one twice already. Please send it, or tell us what is in the way.',
      );
    case 'answered_enough':
      return refuse(
        `This one was answered ${MOST_ANSWERS} times, which is the most that it may be, and what was sent last stands. Please tell us what is to be changed.`,
      );
    case 'answers_full':
      return refuse(
        'All answers of one request together are as long as they may be, and this one does not fit any more. What was saved before is safe. Please tell us, and we will find another way.',
      );
    case 'gone':
      throw new LinkGone();
  }
}

async function afterSaving(
  portal: Portal,
  reply: FastifyReply,
  { link, item, upload }: SentAnswer,
) {
  const home = `${HOME[link.purpose]}/${link.linkId}`;
  const next =
    upload.fields.get('then') === 'next'
      ? nextToDo(await askedItems(portal, link), item.id)
      : undefined;
  const page = next ? `${home}/items/${next.id}` : home;
  return reply.redirect(`${page}?saved=${item.id}`, 303);
}

/** The form once more. Link and item are read anew: they may have changed while the form was filled in, and came. */
async function again(
  portal: Portal,
  { request, reply }: Asked,
  sent: SentAnswer,
  state: ItemPageState,
) {
  // Before the answer: what was refused is gone by the time its sender reads so.
  await sent.upload.discard();
  const link = await linkOfRequest(portal, request, sent.link.purpose);
  const item = await itemOf(portal, link, sent.item.id);
  return itemPage(
    portal,
    reply,
    { link, item },
    {
      seen: seenAnswer(sent.upload.fields),
      refile: sent.upload.files.length > 0 || sent.upload.refusal !== null,
      sealed: sent.upload.byBrowser,
      ...state,
    },
  );
}

function overtakenBy(sent: SentAnswer, overtaken: StandingAnswer): ItemPageState {
  return { status: 409, overtaken, attempt: attemptOf(sent, []) };
}

function refusedBy(sent: SentAnswer, refusal: Refusal): ItemPageState {
  return { status: problemOf(refusal).status, refusal, attempt: attemptOf(sent, []) };
}

function attemptOf({ upload }: SentAnswer, problems: Attempt['problems']): Attempt {
  return {
    type: upload.fields.get('type') ?? '',
    typed: (name) => upload.typed(name),
    problems,
  };
}
