import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createPortal } from '../../../api/portal/app';
import { openKeystore } from '../../../db/keystore';
import { openDatabase, type Db } from '../../../db/pool';
import { LINKS, type LinkPurpose } from '../../../domain/links/purpose';
import { loadCatalogue, loadPlaybook } from '../../../platform/catalogue';
import { readConfig } from '../../../platform/config';
import { createLogger } from '../../../platform/logger';
import { ensureKeys } from '../../../vault/open/first-keys';
import { createVault, type Vault } from '../../../vault/open/vault';
import { hashToken } from '../../../vault/seal/token-hash';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { ReadersHere } from '../../support/readers-here';
import { seedHandover, type SeededHandover, type SeedOptions } from './seed';

export interface PortalSite {
  app: FastifyInstance;
  /** As a process that may read what is sealed. */
  db: Db;
  database: TestDatabase;
  vault: Vault;
  /** What the portal was told to trust. */
  signingPublicKey: string;
  /** Path of the offline recovery key. */
  recoveryKey: string;
  clock: { at: Date };
  /** Everything that the portal wrote to its log. */
  log: string[];
  seed(options?: SeedOptions): Promise<SeededHandover>;
  /** A new link, opened: what its browser sends with every request. */
  open(handover: SeededHandover, options?: LinkOptions): Promise<OpenLink>;
  link(handover: SeededHandover, options?: LinkOptions): Promise<{ id: string; token: string }>;
  close(): Promise<void>;
}

export interface LinkOptions {
  purpose?: LinkPurpose;
  contactId?: string;
  expiresAt?: Date;
  revokedAt?: Date;
}

export interface OpenLink {
  id: string;
  token: string;
  home: string;
  headers: { cookie: string; 'sec-fetch-site': string };
}

const DAY = 86_400_000;

export interface SiteOptions {
  /** The portal's way to its database, where it is not the direct one. */
  through?: (url: string) => string;
  /** Where it is not one of the run's own server; dropped with the site. */
  database?: TestDatabase;
}

/** The real portal, as its own role, on a real database with real keys, and a clock that stands still. */
export async function openPortalSite(
  at = new Date('2026-11-18T13:12:00Z'),
  options: SiteOptions = {},
): Promise<PortalSite> {
  const database = options.database ?? (await createTestDatabase());
  const home = await mkdtemp(path.join(tmpdir(), 'handover-portal-'));
  const keys = await ensureKeys(home);
  const db = openDatabase(database.superuserUrl, { max: 4, name: 'portal-test' });
  const line = options.through ?? ((url) => url);
  const portalDb = openDatabase(line(database.portalUrl), {
    max: 6,
    name: 'portal',
    prepared: true,
  });
  const keystore = openKeystore(database.keystoreUrl);
  const vault = await createVault({
    keystore,
    vaultKeyFile: keys.vaultKey,
    signingKeyFile: keys.signingKey,
    recoveryRecipient: (await readFile(keys.recoveryPub, 'utf8')).trim(),
  });
  const clock = { at };
  const log: string[] = [];
  const signingPublicKey = await readFile(keys.signingPub, 'utf8');
  const app = await createPortal({
    db: portalDb,
    clock: { now: () => clock.at },
    config: {
      ...readConfig({ HANDOVER_HOME: home }),
      signingPublicKey,
    },
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    log: createLogger('portal', 'debug', { write: (line: string) => void log.push(line) }),
    readers: new ReadersHere(),
  });

  const link: PortalSite['link'] = async (handover, options = {}) => {
    const id = randomUUID();
    const token = randomBytes(32).toString('base64url');
    const purpose = options.purpose ?? 'reply';
    const usual = purpose === 'reply' ? handover.contacts.first : handover.contacts.signatory;
    const contact = options.contactId ?? usual;
    const { count } = await db
      .selectFrom('links')
      .where('contact_id', '=', contact)
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    await db
      .insertInto('links')
      .values({
        id,
        handover_id: handover.id,
        contact_id: contact,
        purpose,
        generation: count + 1,
        token_hash: hashToken(token),
        created_at: clock.at,
        expires_at: options.expiresAt ?? new Date(clock.at.getTime() + 90 * DAY),
        revoked_at: options.revokedAt ?? null,
        first_opened_at: null,
        last_opened_at: null,
      })
      .execute();
    return { id, token };
  };

  return {
    app,
    db,
    database,
    vault,
    signingPublicKey,
    recoveryKey: keys.recoveryKey,
    clock,
    log,
    link,
    seed: (options) => seedHandover({ db, vault, at: clock.at }, options),
    open: async (handover, options) => {
      const made = await link(handover, options);
      const url = `/${LINKS[options?.purpose ?? 'reply'].door}/${made.token}/open`;
      const headers = { 'sec-fetch-site': 'same-origin' };
      return openedLink(made, await app.inject({ method: 'POST', url, headers }));
    },
    close: async () => {
      await app.close();
      await portalDb.destroy();
      await db.destroy();
      await keystore.destroy();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What a browser has after it opened a link. */
export function openedLink(
  made: { id: string; token: string },
  answer: LightMyRequestResponse,
): OpenLink {
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return {
    ...made,
    home: String(answer.headers.location),
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  };
}
