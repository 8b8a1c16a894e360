import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ConsoleDeps } from '../../../api/plugins/console-deps';
import { registerRest } from '../../../api/rest/routes';
import { createApiToken, SCOPES, type ApiScope } from '../../../db/api-tokens';
import { openKeystore } from '../../../db/keystore';
import { openDatabase } from '../../../db/pool';
import { loadCatalogue, loadPlaybook } from '../../../platform/catalogue';
import { readConfig } from '../../../platform/config';
import { createLogger } from '../../../platform/logger';
import { ensureKeys } from '../../../vault/open/first-keys';
import { createVault } from '../../../vault/open/vault';
import { createTestDatabase } from '../../support/database';

export interface RestSite {
  app: FastifyInstance;
  deps: ConsoleDeps;
  home: string;
  superuserUrl: string;
  /** The clock; move it by giving it another instant. */
  clock: { at: Date };
  /** A token with every scope. */
  token: string;
  newToken(scopes: readonly ApiScope[], expiresAt?: Date): Promise<string>;
  close(): Promise<void>;
}

/** The API's only way to a workflow, with the engine away: it must accept starts all the same. */
const AWAY: ConsoleDeps['workflows'] = {
  start: () => Promise.reject(new Error('the workflow engine is away')),
  command: () => Promise.reject(new Error('the workflow engine is away')),
};

/** The real API on a real database with real keys, as the console's role. */
export async function openRestSite(
  workflows: ConsoleDeps['workflows'] = AWAY,
  perMinute = 100_000,
): Promise<RestSite> {
  const database = await createTestDatabase();
  const home = await mkdtemp(path.join(tmpdir(), 'handover-rest-'));
  const keys = await ensureKeys(home);
  const db = openDatabase(database.consoleUrl, { max: 8, name: 'rest-test' });
  const keystore = openKeystore(database.keystoreConsoleUrl);
  const clock = { at: new Date('2027-03-01T10:00:00Z') };
  const deps: ConsoleDeps = {
    db,
    clock: { now: () => clock.at },
    config: readConfig({ HANDOVER_HOME: home }),
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    vault: await createVault({
      keystore,
      vaultKeyFile: keys.vaultKey,
      signingKeyFile: keys.signingKey,
      recoveryRecipient: (await readFile(keys.recoveryPub, 'utf8')).trim(),
    }),
    workflows,
    log: createLogger('rest-test', 'silent'),
  };
  const app = fastify();
  await registerRest(app, deps, { perMinute });
  await app.ready();
  const newToken = (scopes: readonly ApiScope[], expiresAt = new Date('2028-01-01T00:00:00Z')) =>
    createApiToken(db, { name: 'test', scopes, expiresAt, by: 'system', at: clock.at });
  return {
    app,
    deps,
    home,
    superuserUrl: database.superuserUrl,
    clock,
    token: await newToken(SCOPES),
    newToken,
    close: async () => {
      await app.close();
      await db.destroy();
      await keystore.destroy();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** One request with the site's token; the answer's status and parsed body. */
export async function ask(
  site: Pick<RestSite, 'app' | 'token'>,
  method: 'GET' | 'POST',
  url: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; type: string; body: Record<string, unknown>; text: string }> {
  const answer = await site.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${site.token}`,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : {
          payload: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
        }),
  });
  const type = String(answer.headers['content-type'] ?? '');
  const body: unknown = type.includes('json') ? answer.json() : {};
  return {
    status: answer.statusCode,
    type,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
    text: answer.body,
  };
}

const problemsShape = z.array(z.object({ path: z.string(), message: z.string() }));

/** The problems that an answer lists. */
export function problemsOf(body: Record<string, unknown>): z.output<typeof problemsShape> {
  return problemsShape.parse(body.problems);
}
