import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

export interface SecurityHeadersOptions {
  /** Whether people reach this site by https: then browsers are told to insist on it. */
  https: boolean;
}

const OWN = ["'self'"];
const NONE = ["'none'"];

/**
 * Security headers on every answer, errors too (security.md, S16): our own origin and nothing else,
 * no storing, no referrer, no indexing, no framing. Inline styles and scripts are refused by the browser.
 * See OWASP's HTTP Headers Cheat Sheet.
 */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  options: SecurityHeadersOptions,
): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: OWN,
        styleSrc: OWN,
        fontSrc: OWN,
        imgSrc: OWN,
        connectSrc: OWN,
        formAction: OWN,
        frameAncestors: NONE,
        baseUri: NONE,
      },
    },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('x-robots-tag', 'noindex, nofollow, noarchive');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  });
}
