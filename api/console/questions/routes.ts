import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  answerQuestion,
  readQuestions,
  readSealedQuestion,
  recordQuestionRead,
} from '../../../db/question-answers';
import { isOver } from '../../../domain/handover/stage';
import { Refusal } from '../../../domain/problem';
import { checkedAnswer, MOST_ANSWER } from '../../../domain/questions/question-rules';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import { openNote } from '../../../vault/open/note';
import { checkLinks } from '../../intake/words-to-them';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { frameOf } from '../handover/frame';
import { loadHandover, type Loaded } from '../handover/loaded';
import { isId } from '../reveal/scene';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}
interface QuestionAddress {
  Params: { id: string; questionId: string };
}

/** What a question was shown or answered with, on the page that follows the form. */
interface Shown {
  done?: string | undefined;
  opened?: { id: string; text: string };
  refused?: { id: string; sentence: string; typed: string };
}

const READ = recentAt(/\/[^/]+\/read$/);

/** What people ask about items: read through the vault, which is logged, and answered. */
export function registerQuestions(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/questions', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, loaded, { done: request.query.done });
  });

  app.post<QuestionAddress>(
    '/handovers/:id/questions/:questionId/read',
    READ,
    async (request, reply) => {
      const { loaded, sealed } = await questionOf(deps, request);
      const { id, questionId } = request.params;
      const act = { handoverId: id, questionId, by: actorOf(request), at: loaded.reader.at };
      await recordQuestionRead(deps.db, act);
      const text = await openNote(deps.vault, id, sealed);
      return show(deps, reply, loaded, { opened: { id: questionId, text } });
    },
  );

  app.post<QuestionAddress>(
    '/handovers/:id/questions/:questionId/answer',
    async (request, reply) => {
      const { loaded } = await questionOf(deps, request);
      const { id, questionId } = request.params;
      const typed = formOf(request).get('answer') ?? '';
      try {
        const answer = checkedAnswer(typed);
        await checkLinks(deps, id, [answer]);
        const act = { handoverId: id, questionId, by: actorOf(request), at: loaded.reader.at };
        await answerQuestion(deps.db, { ...act, answer });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // What looked like a secret is not given back.
        const kept = error.code === 'looks_like_secret' ? '' : typed;
        const refused = { id: questionId, sentence: error.sentence, typed: kept };
        return show(deps, reply.code(422), loaded, { refused });
      }
      return reply.redirect(`${loaded.base}/questions?done=question-answered`, 303);
    },
  );
}

/** Throws NotFound. */
async function questionOf(
  deps: ConsoleDeps,
  request: FastifyRequest<QuestionAddress>,
): Promise<{ loaded: Loaded; sealed: Buffer }> {
  const { id, questionId } = request.params;
  const loaded = await loadHandover(deps, request, id);
  const sealed = isId(questionId) ? await readSealedQuestion(deps.db, id, questionId) : undefined;
  if (!sealed) throw new NotFound('This handover has no such question.');
  return { loaded, sealed };
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  { done, opened, refused }: Shown,
): Promise<FastifyReply> {
  const { handover } = loaded.head;
  const [frame, questions] = await Promise.all([
    frameOf(deps, loaded, { tab: 'questions', done }),
    readQuestions(deps.db, handover.id),
  ]);
  const over = isOver(handover.stage);
  return reply.page('console/handover-questions', {
    section: 'onboardings',
    title: `Questions, ${frame.title}`,
    frame,
    mostAnswer: MOST_ANSWER,
    readable: handover.purged_at === null,
    questions: questions.map((question) => ({
      ...question,
      ofClient: question.party === 'client',
      text: opened?.id === question.id ? opened.text : null,
      answeredBy:
        question.answeredBy === null ? null : actorInWords(question.answeredBy, loaded.names),
      mayAnswer: !over && question.answeredAt === null,
      refusal: refused?.id === question.id ? refused.sentence : null,
      draft: refused?.id === question.id ? refused.typed : '',
    })),
  });
}
