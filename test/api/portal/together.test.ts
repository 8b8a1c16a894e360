import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { saveAnswer } from '../../../db/answers';
import { revokeLink } from '../../../db/contact-links';
import { openDatabase } from '../../../db/pool';
import type { Tables } from '../../../db/tables';
import { answer, hidden, send } from './forms';
import { listChanges } from './list-changes';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const handoverRow = (id: string) =>
  site.db.selectFrom('handovers').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
const answersOf = (item: string) =>
  site.db
    .selectFrom('answers')
    .where('item_id', '=', item)
    .orderBy('answered_at')
    .selectAll()
    .execute();
const provided = (password: string) => ({
  type: 'provided',
  'provided-user': 'root',
  'provided-password': password,
});

describe('the same item at the same time', () => {
  it('makes one answer of a form that was sent twice, also at the same moment', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    const form = { form: randomUUID(), seen: '', ...provided('twice') };
    const both = await Promise.all([send(site, link, item, form), send(site, link, item, form)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await send(site, link, item, form)).statusCode).toBe(303);
    expect(await answersOf(item)).toHaveLength(1);
  });

  it('never swallows a form that was changed and sent again with the back button', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    const form = randomUUID();
    await send(site, link, item, { form, seen: '', ...provided('typo') });
    const again = await send(site, link, item, { form, seen: '', ...provided('right') });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Answered by Jonas Weber');
    const confirmed = await send(site, link, item, {
      form: hidden(again.body, 'form'),
      seen: hidden(again.body, 'seen'),
      standing: hidden(again.body, 'standing'),
      replace: 'yes',
      ...provided('right'),
    });
    expect(confirmed.statusCode).toBe(303);
    const rows = await answersOf(item);
    expect(rows).toHaveLength(2);
  });

  it('tells the second of two people who was faster, and replaces only when told to', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const jonas = await site.open(handover);
    const mia = await site.open(handover, { contactId: handover.contacts.second });
    const item = handover.items[0]!.id;
    const page = await site.app.inject({
      url: `${jonas.home}/items/${item}`,
      headers: jonas.headers,
    });
    const form = { form: hidden(page.body, 'form'), seen: hidden(page.body, 'seen') };
    await answer(site, mia, item, provided('mia’s'));
    const late = await send(site, jonas, item, { ...form, ...provided('jonas’s') });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Answered by Mia Kurz');
    expect(late.body).not.toContain('jonas’s');
    const unticked = await send(site, jonas, item, {
      form: hidden(late.body, 'form'),
      seen: hidden(late.body, 'seen'),
      standing: hidden(late.body, 'standing'),
      ...provided('jonas’s'),
    });
    expect(unticked.statusCode).toBe(409);
    expect(await answersOf(item)).toHaveLength(1);
    const ticked = await send(site, jonas, item, {
      form: hidden(unticked.body, 'form'),
      seen: hidden(unticked.body, 'seen'),
      standing: hidden(unticked.body, 'standing'),
      replace: 'yes',
      ...provided('jonas’s'),
    });
    expect(ticked.statusCode).toBe(303);
    expect(await answersOf(item)).toHaveLength(2);
  });

  it('loses no update when many people answer many items at once', async () => {
    const handover = await site.seed({ numbers: [1, 2, 3, 4, 5, 6, 7, 8] });
    const links = [
      await site.open(handover),
      await site.open(handover, { contactId: handover.contacts.second }),
    ];
    const sent = await Promise.all(
      handover.items.flatMap((item, index) =>
        links.map((link) =>
          send(site, link, item.id, {
            form: `many-${index}`,
            seen: '',
            type: 'provided',
            'provided-notes': 'x',
          }),
        ),
      ),
    );
    const statuses = sent.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array<number>(8).fill(303), ...Array<number>(8).fill(409)]);
    expect(await handoverRow(handover.id)).toMatchObject({
      items_answered: 8,
      items_outstanding: 0,
    });
    const sittings = site.db.selectFrom('submissions').where('handover_id', '=', handover.id);
    expect((await sittings.selectAll().execute()).length).toBeLessThanOrEqual(2);
  });

  it('costs two statements beside begin and commit', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const statements: string[] = [];
    const pool = new Pool({ connectionString: site.database.portalUrl, max: 1 });
    const db = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool }),
      log: (event) => {
        statements.push(event.query.sql);
      },
    });
    const outcome = await saveAnswer(db, {
      id: randomUUID(),
      submissionId: randomUUID(),
      handoverId: handover.id,
      itemId: handover.items[0]!.id,
      linkId: link.id,
      contactId: handover.contacts.first,
      seenAnswerId: null,
      type: 'provided',
      promisedUntil: null,
      refusalReason: null,
      sealed: Buffer.from('sealed'),
      fingerprint: Buffer.alloc(32),
      files: [],
      keepFiles: false,
      mostPromises: 2,
      idleUntil: site.clock.at,
      at: site.clock.at,
    });
    await db.destroy();
    expect(outcome).toEqual({ kind: 'saved' });
    expect(statements.filter((text) => !/^(begin|start|commit)/.test(text))).toHaveLength(2);
  });
});

describe('the list, which is rendered once and kept', () => {
  const list = async ({ home, headers }: OpenLink, query = '', lang = '') => {
    const cookie = lang === '' ? headers.cookie : `${headers.cookie}; lang=${lang}`;
    const page = await site.app.inject({ url: home + query, headers: { ...headers, cookie } });
    return page.body.replaceAll('?anew&#x3D;&amp;', '?');
  };
  /** A query has it rendered anew. */
  const anew = (link: OpenLink, lang?: string) => list(link, '?anew', lang);

  it('is never an old one, whatever happened since, to whoever looks, in any language', async () => {
    const before = site.clock.at;
    const handover = await site.seed({ numbers: [1, 2, 5, 7] });
    const jonas = await site.open(handover);
    const mia = await site.open(handover, { contactId: handover.contacts.second });
    for (const [name, shown, happens] of listChanges({ site, handover, jonas, mia })) {
      const old = await list(jonas);
      await list(mia);
      await happens();
      const [kept, its, german] = [await list(jonas), await list(mia), await list(jonas, '', 'de')];
      expect([name, kept]).toEqual([name, await anew(jonas)]);
      expect([name, its]).toEqual([name, await anew(mia)]);
      expect([name, german]).toEqual([name, await anew(jonas, 'de')]);
      expect(german).toContain('<html lang="de"');
      expect([name, kept === old]).toEqual([name, shown === null]);
      if (shown) expect(kept.replaceAll(/<[^>]+>/g, '')).toMatch(shown);
    }
    site.clock.at = before;
  });

  it('is not shown any more once its link is withdrawn', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    expect(await list(link)).toContain('answered');
    const by = 'staff:ada@northgate.example';
    const act = { handoverId: handover.id, linkId: link.id, by, at: site.clock.at };
    await revokeLink(site.db, act);
    const gone = await site.app.inject({ url: link.home, headers: link.headers });
    expect(gone.statusCode).toBe(404);
  });

  it('cannot become old unnoticed: the tests’ databases refuse what changes it and leaves its handover alone', async () => {
    const handover = await site.seed({ numbers: [1] });
    const worker = openDatabase(site.database.workerUrl, { max: 1, name: 'worker' });
    const waive = (id: string) =>
      worker.updateTable('items').set({ state: 'waived' }).where('id', '=', id).execute();
    await expect(waive(handover.items[0]!.id)).rejects.toThrow('lists would be old');
    await worker.destroy();
  });
});
