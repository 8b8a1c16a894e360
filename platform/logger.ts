import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Whatever follows these is a link token: it opens a handover's portal, so it is never written down. */
const LINK_PATH = /\/(r|a|c)\/[^/?#\s]+/g;
const COOKIE_OR_BEARER = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization'];

/** A request's path as it may be logged: without a link's token, and without any query. */
export function withoutTokens(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(LINK_PATH, '/$1/[token]');
}

/** Replaces what looks like a token in any text: 43 characters of base64url (256 bits), alone or in a URL. */
export function scrub(text: string): string {
  return text.replace(LINK_PATH, '/$1/[token]').replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, '[token]');
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    type: error.name,
    message: scrub(error.message),
    ...code,
    stack: scrub(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

interface RequestLike {
  method?: string;
  url?: string;
  id?: unknown;
}

/**
 * Structured JSON on standard output, one line an event, without secrets: headers that authenticate,
 * bodies and link tokens never reach it. `process` says which of ours is speaking.
 * Fastify takes it as `loggerInstance`.
 */
export function createLogger(
  process: string,
  level = 'info',
  destination?: DestinationStream,
): Logger {
  const options: pino.LoggerOptions = {
    name: process,
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        ...COOKIE_OR_BEARER.flatMap((name) => [`*["${name}"]`, `*.headers["${name}"]`]),
        'password',
        '*.password',
        'token',
        '*.token',
      ],
      censor: '[redacted]',
    },
    serializers: {
      err: describeError,
      req: (request: RequestLike) => ({
        id: request.id,
        method: request.method,
        url: withoutTokens(request.url ?? ''),
      }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
