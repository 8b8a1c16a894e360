import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../../domain/problem';
import type { OidcSettings } from '../../../../platform/oidc-settings';
import type { ConsoleDeps } from '../../../plugins/console-deps';
import { ownPath, sessionOf } from '../../../plugins/staff-session';
import { beginSession } from '../begin-session';
import { attempts, type Attempt } from './attempt';
import { signInService } from './service';
import { answered, whoSignedIn } from './who-signed-in';

const CALLBACK = '/sign-in/oidc/callback';
const REFUSED = 403;

interface Start {
  Querystring: { next?: string; again?: string };
}

/** Signing in at the house's own service (security.md, S17). Its addresses change nothing but who is signed in. */
export function registerOidcSignIn(
  app: FastifyInstance,
  deps: ConsoleDeps,
  settings: OidcSettings,
): void {
  const { consoleUrl } = deps.config;
  const service = signInService(settings, consoleUrl + CALLBACK);
  const { keep, take } = attempts(settings.clientSecret, consoleUrl.startsWith('https:'));

  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) =>
    door(reply, ownPath(request.query.next), null),
  );

  app.get<Start>('/sign-in/oidc', async (request, reply) => {
    const next = ownPath(request.query.next);
    return orDoor(reply, next, async () => {
      const again = request.query.again !== undefined;
      const session = again ? await sessionOf(request, deps) : undefined;
      const startedAt = Date.now();
      const { url, ...secrets } = await answered(deps, () => service.begin(again));
      keep(reply, { ...secrets, next, startedAt, again: session?.staff.id ?? null });
      return reply.redirect(url.href, 303);
    });
  });

  app.get(CALLBACK, async (request, reply) => {
    const attempt = take(request, reply);
    return orDoor(reply, attempt?.next ?? '/', async () => comeBack(request, reply, attempt));
  });

  async function comeBack(
    request: FastifyRequest,
    reply: FastifyReply,
    attempt: Attempt | null,
  ): Promise<FastifyReply> {
    if (!attempt) {
      throw new Refusal(
        'sign_in_over',
        'This way to sign in is over: it works once, for ten minutes, in the browser that began it.',
      );
    }
    const answer = new URL(request.url, consoleUrl);
    const proven = await answered(deps, () =>
      service.finish(answer, attempt, secondsSince(attempt)),
    );
    const staff = await whoSignedIn(deps, proven);
    if (attempt.again !== null && attempt.again !== staff.id) {
      throw new Refusal(
        'somebody_else',
        `You signed in as ${staff.name}, but were somebody else here. Sign out first, then in again.`,
      );
    }
    request.staffSession = (await sessionOf(request, deps)) ?? null;
    await beginSession(deps, { request, reply, staff });
    return reply.redirect(attempt.next, 303);
  }
}

/** What went wrong is said where one may begin again. */
async function orDoor(
  reply: FastifyReply,
  next: string,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return door(reply.code(REFUSED), next, error.sentence);
  }
}

function door(reply: FastifyReply, next: string, refusal: string | null): FastifyReply {
  const start = `/sign-in/oidc?next=${encodeURIComponent(next)}`;
  return reply.page('console/sign-in-oidc', { title: 'Sign in', start, refusal });
}

/** How old (seconds) a proof may be that was asked for anew: no older than the attempt. */
function secondsSince({ again, startedAt }: Attempt): number | undefined {
  return again === null ? undefined : Math.ceil((Date.now() - startedAt) / 1000);
}
