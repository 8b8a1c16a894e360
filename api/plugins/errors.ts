import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../domain/problem';

/** What the log may say of an error: never its message, which can quote what a person sent. */
export interface LoggedError {
  type: string;
  code: string | null;
  at: string[];
}

/** Name, code and place of an error, without a word of what was sent (security.md, S19). */
export function describeForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, code: null, at: [] };
  const code: unknown = 'code' in error ? error.code : null;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code: typeof code === 'string' ? code : null,
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}

export class NotFound extends Refusal {
  constructor(sentence = 'There is no page at this address. It may have moved, or never existed.') {
    super('not_found', sentence);
    this.name = 'NotFound';
  }
}

const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = {
  not_found: 404,
  other_site: 403,
  unknown_host: 421,
  not_a_form: 415,
  nobody: 422,
  rehearsed_elsewhere: 422,
};
const REFUSED = 409;

const SENTENCES: Readonly<Record<number, { title: string; sentence: string }>> = {
  400: {
    title: 'That could not be read',
    sentence: 'What your browser sent could not be read. Go back, and send it once more.',
  },
  413: {
    title: 'That is too big',
    sentence: 'More was sent than this page accepts. Go back, and send less at once.',
  },
  415: {
    title: 'That could not be read',
    sentence: 'This page does not accept what was sent. Go back, and use the form.',
  },
  429: {
    title: 'Too fast',
    sentence: 'That was a little too fast. Wait a minute, then try again.',
  },
  503: {
    title: 'Not right now',
    sentence:
      'A part that this page needs does not answer. Nothing is lost. Try again in a minute.',
  },
};
const UNEXPECTED = {
  title: 'Something went wrong here',
  sentence:
    'It is our fault, not yours, and it has been written down. Nothing was changed. Go back, and try again.',
};

function problemPage(
  reply: FastifyReply,
  status: number,
  title: string,
  sentence: string,
): FastifyReply {
  return reply.code(status).page('problem', { title, sentence });
}

/** The database is away: connection refused, reset or timed out, or PostgreSQL is starting or stopping. */
function isOutage(error: FastifyError): boolean {
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|57P0|08)/.test(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

/**
 * Error pages with a sentence for people; a refusal says its own. The REST helper's scope answers
 * with problem details instead. Needs `registerViews` and templates/pages/problem.hbs.
 */
export function registerErrorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (error instanceof Refusal) {
      const status = STATUS_OF_REFUSAL[error.code] ?? REFUSED;
      const title = status === 404 ? 'Not here' : 'That was not done';
      return problemPage(reply, status, title, error.sentence);
    }
    const asked = isOutage(error) ? 503 : (error.statusCode ?? 500);
    const known = SENTENCES[asked];
    const status = known || (asked >= 400 && asked < 500) ? asked : 500;
    if (status >= 500) request.log.error({ error: describeForLog(error) }, 'a page failed');
    const { title, sentence } = known ?? (status < 500 ? SENTENCES[400] : undefined) ?? UNEXPECTED;
    return problemPage(reply, status, title, sentence);
  });
  app.setNotFoundHandler(async (_request, reply) => {
    const { sentence } = new NotFound();
    return problemPage(reply, 404, 'Not here', sentence);
  });
}
