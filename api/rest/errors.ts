import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../domain/problem';
import { describeForLog } from '../plugins/errors';
import { ApiProblem, PROBLEM_TYPE, type ProblemKind } from './problem';

const KIND_OF_REFUSAL: Readonly<Record<string, ProblemKind>> = {
  not_found: 'not-found',
  no_such_handover: 'not-found',
  no_such_item: 'not-found',
  no_such_task: 'not-found',
  engine_away: 'unavailable',
  key_used: 'key-reused',
};

function sendProblem(reply: FastifyReply, problem: ApiProblem): FastifyReply {
  if (problem.statusCode === 401) void reply.header('www-authenticate', 'Bearer realm="handover"');
  if (problem.statusCode === 503) void reply.header('retry-after', '60');
  // Serialised here: a problem must be sent whatever answers the route has named.
  return reply
    .code(problem.statusCode)
    .type(PROBLEM_TYPE)
    .serializer((body: string) => body)
    .send(JSON.stringify(problem.toProblem()));
}

function isOutage(error: FastifyError): boolean {
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|57P0|08|53)/.test(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

function ofRequest(error: FastifyError): ApiProblem | undefined {
  switch (error.statusCode) {
    case 413:
      return new ApiProblem(
        'too-large',
        'A body may have 4 MB (YAML 1 MB). Leave out what is not needed, or split the handover into several.',
      );
    case 415:
      return new ApiProblem(
        'unsupported-media-type',
        'Send application/json, or application/yaml where a handover is started, and say so in Content-Type.',
      );
    case 429:
      return new ApiProblem(
        'too-many-requests',
        'Wait for the seconds in Retry-After, then go on.',
      );
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? new ApiProblem(
            'unreadable-body',
            'The request is not well-formed. Check its body and headers.',
          )
        : undefined;
  }
}

function problemOf(error: FastifyError): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof Refusal) {
    return new ApiProblem(KIND_OF_REFUSAL[error.code] ?? 'refused', error.sentence);
  }
  if (isOutage(error)) {
    return new ApiProblem(
      'unavailable',
      'The database does not answer. Nothing was lost. Try again in a minute.',
    );
  }
  return (
    ofRequest(error) ??
    new ApiProblem(
      'unexpected',
      'It is our fault, not yours, and it has been written down. Try again later.',
    )
  );
}

/** Every error of the API as problem details (RFC 9457); what is not the caller's is logged without its words. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.statusCode >= 500) {
      request.log.error({ error: describeForLog(error) }, 'an API request failed');
    }
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler(async (_request, reply) =>
    sendProblem(
      reply,
      new ApiProblem(
        'not-found',
        'The API has nothing at this address and method. See /api/openapi.json.',
      ),
    ),
  );
}
