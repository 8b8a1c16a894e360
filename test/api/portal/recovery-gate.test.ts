import type { InjectOptions } from 'fastify';
import { createPortal } from '../../../api/portal/app';
import { openDatabase, type Db } from '../../../db/pool';
import { confirmRecovery } from '../../../db/vault-state';
import { loadCatalogue, loadPlaybook } from '../../../platform/catalogue';
import { readConfig } from '../../../platform/config';
import { createLogger } from '../../../platform/logger';
import { ReadersHere } from '../../support/readers-here';
import { AsBrowser } from './as-browser';
import { otherDoors } from './other-doors';
import { openPortalSite, type PortalSite } from './site';

describe('the portal in production, before anybody has confirmed the recovery key', () => {
  let site: PortalSite;
  let db: Db;
  let app: Awaited<ReturnType<typeof createPortal>>;

  beforeAll(async () => {
    site = await openPortalSite();
    db = openDatabase(site.database.portalUrl, { max: 2, name: 'portal' });
    const signingPublicKey = site.vault.publicKey
      .export({ type: 'spki', format: 'pem' })
      .toString();
    app = await createPortal({
      db,
      clock: { now: () => site.clock.at },
      config: { ...readConfig({ NODE_ENV: 'production' }), signingPublicKey },
      catalogue: loadCatalogue(),
      playbook: loadPlaybook(),
      log: createLogger('portal', 'silent'),
      readers: new ReadersHere(),
    });
  });
  afterAll(async () => {
    await app.close();
    await db.destroy();
    await site.close();
  });

  it('says clearly that nothing can be accepted yet, and stores nothing; from the confirmation on it takes everything', async () => {
    const handover = await site.seed({ numbers: [1] });
    const [item] = handover.items;
    if (!item) throw new Error('nothing is asked for');
    const link = await site.open(handover);
    const url = `${link.home}/items/${item.id}`;
    const payload = new URLSearchParams({
      type: 'provided',
      seen: '',
      form: '5d6b6f3e-5b1c-4a55-9f0a-0c1d2e3f4a5b',
      'provided-user': 'admin',
      'provided-password': 'canary-9',
    }).toString();
    const headers = { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' };
    const send = () => app.inject({ method: 'POST', url, headers, payload });
    // Nor by any other door: pieces of a file, what goes along with the items, and the list filled in.
    const doors = await otherDoors(await AsBrowser.on(site, link, item.id));
    const pages: InjectOptions[] = [
      { url, headers: link.headers },
      { url: `${link.home}/many`, headers: link.headers },
    ];
    const asked = [...pages, ...doors].map((door) => app.inject(door));
    for (const refused of [await send(), ...(await Promise.all(asked))]) {
      expect(refused.statusCode).toBe(503);
      expect(refused.body).toContain('nothing was stored');
      expect(refused.body).not.toContain('canary-9');
    }
    const answers = () => site.db.selectFrom('answers').select('id').execute();
    expect(await answers()).toEqual([]);
    expect(await site.db.selectFrom('file_chunks').select('number').execute()).toEqual([]);
    expect(await site.db.selectFrom('also_sent').select('id').execute()).toEqual([]);
    await confirmRecovery(site.db, {
      recipient: 'age1',
      by: 'staff:lead@x.example',
      at: site.clock.at,
    });
    expect((await send()).statusCode).toBe(303);
    expect(await answers()).toHaveLength(1);
    for (const door of doors) expect((await app.inject(door)).statusCode).toBeLessThan(304);
  });
});
