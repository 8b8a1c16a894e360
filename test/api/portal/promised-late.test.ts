import { randomUUID } from 'node:crypto';
import { agreeClientQuestions } from '../../../db/client-questions';
import { changeHandover } from '../../../db/positions';
import { MOST_ANSWERS } from '../../../domain/items/answer';
import { pdfWords } from '../../templates/read-pdf';
import { answer, finish, send } from './forms';
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

  it('tells the client what became of its word: saved, sent before, one too many, or no longer needed', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const jonas = await site.open(handover);
    const item = handover.items[0]!.id;
    await answer(site, jonas, item, { type: 'client_has_it', 'client_has_it-who': 'Clara' });
    const change = (how: Parameters<typeof changeHandover>[3]) =>
      changeHandover(site.db, handover.id, site.clock.at, how);
    await change((tx) => agreeClientQuestions(tx, handover.id, site.clock.at));
    const clara = await site.open(handover, { purpose: 'client' });
    const form = randomUUID();
    const word = (day: string) =>
      send(site, clara, item, { form, type: 'promised', 'promised-until': day });
    const promised = async () =>
      (
        await site.db
          .selectFrom('client_questions')
          .where('item_id', '=', item)
          .select('promised_until')
          .executeTakeFirstOrThrow()
      ).promised_until?.toISOString();
    expect((await word('2026-11-20')).statusCode).toBe(303);
    expect((await word('2026-11-20')).statusCode).toBe(303);
    const changed = await word('2026-11-27');
    expect([changed.statusCode, changed.body]).toEqual([
      409,
      expect.stringContaining('Answered by Clara Fern'),
    ]);
    expect(await promised()).toContain('2026-11-20');
    await change(async (tx) => {
      const often = { times_answered: MOST_ANSWERS };
      await tx.updateTable('items').set(often).where('id', '=', item).execute();
    });
    const enough = await answer(site, clara, item, {
      type: 'never_held',
      'never_held-word': 'not here',
    });
    expect([enough.statusCode, enough.body]).toEqual([409, expect.stringContaining('50 times')]);
    await change(async (tx) => {
      await tx.updateTable('items').set({ times_answered: 2 }).where('id', '=', item).execute();
    });
    await answer(site, jonas, item, { type: 'provided', 'provided-user': 'after all' });
    const { answer_id: seen } = await site.db
      .selectFrom('items')
      .where('id', '=', item)
      .select('answer_id')
      .executeTakeFirstOrThrow();
    for (const fields of [
      { type: 'promised', 'promised-until': '2026-11-27' },
      { type: 'provided', 'provided-user': 'not theirs to replace', seen: seen ?? '' },
    ]) {
      const over = await send(site, clara, item, fields);
      expect(over.statusCode).toBe(409);
      expect(over.body).toContain('This one is no longer needed.');
      expect(over.body).not.toContain('Answered by');
    }
    expect((await site.app.inject({ url: clara.home, headers: clara.headers })).body).not.toContain(
      item,
    );
  });
});
