import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '../../../vault/seal/fingerprint';
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

  it('says what is promised and still to come, and thanks for all only when nothing is', async () => {
    const handover = await site.seed({ numbers: [1, 5] });
    const link = await site.open(handover);
    const [one, two] = handover.items.map(({ id }) => id);
    await answer(site, link, one!, { type: 'never_held', ...FILLED.never_held! });
    await answer(site, link, two!, { type: 'promised', ...FILLED.promised! });
    await finish(site, link);
    const page = async () =>
      (await site.app.inject({ url: `${link.home}/receipts/1`, headers: link.headers })).body;
    expect(await page()).toContain('1 item is promised, and still to come.');
    expect(await page()).not.toContain('Nothing is open any more');
    await answer(site, link, two!, { type: 'client_has_it', ...FILLED.client_has_it! });
    expect(await page()).toContain('Nothing is open any more');
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
    // Its link was renewed meanwhile: what the old one saved is not forgotten behind the new one.
    const renewed = await site.open(handover);
    const list = await site.app.inject({ url: renewed.home, headers: renewed.headers });
    expect(list.body).toContain('1 answer saved since your last receipt');
    expect((await finish(site, renewed)).headers.location).toBe(`${renewed.home}/receipts/2`);
    const log = site.db.selectFrom('audit_events').where('handover_id', '=', handover.id);
    const finished = await log
      .where('action', '=', 'submission.finished')
      .select('details')
      .execute();
    expect(finished).toHaveLength(2);
  });
});
