import type { Browser, Page } from 'playwright-core';
import { keepStepEdit } from '../../db/step-edits';
import { fernLogistics, NOW } from '../api/handover/fern';
import { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

const VIEWS = [
  { name: 'wide', width: 1280, scheme: 'light' },
  { name: 'dark', width: 1280, scheme: 'dark' },
  { name: 'narrow', width: 320, scheme: 'light' },
] as const;

describe('stepping in, in a browser', () => {
  let site: ConsoleSite;
  let scene: Scene;
  let browser: Browser;
  let origin: string;
  let step: string;
  /** Its letter has just gone out, so its deadline can be extended. */
  let fresh: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    scene = await fernLogistics(site);
    fresh = await Scene.start(site, NOW);
    await fresh.request(NOW);
    await fresh.takeStepsUntil(NOW);
    const next = await site.db
      .selectFrom('steps')
      .select('key')
      .where('handover_id', '=', scene.id)
      .where('state', '=', 'planned')
      .where('kind', '=', 'chase')
      .where('deadline', '=', false)
      .orderBy('due_at')
      .executeTakeFirstOrThrow();
    step = next.key;
    await keepStepEdit(site.db, {
      handover_id: scene.id,
      step_key: step,
      contact_id: null,
      opening: 'Thank you for the call on Monday.\n\nAs agreed, the easy ones first.',
      subject: null,
      edited_by: 'staff:maya@northgate.example',
      edited_at: NOW,
    });
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit(view: (typeof VIEWS)[number], scripts: boolean): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 960 },
      colorScheme: view.scheme,
      timezoneId: 'Europe/Berlin',
      javaScriptEnabled: scripts,
      bypassCSP: scripts,
    });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  it.each(VIEWS)(
    'fits every page of it on a $name screen',
    async (view) => {
      const page = await visit(view, true);
      const owner = await scene.contact('owner');
      const base = `/handovers/${scene.id}`;
      const pages = {
        next: `/next?step=${step}`,
        edit: `/commands/edit-step?step=${step}`,
        skip: `/commands/skip-step?step=${step}`,
        call: `/commands/record-call`,
        extend: `/handovers/${fresh.id}/commands/extend`,
        pause: `/commands/pause`,
        remove: `/commands/remove-contact?contact=${owner.id}`,
        people: '/people',
      };
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(pages)) {
        const answer = await page.goto(origin + (path.startsWith('/handovers') ? '' : base) + path);
        expect(`${name} ${String(answer?.status())}`).toBe(`${name} 200`);
        await keepPicture(page, `stepping-in-${name}-${view.name}`);
        if ((await overflowOf(page)) > 0) wrong.push(`${name}: wider than the screen`);
        const found = await violations(page);
        wrong.push(...found.map((what) => `${name}: ${what}`));
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  it('needs no scripts: from the handover to the message, to its wording, to the new dates', async () => {
    const page = await visit(VIEWS[2], false);
    await page.goto(`${origin}/handovers/${scene.id}`);
    await page.getByRole('link', { name: 'Read it before it goes' }).click();
    await page.goto(`${origin}/handovers/${scene.id}/next?step=${step}`);
    expect(await page.textContent('main')).toContain('Thank you for the call on Monday.');
    await page.getByRole('link', { name: 'Edit for everybody' }).click();
    expect(await page.getByLabel('Opening').inputValue()).toContain('the easy ones first');
    await page.goto(`${origin}/handovers/${fresh.id}/commands/extend`);
    await page.getByRole('button', { name: 'Show the dates for this day' }).click();
    expect(await page.textContent('table')).toContain('sent, stands');
    await page.context().close();
  }, 60_000);
});
