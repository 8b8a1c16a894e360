import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { remindOfRecovery } from '../../../api/console/settings/keys';
import { newKeyPair } from '../../../vault/open/age';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';

describe('the page “Keys and recovery”', () => {
  let site: ConsoleSite;
  let file: string;
  let key: string;
  let lead: Record<string, string>;

  beforeAll(async () => {
    site = await openConsoleSite();
    file = path.join(site.deps.config.home, 'keys', 'recovery-key.txt');
    key = /^AGE-SECRET-KEY-1\w+$/m.exec(await readFile(file, 'utf8'))?.[0] ?? '';
    lead = await signIn(site, 'lead');
    await remindOfRecovery({ ...site.deps, config: { ...site.deps.config, production: true } });
  });
  afterAll(() => site.close());

  const page = async (headers = lead) =>
    (await site.app.inject({ url: '/settings/keys', headers })).body;
  const post = (
    act: 'show' | 'confirm' | 'delete',
    form: Record<string, string> = {},
    headers = lead,
  ) =>
    site.app.inject({
      method: 'POST',
      url: `/settings/keys/recovery/${act}`,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const board = async () => (await site.app.inject({ url: '/', headers: lead })).body;

  it('is what the board leads to in production as long as nobody has confirmed the recovery key', async () => {
    expect(await board()).toContain(
      'Nothing is accepted yet: nobody has confirmed the recovery key.',
    );
    expect((await site.app.inject({ url: '/settings', headers: lead })).body).toContain(
      'href="/settings/keys"',
    );
    expect(await page()).toContain('not confirmed');
    expect(await page()).not.toContain(key);
  });

  it('shows the recovery key only to who leads or administers, in the answer to a press, once, and writes that down', async () => {
    const technician = await signIn(site, 'technician');
    const refused = await post('show', {}, technician);
    expect([refused.statusCode, refused.body.includes(key)]).toEqual([409, false]);
    expect(refused.body).toContain('Only a lead or an administrator');
    expect((await post('confirm', { key }, technician)).statusCode).toBe(409);
    const { at } = site.clock;
    site.clock.at = new Date(at.getTime() + 11 * 60_000);
    expect((await post('show')).headers.location).toBe('/sign-in/again?next=%2Fsettings%2Fkeys');
    site.clock.at = at;
    const shown = await post('show');
    expect(shown.body).toContain(key);
    expect(shown.headers['cache-control']).toContain('no-store');
    expect(await page()).not.toContain(key);
    expect(await page()).not.toContain('Show it');
    const again = await post('show');
    expect([again.statusCode, again.body.includes(key)]).toEqual([409, false]);
    expect(again.body).toContain('it is shown once');
  });

  it('takes no other key for it', async () => {
    for (const wrong of ['', 'AGE-SECRET-KEY-1', (await newKeyPair()).identity, key.slice(0, -1)]) {
      const answer = await post('confirm', { key: wrong });
      expect([
        answer.statusCode,
        answer.body.includes('not the recovery key of this vault'),
      ]).toEqual([409, true]);
    }
    expect(await board()).toContain('Nothing is accepted yet');
  });

  it('confirms it once it is asked back, takes its file from the machine, and shows it never again', async () => {
    const confirmed = await post('confirm', { key: ` ${key}\n` });
    expect(confirmed.statusCode).toBe(303);
    expect(existsSync(file)).toBe(false);
    expect(await page()).toContain('<span class="badge done">confirmed</span>');
    expect((await post('show')).statusCode).toBe(409);
    expect(await board()).not.toContain('Nothing is accepted yet');
    const log = await site.db.selectFrom('audit_events').select(['action', 'details']).execute();
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['keys.recovery_shown', 'keys.recovery_confirmed']),
    );
    expect(JSON.stringify(log)).not.toContain(key);
  });

  it('says that its file is still on the machine, where whoever confirmed was stopped before it was deleted, and deletes it', async () => {
    expect(await page()).not.toContain('still lies on this machine');
    await writeFile(file, `${key}\n`);
    const said = await page();
    expect([said.includes('still lies on this machine'), said.includes(key)]).toEqual([
      true,
      false,
    ]);
    expect((await post('delete')).statusCode).toBe(303);
    expect(existsSync(file)).toBe(false);
  });
});
