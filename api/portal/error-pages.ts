import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';
import { describeForLog } from '../plugins/errors';

interface Problem {
  status: number;
  title: string;
  sentence: string;
}

const REFUSALS: Readonly<Record<string, Pick<Problem, 'status' | 'title'>>> = {
  file_too_large: { status: 413, title: 'That file is too big' },
  too_many_files: { status: 413, title: 'Too many files at once' },
  form_too_large: { status: 413, title: 'That is too much text' },
  not_a_form: { status: 415, title: 'This page cannot read that' },
  broken_form: { status: 400, title: 'That could not be read' },
  other_site: { status: 403, title: 'That came from another site' },
  recipient_rejected: { status: 503, title: 'Nothing can be accepted right now' },
};
const OTHER_REFUSAL = { status: 409, title: 'That was not done' };

/** What Fastify and its plugins refuse by themselves, in words. */
const STATUSES: Readonly<Record<number, Problem>> = {
  400: {
    status: 400,
    title: 'That could not be read',
    sentence:
      'What your browser sent was incomplete, and nothing was stored. Please send it again.',
  },
  413: {
    status: 413,
    title: 'That is too much at once',
    sentence: 'More was sent than this page accepts, and nothing of it was stored.',
  },
  415: {
    status: 415,
    title: 'This page cannot read that',
    sentence: 'This page accepts its own form only. Go back, and use it to send.',
  },
  429: {
    status: 429,
    title: 'A little too fast',
    sentence: 'Too many requests came from your network. Wait a minute, then try again.',
  },
};
const AWAY: Problem = {
  status: 503,
  title: 'We cannot save anything right now',
  sentence:
    'What you saved before is safe. Please try again in a few minutes; your link stays the same.',
};

const OURS: Problem = {
  status: 500,
  title: 'Something went wrong on our side',
  sentence:
    'It is our fault, not yours, and it has been written down. What you saved before is safe. ' +
    'Please try again; your link stays the same.',
};

function isOutage(error: FastifyError): boolean {
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|ENOENT|57P0|08|53)/.test(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

function problemOf(error: FastifyError): Problem | undefined {
  if (error instanceof Refusal) {
    return { ...(REFUSALS[error.code] ?? OTHER_REFUSAL), sentence: error.sentence };
  }
  if (isOutage(error)) return AWAY;
  const status = error.statusCode ?? 500;
  if (status >= 500) return undefined;
  return STATUSES[status] ?? STATUSES[400];
}

/**
 * Every refusal as a page that says what happened to what was sent and what to do. A link that opens nothing,
 * an address that does not exist, and an item of somebody else's are one and the same page.
 */
export function registerErrorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (error instanceof Refusal && error.code === 'link_gone') return linkGone(reply);
    const problem = problemOf(error) ?? OURS;
    log(request, error, problem);
    // Fastify would close the connection with the answer unread in it; Node drops the rest of the request.
    reply.removeHeader('connection');
    return reply.code(problem.status).page('portal/problem', { ...problem });
  });
  app.setNotFoundHandler(async (_request, reply) => linkGone(reply));
}

function linkGone(reply: FastifyReply): FastifyReply {
  return reply.code(404).page('portal/link-gone', {});
}

function log(request: FastifyRequest, error: FastifyError, problem: Problem): void {
  const route = request.routeOptions.url;
  if (error.code === 'recipient_rejected') {
    request.log.error(
      { route, alarm: 'recipient_rejected' },
      'a recipient is not signed by the vault',
    );
  } else if (problem.status >= 500) {
    request.log.error({ route, error: describeForLog(error) }, 'a page failed');
  }
}
