import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { infectedFiles } from '../../../db/arrivals';
import { readAnswers, readFilesByMail } from '../../../db/item-answers';
import { acceptItem } from '../../../db/items';
import { readLooksOf } from '../../../db/looked-at';
import { leftWithClient } from '../../../db/packages';
import { confirmSwap, readSwapSlots } from '../../../db/swap-slots';
import { countFiles } from '../../../db/files';
import { refuseAcceptance, refuseRejection } from '../../../domain/items/verdict';
import { isOver } from '../../../domain/handover/stage';
import { Refusal } from '../../../domain/problem';
import { isOpenTask } from '../../../domain/resets/task';
import { requestCommand } from '../../intake/request-command';
import { sendAnswerBack } from '../../intake/words-to-them';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { arrivalView } from './arrival-view';
import { loadHandover, questionOf, type Loaded } from './loaded';
import { itemMarks, markFacts } from './item-marks';
import { lookView } from './look-view';
import { swapView } from './swap-view';

const MOST_LOOKS = 20;

interface Address {
  Params: { id: string; itemId: string };
  Querystring: { done?: string };
}
interface ActAddress {
  Params: { id: string; itemId: string; act: 'accept' | 'reject' | 'waive' | 'swap' };
}

/** One item: what was asked, what came, and a person's verdict on it. */
export function registerItemPage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/items/:itemId', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, { loaded, itemId: request.params.itemId, refusal: null, form: null });
  });

  app.post<ActAddress>(
    '/handovers/:id/items/:itemId/:act(^accept|reject|waive|swap$)',
    async (request, reply) => {
      const { id, itemId, act } = request.params;
      const loaded = await loadHandover(deps, request, id);
      const form = formOf(request);
      const item = itemOf(loaded, itemId);
      const by = actorOf(request);
      const { at } = loaded.reader;
      try {
        if (act === 'accept') await acceptItem(deps.db, { handoverId: id, itemId, by, at });
        if (act === 'reject') {
          const note = form.get('note') ?? '';
          await sendAnswerBack(deps, { handoverId: id, itemId, by, at, note });
        }
        if (act === 'swap') {
          const startsAt = new Date(form.get('slot') ?? '');
          await confirmSwap(deps.db, { handoverId: id, itemId, by, at, startsAt });
        }
        if (act === 'waive') {
          await requestCommand(deps, {
            handoverId: id,
            kind: 'waiveItems',
            arguments: { items: [itemId], reason: reasonOf(form) },
            by,
            idempotencyKey: form.get('key') ?? randomUUID(),
            at,
          });
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        reply.code(409);
        // What looked like a secret is not given back.
        const kept = error.code === 'looks_like_secret' ? null : form;
        return show(deps, reply, { loaded, itemId, refusal: error.sentence, form: kept });
      }
      const done = { accept: 'accepted', reject: 'rejected', waive: 'waive', swap: 'swap' }[act];
      return reply.redirect(`${loaded.base}?done=${done}#item-${item.position}`, 303);
    },
  );
}

function reasonOf(form: URLSearchParams): string {
  const reason = (form.get('reason') ?? '').trim();
  if (reason === '') throw new Refusal('reason_missing', 'Say why: the reason is kept in the log.');
  return reason;
}

function itemOf(loaded: Loaded, itemId: string): Loaded['items'][number] {
  const item = loaded.items.find((candidate) => candidate.id === itemId);
  if (!item) throw new NotFound('This handover has no such item.');
  return item;
}

interface Shown {
  loaded: Loaded;
  itemId: string;
  refusal: string | null;
  form: URLSearchParams | null;
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  { loaded, itemId, refusal, form }: Shown,
): Promise<FastifyReply> {
  const { head, base } = loaded;
  const item = itemOf(loaded, itemId);
  const tasks = loaded.tasks.filter((task) => task.itemId === itemId);
  const [answers, files, byMail, left, slots, infected, looks] = await Promise.all([
    readAnswers(deps.db, itemId),
    countFiles(deps.db, itemId),
    readFilesByMail(deps.db, itemId),
    leftWithClient(deps.db, head.handover.id),
    readSwapSlots(deps.db, item),
    infectedFiles(deps.db, itemId),
    readLooksOf(deps.db, head.handover.id, { itemId, most: MOST_LOOKS }),
  ]);
  const gone = left.find((one) => one.itemId === itemId) ?? null;
  const judged = {
    state: item.state,
    answerType: item.answer_type,
    recovering: tasks.some((task) => task.reason === 'recover' && isOpenTask(task.state)),
  };
  const over = isOver(head.handover.stage);
  const swap = swapView(slots, { over, at: loaded.reader.at });
  return reply.page('console/handover-item', {
    section: 'onboardings',
    title: `${item.name}, ${head.client.name}`,
    base,
    clientName: head.client.name,
    number: head.handover.number,
    item,
    critical: item.criticality === 'critical',
    marks: itemMarks(item, markFacts(loaded, itemId)),
    ourZone: loaded.ourZone,
    theirZone: head.previousMsp.timeZone,
    answers,
    arrival: arrivalView(answers, infected),
    files,
    byMail: byMail.map((file) => ({
      at: file.filedAt,
      by: actorInWords(file.filedBy, loaded.names),
      href: `${base}/mail/${file.mailId}`,
    })),
    left: gone,
    purgedAt: head.handover.purged_at,
    tasks,
    looks: looks.map((look) => lookView(look, loaded)),
    swap,
    swapOpen: swap?.open ?? false,
    question: questionOf(loaded, itemId),
    refusal,
    key: randomUUID(),
    note: form?.get('note') ?? '',
    reason: form?.get('reason') ?? '',
    can: {
      reveal: !gone && head.handover.purged_at === null && (answers.length > 0 || files > 0),
      accept: !over && refuseAcceptance(judged) === null,
      // What is with the client is not asked for anew: there is nothing left to compare it with.
      reject: !gone && !over && refuseRejection(judged, 'x') === null,
      waive: !over && item.state !== 'accepted' && item.state !== 'waived',
    },
  });
}
