import type { Page } from 'playwright-core';
import { sealedSize } from '../../domain/sealing/sealed-shape';
import { keepPicture, overflowOf } from '../support/browser';
import { violations } from '../support/violations';
import {
  openItem,
  opened,
  openSealingStage,
  save,
  saved,
  sent,
  type SealingStage,
} from './sealing-stage';

const SECRET = 'canary "correct" horse & <staple>';

let stage: SealingStage;
beforeAll(async () => {
  stage = await openSealingStage();
});
afterAll(() => stage.close());

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('an answer %s', (_name, javaScriptEnabled) => {
  it('opens to what was typed and chosen; the browser seals it where it can', async () => {
    const { handover, page, item, context } = await openItem(stage, { javaScriptEnabled });
    const bodies: string[] = [];
    page.on('request', (request) =>
      bodies.push(request.postDataBuffer()?.toString('latin1') ?? ''),
    );
    await page.getByLabel('User').first().fill('admin@fern.example');
    await page.getByLabel('Password').first().fill(SECRET);
    await page.getByLabel('Files').setInputFiles({
      name: 'canary codes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('canary content'),
    });
    if (javaScriptEnabled) await sent(page);
    await save(page);
    await saved(page);
    const { answer, files, sealed } = await opened(stage, handover.id, item.id);
    expect(answer).toMatchObject({
      version: 1,
      type: 'provided',
      fields: [
        { key: 'user', label: 'User', secret: false, value: 'admin@fern.example' },
        { key: 'password', label: 'Password', secret: true, value: SECRET },
      ],
    });
    expect((answer as { files: string[] }).files).toHaveLength(1);
    expect(files).toMatchObject([{ name: 'canary codes.txt' }]);
    expect(files[0]!.content.toString()).toBe('canary content');
    expect(files[0]!.byAge.subarray(0, 14).toString()).toBe('canary content');
    // Both ways make the same: a multiple of 1 KiB and the frame of an age file.
    expect(sealed.length).toBe(sealedSize(1024));
    if (javaScriptEnabled) {
      const all = bodies.join('\n');
      expect(all).toContain('filled=password%3Aok');
      expect(all).not.toContain('canary');
    }
    await context.close();
  }, 60_000);

  it('is neither lost nor shown again by the back button, and a form of before it replaces nothing unasked', async () => {
    const { handover, page, item, context } = await openItem(stage, { javaScriptEnabled });
    const fill = async (on: Page, password: string): Promise<void> => {
      await on.getByLabel('User').first().fill('admin@fern.example');
      await on.getByLabel('Password').first().fill(password);
    };
    const stands = async () => (await opened(stage, handover.id, item.id)).answer;
    const withPassword = (value: string): unknown =>
      expect.objectContaining({
        fields: expect.arrayContaining([expect.objectContaining({ value })]) as unknown,
      });
    const before = await context.newPage();
    await before.goto(page.url());
    await fill(page, SECRET);
    await save(page);
    await saved(page);
    await page.goBack();
    expect(await page.getByLabel('Password').first().inputValue()).toBe('');
    expect(await page.content()).not.toContain('canary');

    await fill(before, 'of a form of before');
    await save(before);
    await before.getByRole('alert').getByText('Answered by').waitFor();
    expect(await before.getByLabel('User').first().inputValue()).toBe('admin@fern.example');
    expect(await stands()).toEqual(withPassword(SECRET));
    await fill(before, 'of a form of before');
    await before.getByRole('checkbox', { name: /replace/i }).check();
    await save(before);
    await saved(before);
    expect(await stands()).toEqual(withPassword('of a form of before'));
    await context.close();
  }, 60_000);
});

describe('the sealing page', () => {
  it('keeps what was typed when something is wrong, secrets too, and reads well', async () => {
    const { page, context, handover, item } = await openItem(stage);
    await page.getByLabel('Password').first().fill(SECRET);
    await page.getByLabel('User').first().fill('x'.repeat(2001));
    await save(page);
    await page.getByRole('alert').getByText('longer than 2000 characters').waitFor();
    expect(await page.title()).toContain('Not saved yet');
    expect(await page.getByLabel('Password').first().inputValue()).toBe(SECRET);
    expect(await page.getByText('type them once more').count()).toBe(0);
    await page.getByLabel('Files').setInputFiles({
      name: 'a-long-name-of-a-file-'.repeat(6) + '.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('x'),
    });
    await sent(page);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `sealing-${scheme}`);
      const found = await violations(page);
      expect(found).toEqual([]);
    }
    await page.getByLabel('User').first().fill('admin');
    await save(page);
    await saved(page);
    expect((await opened(stage, handover.id, item.id)).answer).toMatchObject({
      fields: [{ value: 'admin' }, { value: SECRET }],
    });
    await context.close();
  }, 60_000);

  it('loses nothing and is not left unasked where a form comes back, a question is asked meanwhile, or nothing is taken', async () => {
    const { page, context, handover } = await openItem(stage);
    const item = page.url();
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    const typed = 'x'.repeat(2001);
    const user = page.getByLabel('User').first();
    await user.fill(typed);
    await page.getByText('Ask us something about it').click();
    await page.getByLabel('Your question').fill('Which of the two?');
    await save(page);
    await page.getByRole('alert').getByText('longer than 2000 characters').waitFor();
    expect(await page.getByLabel('Your question').inputValue()).toBe('Which of the two?');
    await page.getByRole('button', { name: 'Send the question' }).click();
    await page.getByText('We answer by mail, and here.').waitFor();
    expect(await user.inputValue()).toBe(typed);
    // Who goes on is asked, and not held where it would come back for ever.
    const skip = page.getByRole('link', { name: 'Leave this one for now' });
    await skip.click();
    await page.waitForURL((url) => url.href !== item);
    expect(asked).toBe(1);
    await page.goto(item);
    await user.fill('admin');
    const over = { stage: 'closed' as const };
    await stage.site.db.updateTable('handovers').set(over).where('id', '=', handover.id).execute();
    await save(page);
    const told = page.locator('p.told').getByText('Nothing more is needed');
    await told.waitFor();
    expect(await told.innerText()).toBe('This request is closed. Nothing more is needed from you.');
    expect(await user.inputValue()).toBe('admin');
    await keepPicture(page, 'sealing-not-taken');
    await skip.click();
    await page.waitForURL((url) => url.href !== item);
    expect(asked).toBe(2);
    await context.close();
  }, 60_000);

  it('sends nothing where the recipient is not signed by the pinned key, and says so', async () => {
    const { page, context, handover } = await openItem(stage);
    const other = await stage.site.seed({ numbers: [1] });
    const { recipient } = await stage.site.db
      .selectFrom('handovers')
      .where('id', '=', other.id)
      .select('recipient')
      .executeTakeFirstOrThrow();
    await stage.site.db
      .updateTable('handovers')
      .set({ recipient })
      .where('id', '=', handover.id)
      .execute();
    await page.reload();
    await page.getByRole('alert').getByText('is not signed by our vault').waitFor();
    const posts: string[] = [];
    page.on('request', (request) => posts.push(request.method()));
    await page.getByLabel('Password').first().fill(SECRET);
    await save(page);
    expect(posts).toEqual([]);
    await context.close();
  }, 60_000);
});
