import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Secrets } from './service';

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go afterwards. */
  next: z.string(),
  /** The id of who must sign in again; null for a first sign-in. */
  again: z.string().nullable(),
  /** Milliseconds of the machine's clock: the service, too, knows no other. */
  startedAt: z.number(),
});

/** One attempt to sign in, from leaving to coming back. */
export interface Attempt extends Secrets {
  next: string;
  again: string | null;
  startedAt: number;
}

const COOKIE = 'sign-in';
const PATH = '/sign-in/oidc';
const MOST_MS = 10 * 60_000;

/**
 * Keeps an attempt in the browser that made it, signed: nobody can bring an answer into another browser, nor
 * date an attempt back so that an old sign-in passes for a new one. Its key comes from the client's secret, so
 * that an answer may reach another console than its question left.
 */
export function attempts(clientSecret: string, secure: boolean) {
  const key = Buffer.from(hkdfSync('sha256', clientSecret, '', 'handover sign-in attempt', 32));
  const macOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    keep: (reply: FastifyReply, kept: Attempt): void => {
      const text = Buffer.from(JSON.stringify(kept)).toString('base64url');
      reply.setCookie(COOKIE, `${text}.${macOf(text).toString('base64url')}`, {
        path: PATH,
        httpOnly: true,
        // It must come along when the service leads back here.
        sameSite: 'lax',
        secure,
        maxAge: MOST_MS / 1000,
      });
    },
    /** The attempt of this browser, once: it is forgotten with being asked for. Null for none, or an old one. */
    take: (request: FastifyRequest, reply: FastifyReply): Attempt | null => {
      const [text = '', mac = ''] = (request.cookies[COOKIE] ?? '').split('.');
      reply.clearCookie(COOKIE, { path: PATH });
      const [given, right] = [Buffer.from(mac, 'base64url'), macOf(text)];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const kept = attempt.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
      return Date.now() - kept.startedAt < MOST_MS ? kept : null;
    },
  };
}
