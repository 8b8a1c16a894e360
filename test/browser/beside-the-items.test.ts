import type { Browser, Page } from 'playwright-core';
import { answer, finish } from '../api/portal/forms';
import { openPortalSite, type OpenLink, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { violations } from '../support/violations';

const VIEWS = [
  { name: 'wide', width: 1000, scheme: 'light', lang: 'en-GB' },
  { name: 'narrow', width: 320, scheme: 'dark', lang: 'de' },
] as const;

describe('what surrounds the items, in a browser', () => {
  let site: PortalSite;
  let browser: Browser;
  let origin: string;
  let open: OpenLink;
  let done: OpenLink;
  let signing: OpenLink;
  let declined: OpenLink;
  let letter: Buffer;
  let item: string;

  beforeAll(async () => {
    site = await openPortalSite();
    origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
    const handover = await site.seed({ numbers: [1, 13, 37, 58], clientName: 'Fern Logistics' });
    letter = handover.letter;
    open = await site.open(handover);
    item = handover.items[0]!.id;
    for (const n of [0, 1]) {
      await answer(site, open, handover.items[n]!.id, { type: 'provided', 'provided-user': 'x' });
    }
    await finish(site, open);
    await post(open, '/colleagues', {
      name: 'Zoë Quick',
      email: 'zoe@sysworks.example',
      groups: handover.items[0]!.group,
    });
    await post(open, `/items/${item}/questions`, { question: 'Is the read-only one enough?' });
    await site.db
      .updateTable('item_questions')
      .set({ answer: 'Yes, it will do.', answered_at: site.clock.at, answered_by: 'staff:max' })
      .execute();
    const finished = await site.seed({ numbers: [1, 2], clientName: 'Heath Bakery' });
    done = await site.open(finished);
    for (const one of finished.items) {
      await answer(site, done, one.id, { type: 'provided', 'provided-user': 'x' });
    }
    await finish(site, done);
    await post(done, '/access', { items: finished.items[0]!.id, name: 'Jonas Weber' });
    signing = await site.open(await site.seed({ authority: 'to_sign' }), { purpose: 'authority' });
    declined = await site.open(await site.seed({ authority: 'to_sign', clientName: 'Moor Mill' }), {
      purpose: 'authority',
    });
    await post(declined, '/decline', { reason: 'items', text: 'No', name: 'Clara Fern' });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function post(link: OpenLink, path: string, fields: Record<string, string>) {
    const answered = await site.app.inject({
      method: 'POST',
      url: link.home + path,
      headers: { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    expect([path, answered.statusCode]).toEqual([path, 303]);
  }

  async function visitor(view: (typeof VIEWS)[number] = VIEWS[0]): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 900 },
      colorScheme: view.scheme,
      bypassCSP: true,
    });
    const links = [open, done, signing, declined];
    await context.addCookies([
      ...links.map(({ home, token }) => ({
        name: 'link',
        value: token,
        domain: '127.0.0.1',
        path: home,
      })),
      { name: 'lang', value: view.lang, domain: '127.0.0.1', path: '/' },
    ]);
    return context.newPage();
  }

  async function wrongWith(page: Page): Promise<string[]> {
    const wide = await overflowOf(page);
    const found = await violations(page);
    const text = await page.locator('body').innerText();
    const slip = /undefined|\bnull\b|\[object|\{\{/.exec(text)?.[0];
    return [
      ...(wide > 0 ? [`wider than the screen by ${String(wide)}`] : []),
      ...(slip ? [slip] : []),
      ...found,
    ];
  }

  it.each(VIEWS)(
    'fits a $name screen, is read by everybody, and asks nobody else',
    async (view) => {
      const page = await visitor(view);
      const strangers = watchStrangers(page.context(), origin);
      const pages = {
        'beside-list': open.home,
        'beside-colleagues': `${open.home}/colleagues`,
        'beside-asking': `${open.home}/items/${item}?asked=1`,
        'beside-all-done': done.home,
        'beside-access': `${done.home}/access`,
        'beside-access-receipt': `${done.home}/receipts/2`,
        'beside-signing': signing.home,
        'beside-declined': declined.home,
        'beside-verify': '/verify',
      };
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(pages)) {
        const answered = await page.goto(origin + path);
        expect([name, answered?.status()]).toEqual([name, 200]);
        await page.evaluate(
          "document.querySelectorAll('details').forEach((one) => (one.open = true))",
        );
        await keepPicture(page, `${name}-${view.name}`);
        wrong.push(...(await wrongWith(page)).map((what) => `${name}: ${what}`));
      }
      expect(wrong).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it('passes a part on by the keyboard alone', async () => {
    const page = await visitor();
    await page.goto(`${origin}${open.home}/colleagues`);
    await page.locator('#name').focus();
    await page.keyboard.type('Kim Lo');
    await page.keyboard.press('Tab');
    await page.keyboard.type('kim@sysworks.example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Passed on.').waitFor();
    expect(await page.getByText('k…@sysworks.example').isVisible()).toBe(true);
    await page.context().close();
  });

  it('compares a dropped letter in the browser, and sends its hash alone', async () => {
    const page = await visitor();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`));
    await page.goto(`${origin}/verify`);
    const file = (buffer: Buffer) => ({ name: 'letter.pdf', mimeType: 'application/pdf', buffer });
    await page.locator('#file').setInputFiles(file(letter));
    await page.getByText('Yes, this file is ours and unchanged.').waitFor();
    expect(await page.locator('.facts').innerText()).toContain('Fern Logistics');
    await page.locator('#file').setInputFiles(file(Buffer.concat([letter, Buffer.from('x')])));
    await page.getByText('We do not know a paper like that.').waitFor();
    expect(new Set(sent)).toEqual(new Set(['GET ']));
    await page.context().close();
  });

  it('takes a signature that is drawn, with the consent that was shown for it', async () => {
    const page = await visitor();
    await page.goto(origin + signing.home);
    const field = page.locator('#draw');
    await field.scrollIntoViewIfNeeded();
    const box = (await field.boundingBox())!;
    const at = (x: number, y: number): [number, number] => [
      box.x + x * box.width,
      box.y + y * box.height,
    ];
    await page.mouse.move(...at(0.1, 0.7));
    await page.mouse.down();
    await page.mouse.move(...at(0.4, 0.2), { steps: 8 });
    await page.mouse.move(...at(0.8, 0.8), { steps: 8 });
    await page.mouse.up();
    const shown = page.locator('[data-consent]:visible');
    expect(await shown.innerText()).toContain('the signature that I have drawn');
    await keepPicture(page, 'beside-drawn');
    const consent = await shown.innerText();
    const ink = () =>
      page.evaluate<number>(
        `document.querySelector('#draw').getContext('2d').getImageData(0, 0, 900, 300).data.filter((one) => one > 0).length`,
      );
    const drawn = await ink();
    // A form that comes back still has what was drawn, to be seen.
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('alert').getByText('2 things to put right').waitFor();
    expect(await ink()).toBeGreaterThan(drawn / 2);
    expect(await shown.innerText()).toBe(consent);
    await page.locator('#name').fill('Clara Fern');
    await page.locator('#consent').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('heading', { name: 'Signed, thank you' }).waitFor();
    const row = await site.db
      .selectFrom('authorities')
      .selectAll()
      .where('method', '=', 'drawn')
      .executeTakeFirstOrThrow();
    expect(row.consent).toBe(consent);
    expect(row.drawing).toMatch(/^\d+,\d+( \d+,\d+){10,}$/);
    await page.context().close();
  });
});
