import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

export interface SecurityHeadersOptions {
  /** Whether people reach this site by https: then browsers are told to insist on it. */
  https: boolean;
}

const OWN = ["'self'"];
const NONE = ["'none'"];
const POLICY = 'content-security-policy';

/** Of the connection and the body, not of the site. */
const NOT_THEIRS = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive']);

/**
 * What helmet says for these settings. Asked once: it would work them out anew for every request, which takes longer
 * than everything else that a short page needs.
 */
async function headersOfHelmet({ https }: SecurityHeadersOptions): Promise<Record<string, string>> {
  const asked = fastify();
  await asked.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: OWN,
        workerSrc: NONE,
        styleSrc: OWN,
        fontSrc: OWN,
        imgSrc: OWN,
        connectSrc: OWN,
        formAction: OWN,
        frameAncestors: NONE,
        baseUri: NONE,
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  asked.get('/', async () => '');
  const { headers } = await asked.inject('/');
  await asked.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      NOT_THEIRS.has(name) ? [] : [[name, String(value)]],
    ),
  );
}

/**
 * Security headers on every answer, errors too (security.md, S16): our own origin and nothing else,
 * no storing, no referrer, no indexing, no framing. Inline styles and scripts are refused by the browser.
 * See OWASP's HTTP Headers Cheat Sheet.
 */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  options: SecurityHeadersOptions,
): Promise<void> {
  const fixed = {
    ...(await headersOfHelmet(options)),
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(fixed);
    done();
  });
}

/**
 * Lets this one page start workers, of bytes that it has in hand already and of no address, and lets those compile
 * WebAssembly. A worker of that kind has its page's policy (W3C CSP3, 7.8).
 */
export function allowWorkersInHand(reply: FastifyReply): void {
  const policy = String(reply.getHeader(POLICY))
    .replace("worker-src 'none'", 'worker-src blob:')
    .replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  void reply.header(POLICY, policy);
}
