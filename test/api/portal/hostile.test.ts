import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

/** `npm run torture:guesses` makes it 100,000. */
const GUESSES = Number(process.env.GUESSES ?? 600);

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const seen = async (linkId: string) =>
  site.db.selectFrom('links').where('id', '=', linkId).select('first_opened_at').executeTakeFirst();

describe('whoever guesses links', () => {
  it('learns nothing in guesses: one status, one length, whether a link never was, is over or was withdrawn', async () => {
    const handover = await site.seed({ numbers: [1] });
    const past = new Date(site.clock.at.getTime() - 1);
    const expired = await site.link(handover, { expiresAt: past });
    const revoked = await site.link(handover, { revokedAt: site.clock.at });
    const real = await site.open(handover);
    const answers = new Map<string, number>();
    for (let guess = 0; guess < GUESSES; guess += 50) {
      const batch = Array.from({ length: 50 }, (_, index) => ask(guess + index));
      for (const { statusCode, payload } of await Promise.all(batch)) {
        const said = `${statusCode} ${Buffer.byteLength(payload)}`;
        answers.set(said, (answers.get(said) ?? 0) + 1);
      }
    }
    expect([...answers]).toEqual([[expect.stringMatching(/^404 \d+$/), GUESSES]]);

    /** In turn: never a link, one that is over, one withdrawn, a real one’s page with a guessed cookie, a changed letter. */
    function ask(number: number) {
      const guessed = randomBytes(32).toString('base64url');
      const at = number % real.token.length;
      const changed =
        real.token.slice(0, at) + (real.token[at] === 'A' ? 'B' : 'A') + real.token.slice(at + 1);
      const tries = [
        { url: `/r/${guessed}` },
        { url: `/r/${expired.token}` },
        { url: `/r/${revoked.token}` },
        { url: real.home, headers: { cookie: `link=${guessed}` } },
        { url: `/r/${changed}/letter` },
        { url: `/reply/${expired.id}`, headers: { cookie: `link=${expired.token}` } },
      ];
      // Each from an address of its own: who comes too often from one is told so instead.
      const remoteAddress = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
      return site.app.inject({ ...tries[number % tries.length]!, remoteAddress });
    }
  }, 600_000);
});

describe('a link that is opened', () => {
  it('by a script of a mail scanner, without anybody pressing, is not taken for a person’s', async () => {
    const handover = await site.seed({ numbers: [1] });
    const { id, token } = await site.link(handover);
    const open = (user: Record<string, string>) =>
      site.app.inject({
        method: 'POST',
        url: `/r/${token}/open`,
        headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', ...user },
      });
    const scripted = await open({ 'sec-ch-ua': '"Chromium";v="140"' });
    expect(scripted.statusCode).toBe(303);
    expect((await seen(id))?.first_opened_at).toBeNull();
    await open({ 'sec-ch-ua': '"Chromium";v="140"', 'sec-fetch-user': '?1' });
    expect((await seen(id))?.first_opened_at).toEqual(site.clock.at);
  });

  it('by a browser that does not tell, is believed', async () => {
    const handover = await site.seed({ numbers: [1] });
    const { id, token } = await site.link(handover);
    await site.app.inject({
      method: 'POST',
      url: `/r/${token}/open`,
      headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' },
    });
    expect((await seen(id))?.first_opened_at).toEqual(site.clock.at);
  });

  it('shows who asks, on whose authority, with the letter to read and its hash, before anything is opened', async () => {
    const handover = await site.seed({ numbers: [1] });
    const { id, token } = await site.link(handover);
    const page = (await site.app.inject({ url: `/r/${token}` })).body;
    expect(page).toContain('Signed by Clara Fern, operations director');
    expect(page).toContain('+49 30 5550 1234');
    expect(page).toContain('Please do not</strong> send passwords by mail');
    const letter = await site.app.inject({ url: `/r/${token}/letter` });
    expect(letter.headers['content-disposition']).toBe(
      `attachment; filename="Letter-${handover.number}.pdf"`,
    );
    expect(letter.rawPayload.equals(handover.letter)).toBe(true);
    expect(page).toContain(createHash('sha256').update(handover.letter).digest('hex'));
    const check = /href="(\/verify\?[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await site.app.inject({ url: check })).body).toContain('Yes, this paper is ours.');
    expect((await seen(id))?.first_opened_at).toBeNull();
  });
});

describe('a page that was left and come back to', () => {
  const post = (link: OpenLink, address: string, fields: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url: `${link.home}/${address}`,
      headers: { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('sends another question, or another colleague’s link, and the same one once', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const [item] = handover.items;
    const form = randomUUID();
    for (const question of ['Which one?', 'Which one?', 'And where is it?']) {
      const asked = await post(link, `items/${item!.id}/questions`, { form, question });
      expect(asked.statusCode).toBe(303);
    }
    for (const [name, email] of [
      ['Rita Lang', 'rita@o.example'],
      ['Rita Lang', 'rita@o.example'],
      ['Kim Lo', 'kim@o.example'],
    ] as const) {
      const passed = await post(link, 'colleagues', { form, name, email, groups: item!.group });
      expect(passed.statusCode).toBe(303);
    }
    const kept = (table: 'item_questions' | 'delegations') =>
      site.db.selectFrom(table).where('handover_id', '=', handover.id).select('id').execute();
    expect(await kept('item_questions')).toHaveLength(2);
    expect(await kept('delegations')).toHaveLength(2);
  });
});
