import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { remindOfRecovery } from '../../api/console/settings/keys';
import { agreeToLook } from '../../db/agree-to-look';
import { declineAuthority } from '../../db/authority-declines';
import { askForOther } from '../../db/looks-at-others';
import { askForLook, recordLook } from '../../db/looks-at-secrets';
import { openDatabase } from '../../db/pool';
import { listStaff } from '../../db/staff';
import { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

const NOW = new Date('2027-03-01T10:00:00Z');
const SIZES = [
  { width: 1280, dark: false },
  { width: 320, dark: true },
];

describe('the pages of the vault', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    await remindOfRecovery({ ...site.deps, config: { ...site.deps.config, production: true } });
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit({ width, dark }: (typeof SIZES)[number]): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      bypassCSP: true,
      baseURL: origin,
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByRole('radio', { name: /Gareth/ }).check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  async function look(page: Page, name: string, { width }: (typeof SIZES)[number]): Promise<void> {
    await keepPicture(page, `${name}-${String(width)}`);
    expect([name, width, await overflowOf(page)]).toEqual([name, width, 0]);
    expect([name, await violations(page)]).toEqual([name, []]);
  }

  it('lead from an empty board to the recovery key, which is shown at a press and asked back', async () => {
    for (const size of SIZES) {
      // Once for each size of a screen.
      await site.db.updateTable('vault_state').set({ recovery_shown_at: null }).execute();
      const page = await visit(size);
      await page.goto('/');
      expect(await page.getByText('Nothing is accepted yet').count()).toBe(1);
      await look(page, 'board-unconfirmed', size);
      await page.getByRole('link', { name: 'Look' }).click();
      await page.getByRole('button', { name: 'Show it' }).click();
      expect(await page.getByText(/^AGE-SECRET-KEY-1\w{58}$/).count()).toBe(1);
      await look(page, 'keys-shown', size);
      await page.getByLabel('The recovery key, from where you keep it').fill('AGE-SECRET-KEY-1');
      await page.getByRole('button', { name: 'Confirm that we hold it' }).click();
      expect(await page.getByText('That is not the recovery key of this vault').count()).toBe(1);
      await page.context().close();
    }
  }, 60_000);

  it('say of an item what was found in it, and of a handover when it is purged and that it was', async () => {
    scene = await Scene.start(site, NOW);
    await scene.request(NOW);
    const [item] = await site.db
      .selectFrom('items')
      .selectAll()
      .where('handover_id', '=', scene.id)
      .execute();
    await site.db
      .updateTable('handovers')
      .set({ stage: 'closed', closed_at: NOW, purge_at: new Date('2027-05-30T08:00:00Z') })
      .where('id', '=', scene.id)
      .execute();
    for (const size of SIZES) {
      const page = await visit(size);
      await page.goto(`/handovers/${scene.id}/purge`);
      expect(await page.getByText('is destroyed on').count()).toBe(1);
      await look(page, 'purge-planned', size);
      await page.goto(`/handovers/${scene.id}/items/${item?.id ?? ''}`);
      await look(page, 'item', size);
      await page.context().close();
    }
    await site.db
      .updateTable('handovers')
      .set({ purged_at: NOW })
      .where('id', '=', scene.id)
      .execute();
    for (const size of SIZES) {
      const page = await visit(size);
      await page.goto(`/handovers/${scene.id}`);
      await page.getByRole('link', { name: 'See the purge certificate' }).click();
      expect(await page.getByRole('link', { name: 'Download the purge certificate' }).count()).toBe(
        1,
      );
      await look(page, 'purged', size);
      await page.context().close();
    }
  }, 60_000);

  it('say who asks for a second person, what was looked at, and that a signatory declined', async () => {
    scene = await Scene.start(site, NOW, { authority: { toSign: true } });
    const [may, other] = await listStaff(site.db);
    const [item] = await site.db
      .selectFrom('items')
      .select('id')
      .where('handover_id', '=', scene.id)
      .execute();
    const { id: signatory } = await site.db
      .selectFrom('contacts')
      .select('id')
      .where('handover_id', '=', scene.id)
      .where('rung', '=', 'signatory')
      .executeTakeFirstOrThrow();
    const act = () => ({
      id: randomUUID(),
      handoverId: scene.id,
      staffId: may!.id,
      by: `staff:${may!.email}`,
      reason: { purpose: 'rotate' as const, words: 'task 7' },
      at: NOW,
    });
    const request = { ...act(), itemId: item!.id, answerId: null };
    const expiresAt = new Date(NOW.getTime() + 15 * 60_000);
    await recordLook(site.db, { ...request, id: randomUUID() }, { emergency: true });
    await askForLook(site.db, request, { expiresAt });
    const recipient = `age1${'q'.repeat(58)}`;
    const packing = { ...act(), of: { package: { contactId: signatory, recipient } } };
    await askForOther(site.db, packing, { expiresAt });
    const goodUntil = expiresAt;
    await agreeToLook(
      site.db,
      { id: packing.id, staffId: other!.id, by: 'staff:second', at: NOW },
      { goodUntil },
    );
    await decline(signatory);
    const base = `/handovers/${scene.id}`;
    const pages: [string, string, string][] = [
      ['to-agree', '/reveals', 'Critical|What is critical'],
      ['agree-item', `${base}/items/${item!.id}/reveal/${request.id}`, 'May .+ see'],
      ['agree-package', `${base}/looks/${packing.id}`, 'has agreed'],
      ['looked-at', `${base}/looks`, 'emergency'],
      ['authority-declined', `${base}/authority`, 'declined'],
    ];
    for (const size of SIZES) {
      const page = await visit(size);
      for (const [name, path, words] of pages) {
        await page.goto(path);
        expect(await page.locator('main').innerText()).toMatch(new RegExp(words));
        await look(page, name, size);
      }
      await page.context().close();
    }
  }, 90_000);

  async function decline(contactId: string): Promise<void> {
    const db = openDatabase(site.superuserUrl);
    const written = { id: randomUUID(), handoverId: scene.id, contactId, at: NOW };
    const sealed = { sealed: Buffer.from('age'), fingerprint: Buffer.alloc(32) };
    const said = { reason: 'items' as const, typedName: 'Ann Fern' };
    expect(await declineAuthority(db, { ...written, ...sealed, ...said })).toBe(true);
    await db.destroy();
  }
});
