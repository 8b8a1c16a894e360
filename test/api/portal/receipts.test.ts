import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { fingerprint } from '../../../vault/seal/fingerprint';
import { someBytes } from '../../vault/keys-and-tools';
import { AsBrowser } from './as-browser';
import { answer, FILLED, finish } from './forms';
import { openPortalSite, type PortalSite } from './site';

const run = promisify(execFile);
let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

async function textOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-receipt-'));
  await writeFile(path.join(folder, 'receipt.pdf'), pdf);
  const { stdout } = await run('pdftotext', ['-layout', path.join(folder, 'receipt.pdf'), '-']);
  await rm(folder, { recursive: true });
  return stdout;
}

describe('“Finished for now”', () => {
  it('gives a receipt of what was stored, without a secret, a note or a file’s name', async () => {
    const handover = await site.seed({ numbers: [1, 5, 54] });
    const link = await site.open(handover);
    const canaries = { 'provided-password': 'canary-1', 'provided-notes': 'canary-2' };
    await answer(site, link, handover.items[0]!.id, { type: 'provided', ...canaries }, [
      { name: 'canary-3.pfx', content: 'canary-4' },
    ]);
    await answer(site, link, handover.items[1]!.id, { type: 'promised', ...FILLED.promised! });
    const done = await finish(site, link);
    expect(done.headers.location).toBe(`${link.home}/receipts/1`);
    const { receipt, receipt_number } = await site.db
      .selectFrom('submissions')
      .where('handover_id', '=', handover.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(receipt_number).toBe(`R-${handover.number.slice(7)}-1`);
    const [stored] = await site.db
      .selectFrom('answers')
      .where('item_id', '=', handover.items[0]!.id)
      .select('sealed')
      .execute();
    expect(receipt).toMatchObject({
      number: receipt_number,
      at: site.clock.at.toISOString(),
      by: { contact: handover.contacts.first, name: 'Jonas Weber' },
      items: [
        { answer: 'provided', fingerprint: fingerprint(stored!.sealed).toString('hex') },
        { answer: 'promised', promisedUntil: '2026-11-25T22:59:59.999Z' },
      ],
      answeredTotal: 1,
      itemsTotal: 3,
    });
    expect(receipt!.items[0]!.files).toHaveLength(1);
    const page = await site.app.inject({ url: `${link.home}/receipts/1`, headers: link.headers });
    const pdf = await site.app.inject({
      url: `${link.home}/receipts/1/pdf`,
      headers: link.headers,
    });
    expect(pdf.headers['content-disposition']).toContain(`Receipt-${receipt_number}.pdf`);
    const text = await textOf(pdf.rawPayload);
    expect(text).toContain(receipt_number);
    for (const shown of [JSON.stringify(receipt), page.body, text]) {
      expect(shown).not.toMatch(/canary/);
      expect(shown).toContain('M365 global admin');
    }
    const row = site.db.selectFrom('handovers').where('id', '=', handover.id);
    expect(await row.select(['look_due_at', 'receipts']).executeTakeFirst()).toEqual({
      look_due_at: site.clock.at,
      receipts: 1,
    });
  });

  it('asked for twice, also at once, gives the same receipt; a new sitting gives the next', async () => {
    const handover = await site.seed({ numbers: [1, 5] });
    const link = await site.open(handover);
    await answer(site, link, handover.items[0]!.id, { type: 'never_held', ...FILLED.never_held! });
    const twice = await Promise.all([finish(site, link), finish(site, link)]);
    const third = await finish(site, link);
    for (const one of [...twice, third])
      expect(one.headers.location).toBe(`${link.home}/receipts/1`);
    await answer(site, link, handover.items[1]!.id, {
      type: 'client_has_it',
      ...FILLED.client_has_it!,
    });
    expect((await finish(site, link)).headers.location).toBe(`${link.home}/receipts/2`);
    const log = site.db.selectFrom('audit_events').where('handover_id', '=', handover.id);
    const finished = await log
      .where('action', '=', 'submission.finished')
      .select('details')
      .execute();
    expect(finished).toHaveLength(2);
  });

  it('stands when the disk runs full in mid-upload: a clear answer, nothing lost, and on from there', async () => {
    const handover = await site.seed({ numbers: [1, 7] });
    const link = await site.open(handover);
    const [first, second] = handover.items.map(({ id }) => id);
    const before = await AsBrowser.on(site, link, first!);
    const kept = await before.send(Buffer.from('kept'));
    await before.post(await before.form({ user: 'kept' }, [kept]));
    await finish(site, link);
    const receipt = () =>
      site.app.inject({ url: `${link.home}/receipts/1`, headers: link.headers });
    const shown = (await receipt()).body;

    const browser = await AsBrowser.on(site, link, second!);
    const { id, chunks, manifest } = await browser.seal(someBytes(5 * 1024 * 1024));
    expect((await browser.put(`${id}/chunks/1`, chunks[0]!)).statusCode).toBe(204);
    const room = await diskFull();
    const form = await browser.form({ user: 'later' }, []);
    for (const answer of [
      await browser.put(`${id}/chunks/2`, chunks[1]!),
      await browser.post(form),
    ]) {
      expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('safe')]);
    }
    expect((await receipt()).body).toBe(shown);
    await room();
    // It goes on where it stopped.
    expect((await browser.ask('GET', id)).json()).toEqual({ finished: false, chunks: [1] });
    expect((await browser.put(`${id}/chunks/2`, chunks[1]!)).statusCode).toBe(204);
    expect((await browser.put(`${id}/manifest/2`, manifest)).statusCode).toBe(204);
    const saved = await browser.post(await browser.form({ user: 'later' }, [id]));
    expect(saved.statusCode).toBe(303);
  });
});

/** PostgreSQL answers as it does without room (SQLSTATE 53100) wherever something large is stored; ends it when called. */
async function diskFull(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: site.database.superuserUrl });
  await client.connect();
  await client.query(`
    create function no_room() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file "base/16385/16417": No space left on device'
        using errcode = 'disk_full'; end $$;
    create trigger no_room before insert on file_chunks for each row execute function no_room();
    create trigger no_room before insert on answers for each row execute function no_room()`);
  return async () => {
    await client.query('drop function no_room cascade');
    await client.end();
  };
}
