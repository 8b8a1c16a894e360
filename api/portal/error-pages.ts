import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';
import { describeForLog } from '../plugins/errors';
import { languageOf } from './reader-language';
import { refusalInWords, type Said } from './refusal-words';

/** Refusals that have a status of their own; any other is a conflict. */
const STATUS_OF: Readonly<Record<string, number>> = {
  file_too_large: 413,
  too_many_files: 413,
  too_many_uploads: 413,
  handover_full: 413,
  uploads_busy: 503,
  upload_gone: 410,
  bad_chunk: 400,
  link_gone: 404,
  form_too_large: 413,
  not_a_form: 415,
  broken_form: 400,
  other_site: 403,
  not_accepting_yet: 503,
  recipient_rejected: 503,
};
const CONFLICT = 409;

/** What Fastify and its plugins refuse by themselves. */
const STATUSES: Readonly<Record<number, Said>> = {
  400: 'broken_form',
  413: 'too_much',
  415: 'not_a_form',
  429: 'too_fast',
};

export interface Problem {
  status: number;
  said: Refusal | Said;
}

function isOutage(error: FastifyError): boolean {
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|ENOENT|57P0|08|53)/.test(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

/** What to say of any error: of one that nobody expected, that it is ours. */
export function problemOf(error: FastifyError): Problem {
  if (error instanceof Refusal) {
    return { status: STATUS_OF[error.code] ?? CONFLICT, said: error };
  }
  if (isOutage(error)) return { status: 503, said: 'away' };
  const asked = error.statusCode ?? 500;
  if (asked >= 500) return { status: 500, said: 'ours' };
  const said = STATUSES[asked];
  return said === undefined ? { status: 400, said: 'broken_form' } : { status: asked, said };
}

/**
 * Every refusal as a page that says what happened to what was sent and what to do. A link that opens nothing,
 * an address that does not exist, and an item of somebody else's are one and the same page.
 */
export function registerErrorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (error instanceof Refusal && error.code === 'link_gone') return linkGone(reply);
    const problem = problemOf(error);
    logProblem(request, error, problem);
    // Fastify would close the connection with the answer unread in it; Node drops the rest of the request.
    reply.removeHeader('connection');
    const words = refusalInWords(languageOf(request), problem.said);
    return reply.code(problem.status).page('portal/problem', words);
  });
  app.setNotFoundHandler(async (_request, reply) => linkGone(reply));
}

/** In the language of the browser, whatever link was asked for, and with the same addresses in it. */
function linkGone(reply: FastifyReply): FastifyReply {
  return reply.code(404).page('portal/link-gone', { page: '', link: null });
}

/** Alarms, and what is our fault, without anything of the request but its route. */
export function logProblem(request: FastifyRequest, error: FastifyError, problem: Problem): void {
  const route = request.routeOptions.url;
  if (error.code === 'recipient_rejected') {
    request.log.error(
      { reqId: request.id, route, alarm: 'recipient_rejected' },
      'a recipient is not signed by the vault',
    );
  } else if (problem.status >= 500) {
    request.log.error({ reqId: request.id, route, error: describeForLog(error) }, 'a page failed');
  }
}
