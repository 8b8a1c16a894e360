import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { required } from '../../platform/config';
import { pinnedKey } from '../../vault/seal/recipient';
import { registerHealth } from '../plugins/health';
import { registerOrderlyStop } from '../plugins/orderly-stop';
import { registerSameOrigin } from '../plugins/same-origin';
import { MOST_PART, readableAddress } from '../plugins/readable-address';
import { registerSecurityHeaders } from '../plugins/security-headers';
import { registerViews } from '../plugins/views';
import { registerAccess } from './access-routes';
import { registerAuthority } from './authority-routes';
import { ChunkRooms } from './chunk-rooms';
import { registerClientList } from './client-routes';
import { registerColleagues } from './colleague-routes';
import { registerCounsel } from './counsel-routes';
import type { PortalDeps } from './deps';
import { registerDecline } from './decline-routes';
import { registerErrorPages } from './error-pages';
import { registerFiles } from './file-routes';
import { registerFinish } from './finish-routes';
import { registerFormBody } from './form-body';
import { registerItems } from './item-routes';
import { keepFormsOut } from './keep-forms';
import { registerLandings } from './landing-routes';
import { registerMany } from './many-routes';
import { registerPackage } from './package-routes';
import { pageLanguage, registerLanguageChoice } from './reader-language';
import { registerAsking } from './question-routes';
import { registerReply } from './reply-routes';
import { OF_FORMS, UploadGate } from './upload-gate';
import { registerVerify } from './verify-routes';

/** Enough for an office behind one address; a guesser of 256-bit tokens gets nowhere at any rate. */
const REQUESTS_A_MINUTE = 600;
/** A slow line needs time for 250 MiB in one form; whoever needs longer sends nothing. */
const REQUEST_TIMEOUT_MS = 60 * 60 * 1000;

/** Each page links to the ones it needs; none of them is needed. */
const SCRIPTS = [
  'answer.js',
  'fields.js',
  'many-file.js',
  'many.js',
  'read-export.js',
  'read-qr.js',
  'seal.js',
  'sign.js',
  'verify.js',
];

const NOWHERE = '/no-such-link';

/**
 * The public site, apart from listening. It needs PostgreSQL as `handover_portal` and the vault's public
 * signing key; Temporal it does not know. Throws ConfigError when the key is not given.
 */
export async function createPortal(deps: PortalDeps): Promise<FastifyInstance> {
  const { config } = deps;
  const pem = required(config.signingPublicKey, 'HANDOVER_SIGNING_PUBLIC_KEY');
  const portal = {
    ...deps,
    pinned: pinnedKey(pem),
    gate: new UploadGate(),
    forms: new UploadGate(OF_FORMS),
    rooms: new ChunkRooms(),
  };
  const app = fastify({
    loggerInstance: deps.log,
    // Fastify's own lines carry addresses, and ours are secrets.
    logController: new LogController({ disableRequestLogging: true }),
    // One for all: a logger for each request would cost it more than the rest of its way. Who logs gives its number.
    childLoggerFactory: (logger) => logger,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MOST_PART },
    // An address that cannot be read, or is too long, is a mistyped link like any other.
    rewriteUrl: ({ url = '/' }) => readableAddress(url, NOWHERE),
    // A proxy of our own stands on this machine or in its private network; others' X-Forwarded-For is not believed.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
  });

  keepFormsOut(app);
  app.addHook('onClose', async () => deps.readers.close());
  await registerSecurityHeaders(app, { https: config.portalUrl.startsWith('https:') });
  await app.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute' });
  await app.register(cookie);
  registerSameOrigin(app);
  registerFormBody(app);
  registerLanguageChoice(app, { secure: config.portalUrl.startsWith('https:') });
  await registerViews(app, {
    clock: deps.clock,
    scripts: SCRIPTS,
    frame: () => ({ msp: config.msp }),
    language: pageLanguage,
    twoWeights: true,
  });
  registerErrorPages(app);
  registerOrderlyStop(app);
  registerHealth(app, deps.db);

  app.get('/', async (_request, reply) => reply.redirect('/verify', 302));
  registerLandings(app, portal);
  registerReply(app, portal);
  registerClientList(app, portal);
  registerItems(app, portal);
  registerFiles(app, portal);
  registerAsking(app, portal);
  registerColleagues(app, portal);
  registerAccess(app, portal);
  registerMany(app, portal);
  registerFinish(app, portal);
  registerAuthority(app, portal);
  registerDecline(app, portal);
  registerPackage(app, portal);
  registerCounsel(app, portal);
  registerVerify(app, portal);
  return app;
}
