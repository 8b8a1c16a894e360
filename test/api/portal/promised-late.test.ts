import { pdfWords } from '../../templates/read-pdf';
import { answer, finish } from './forms';
import { openPortalSite, type PortalSite } from './site';

describe('a promise', () => {
  let site: PortalSite;
  beforeAll(async () => {
    site = await openPortalSite();
  });
  afterAll(() => site.close());

  it('for a past day is refused; after the deadline it is taken, and page and receipt say when recovery starts', async () => {
    const handover = await site.seed({ numbers: [1, 5] });
    const link = await site.open(handover);
    await site.db
      .updateTable('handovers')
      .set({ deadline_at: new Date('2026-11-20T08:00:00Z') })
      .where('id', '=', handover.id)
      .execute();
    const [item] = handover.items;
    const promise = (until: string) =>
      answer(site, link, item!.id, { type: 'promised', 'promised-until': until });
    const past = await promise('2026-11-17');
    expect(past.statusCode).toBe(422);
    expect(past.body).toContain('That day has passed');
    const taken = await promise('2026-11-25');
    expect(taken.statusCode).toBe(303);
    const url = String(taken.headers.location);
    const list = await site.app.inject({ url, headers: link.headers });
    expect(list.body).toContain('Recovery starts at the deadline');
    const done = await finish(site, link);
    const receipt = await site.app.inject({
      url: String(done.headers.location),
      headers: link.headers,
    });
    expect(receipt.body).toContain('Recovery starts at the deadline');
    const pdf = await site.app.inject({
      url: `${String(done.headers.location)}/pdf`,
      headers: link.headers,
    });
    expect(pdfWords(pdf.rawPayload)).toContain(
      'The day named for item 1 lies after the deadline. Recovery starts at the deadline, 20 November 2026, all the same',
    );
  });

  it('is no longer asked for “until” a day that is over', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const listOn = async (deadline: string): Promise<string> => {
      await site.db
        .updateTable('handovers')
        .set({ deadline_at: new Date(deadline) })
        .where('id', '=', handover.id)
        .execute();
      return (await site.app.inject({ url: link.home, headers: link.headers })).body;
    };
    expect(await listOn('2026-11-20T08:00:00Z')).toContain('come back any time until the end of');
    const past = await listOn('2026-11-16T08:00:00Z');
    expect(past).toContain('The day for it was');
    expect(past).not.toContain('any time until');
  });
});
