import { answer, finish, FILLED } from './forms';
import { openPortalSite, type PortalSite } from './site';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

describe('answering through the reply page', () => {
  it('takes each of the seven answers, and what was typed opens to what was typed', async () => {
    const handover = await site.seed({ numbers: [1, 2, 5, 6, 7, 8, 9] });
    const link = await site.open(handover);
    const types = Object.keys(FILLED);
    const all: [string, Record<string, string>][] = [
      ['provided', { 'provided-user': 'root@fern.example', 'provided-password': ' p ä"ss\\ ' }],
      ...types.map((type): [string, Record<string, string>] => [type, FILLED[type]!]),
    ];
    for (const [index, [type, fields]] of all.entries()) {
      const sent = await answer(site, link, handover.items[index]!.id, { type, ...fields });
      expect({ type, status: sent.statusCode, body: sent.statusCode === 303 ? '' : sent.body }).toEqual({ type, status: 303, body: '' });
    }
    const done = await finish(site, link);
    expect(done.headers.location).toBe(`${link.home}/receipts/1`);
    const receipt = await site.app.inject({ url: `${link.home}/receipts/1`, headers: link.headers });
    expect(receipt.statusCode).toBe(200);
    const list = await site.app.inject({ url: link.home, headers: link.headers });
    expect(list.body).toContain('6 of 7 answered');
  });
});
