import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../plugins/console-deps';
import { registerErrorPages } from '../plugins/errors';
import { registerHealth } from '../plugins/health';
import { MOST_PART, readableAddress } from '../plugins/readable-address';
import { requireRecentSignIn } from '../plugins/recent-sign-in';
import { registerOwnHost } from '../plugins/own-host';
import { registerSameOrigin } from '../plugins/same-origin';
import { registerSecurityHeaders } from '../plugins/security-headers';
import { registerSessions, requireSession } from '../plugins/staff-session';
import { registerViews } from '../plugins/views';
import { registerRest } from '../rest/routes';
import { registerBoard } from './board/routes';
import { registerForms } from './form';
import { registerHandover } from './handover/routes';
import { registerAlsoSent } from './also-sent/routes';
import { registerHandOff } from './hand-off/routes';
import { registerCounsel } from './counsel/routes';
import { registerNotice } from './notice/routes';
import { registerMail } from './mail/routes';
import { registerQuestions } from './questions/routes';
import { registerRehearsals } from './rehearsal/routes';
import { registerPackage } from './package/routes';
import { registerPurge } from './purge/routes';
import { registerReveal } from './reveal/routes';
import { registerSamples } from './samples/routes';
import { registerKeys, remindOfRecovery } from './settings/keys';
import { registerLeadTimes } from './settings/lead-times';
import { registerOffices } from './settings/offices';
import { registerShowingSecrets } from './settings/showing-secrets';
import { registerSettings } from './settings/routes';
import { registerStaffAdmin } from './settings/staff';
import { ensureFirstStaff } from './sign-in/first-staff';
import { refuseOutsideDevelopment } from './sign-in/development-only';
import { registerSignedIn, registerSignIn } from './sign-in/routes';
import { registerImport } from './start/import-routes';
import { registerStart } from './start/routes';
import { registerTasks } from './tasks/routes';

/** Each page links to the ones it needs; none of them is needed. */
const SCRIPTS = ['zone.js', 'live.js', 'start.js', 'reveal.js'];

/**
 * The staff's site: pages behind a session, and the REST API behind tokens. Does not listen yet.
 * Throws ConfigError where the development sign-in must not run.
 */
export async function createConsole(deps: ConsoleDeps): Promise<FastifyInstance> {
  const { db, clock, config } = deps;
  refuseOutsideDevelopment(config);
  await ensureFirstStaff(db, config, clock.now());

  await remindOfRecovery(deps);

  const loggerInstance: FastifyBaseLogger = deps.log;
  // What people search for and paste into addresses stays out of the log.
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({
    loggerInstance,
    logController,
    routerOptions: { maxParamLength: MOST_PART },
    rewriteUrl: ({ url = '/' }) =>
      readableAddress(url, url.startsWith('/api/') ? '/api/no-such-thing' : '/no-such-page'),
  });
  await registerSecurityHeaders(app, { https: config.consoleUrl.startsWith('https:') });
  registerOwnHost(app, config.consoleUrl);
  registerSameOrigin(app);
  registerForms(app);
  await registerSessions(app);
  await registerViews(app, {
    clock,
    scripts: SCRIPTS,
    frame: ({ staffSession }) => ({
      section: null,
      signedInAs: staffSession?.staff.name ?? null,
      openTasks: staffSession?.openTasks ?? 0,
      toAgree: staffSession?.toAgree ?? 0,
    }),
  });
  registerErrorPages(app);
  registerHealth(app, db);
  registerSignIn(app, deps);

  await app.register(async (pages) => {
    requireSession(pages, deps);
    requireRecentSignIn(pages, deps);
    registerSignedIn(pages, deps);
    registerBoard(pages, deps);
    registerHandover(pages, deps);
    registerTasks(pages, deps);
    registerReveal(pages, deps);
    registerNotice(pages, deps);
    registerCounsel(pages, deps);
    registerMail(pages, deps);
    registerQuestions(pages, deps);
    registerPackage(pages, deps);
    registerPurge(pages, deps);
    registerHandOff(pages, deps);
    registerAlsoSent(pages, deps);
    registerSamples(pages, deps);
    registerStart(pages, deps, registerRehearsals(pages, deps));
    await registerImport(pages, deps);
    registerSettings(pages, deps);
    registerKeys(pages, deps);
    registerStaffAdmin(pages, deps);
    registerLeadTimes(pages, deps);
    registerOffices(pages, deps);
    registerShowingSecrets(pages, deps);
  });
  await registerRest(app, deps);
  return app;
}
