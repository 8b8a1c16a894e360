import { MOST_ANSWER_BYTES, MOST_ANSWERS } from '../../../domain/items/answer';
import { AsBrowser } from './as-browser';
import { answer, finish, FILLED, send } from './forms';
import { otherDoors } from './other-doors';
import { openPortalSite, type PortalSite } from './site';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const handoverRow = (id: string) =>
  site.db.selectFrom('handovers').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
const itemRow = (id: string) =>
  site.db.selectFrom('items').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
const answersOf = (item: string) =>
  site.db
    .selectFrom('answers')
    .where('item_id', '=', item)
    .orderBy('answered_at')
    .selectAll()
    .execute();
const provided = (password: string) => ({
  type: 'provided',
  'provided-user': 'root',
  'provided-password': password,
});

describe('answering through the reply page', () => {
  it('takes each of the seven answers, and what was typed opens to what was typed', async () => {
    const handover = await site.seed({ numbers: [1, 2, 5, 6, 7, 8, 9] });
    const link = await site.open(handover);
    const all: [string, Record<string, string>][] = [
      ['provided', { 'provided-user': 'root@fern.example', 'provided-password': ' p ä"ss\\ ' }],
      ...Object.entries(FILLED),
    ];
    const opener = await site.vault.unlock(handover.id);
    for (const [index, [type, fields]] of all.entries()) {
      const item = handover.items[index]!.id;
      const sent = await answer(site, link, item, { type, ...fields });
      expect({ type, status: sent.statusCode }).toEqual({ type, status: 303 });
      const [row] = await answersOf(item);
      const value = (await opener.openValue(row!.sealed)) as {
        fields: { key: string; value: string }[];
      };
      expect(Object.fromEntries(value.fields.map((f) => [`${type}-${f.key}`, f.value]))).toEqual(
        fields,
      );
      expect(row!.sealed.length).toBeGreaterThan(1024);
    }
    expect(await handoverRow(handover.id)).toMatchObject({
      items_answered: 6,
      items_promised: 1,
      items_refused: 1,
      items_outstanding: 1,
    });
    const promised = await itemRow(handover.items[5]!.id);
    expect(promised.promised_until?.toISOString()).toBe('2026-11-25T22:59:59.999Z');
  });

  it('lets the workflow look after half an hour of quiet, at once when nothing is left, and says when tasks change', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const [first, second] = handover.items;
    await answer(site, link, first!.id, provided('a'));
    expect(await handoverRow(handover.id)).toMatchObject({
      look_due_at: new Date(site.clock.at.getTime() + 30 * 60_000),
      tasks_stale: false,
    });
    await answer(site, link, second!.id, { type: 'never_held', ...FILLED.never_held! });
    expect(await handoverRow(handover.id)).toMatchObject({
      look_due_at: site.clock.at,
      tasks_stale: true,
    });
  });

  it('keeps the newest answer and the story of the ones before', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    await answer(site, link, item, provided('first'));
    await answer(site, link, item, provided('second'));
    const rows = await answersOf(item);
    expect(rows).toHaveLength(2);
    expect(rows.filter((row) => row.superseded_at === null)).toHaveLength(1);
    const current = rows.find(
      (row) => row.id === /* the item's */ rows.find((r) => r.superseded_at === null)!.id,
    )!;
    expect((await itemRow(item)).answer_id).toBe(current.id);
    expect(JSON.stringify(await site.vault.openValue(handover.id, current.sealed))).toContain(
      'second',
    );
    const log = await site.db
      .selectFrom('audit_events')
      .where('handover_id', '=', handover.id)
      .select(['actor', 'action'])
      .orderBy('seq')
      .execute();
    expect(log.map(({ action }) => action)).toEqual([
      'link.opened',
      'answer.saved',
      'answer.saved',
    ]);
    expect(log[1]!.actor).toBe(`contact:${handover.contacts.first}`);
  });

  it('accepts a promise and one move of it, and no third', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    for (const day of ['2026-11-20', '2026-11-27']) {
      const sent = await answer(site, link, item, { type: 'promised', 'promised-until': day });
      expect(sent.statusCode).toBe(303);
    }
    const third = await answer(site, link, item, {
      type: 'promised',
      'promised-until': '2026-12-04',
    });
    expect(third.statusCode).toBe(422);
    expect(third.body).toContain('twice');
    expect(await itemRow(item)).toMatchObject({ promises: 2 });
  });

  it('takes fifty answers to one item and 256 MiB to one request, says so, and keeps what stands', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const [item, other] = handover.items.map(({ id }) => id);
    await site.db
      .updateTable('items')
      .set({ times_answered: MOST_ANSWERS - 1 })
      .where('id', '=', item!)
      .execute();
    expect((await answer(site, link, item!, provided('the last one'))).statusCode).toBe(303);
    const before = await answersOf(item!);
    const more = await answer(site, link, item!, provided('one too many'));
    expect([more.statusCode, more.body]).toEqual([409, expect.stringContaining('50 times')]);
    expect(await answersOf(item!)).toEqual(before);

    const { answer_bytes: bytes } = await handoverRow(handover.id);
    expect(bytes).toBe(before[0]!.sealed.length);
    await site.db
      .updateTable('handovers')
      .set({ answer_bytes: MOST_ANSWER_BYTES - bytes + 1 })
      .where('id', '=', handover.id)
      .execute();
    const full = await answer(site, link, other!, provided('does not fit'));
    expect([full.statusCode, full.body]).toEqual([
      409,
      expect.stringContaining('this one does not fit any more'),
    ]);
    expect(await answersOf(other!)).toEqual([]);
  });

  it('changes nothing for a robot that presses every button', async () => {
    const handover = await site.seed({ numbers: [1, 5, 54] });
    const link = await site.open(handover);
    for (const { id } of handover.items) {
      for (const type of ['provided', ...Object.keys(FILLED), 'nonsense', '']) {
        expect((await answer(site, link, id, { type })).statusCode).toBe(422);
      }
    }
    expect((await finish(site, link)).headers.location).toBe(link.home);
    expect(await handoverRow(handover.id)).toMatchObject({ items_outstanding: 3, receipts: 0 });
    const sittings = site.db.selectFrom('submissions').where('handover_id', '=', handover.id);
    expect(await sittings.selectAll().execute()).toEqual([]);
  });

  it('keeps a sent password, too, where somebody presses Save beside the files that were sent with it', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    const file = { name: 'codes.txt', content: 'one two' };
    const sent = await answer(site, link, item, provided('stays'), [file]);
    expect(sent.statusCode).toBe(303);
    const before = await answersOf(item);
    for (const type of ['provided', 'transferred', 'handed_over']) {
      const pressed = await answer(site, link, item, { type, 'keep-files': 'yes' });
      expect([type, pressed.statusCode]).toEqual([type, 422]);
    }
    expect(await answersOf(item)).toEqual(before);
  });

  it('keeps what is no secret in a form that comes back, and never echoes a secret', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const back = await answer(site, link, handover.items[0]!.id, {
      type: 'provided',
      'provided-user': 'root@"fern"',
      'provided-password': 'geheim\u0007',
    });
    expect(back.statusCode).toBe(422);
    expect(back.body).toContain('cannot be seen');
    expect(back.body).toContain('href="#provided-password"');
    expect(back.body).toContain('root@&quot;fern&quot;');
    expect(back.body).not.toContain('geheim');
  });

  it('is closed for what was accepted, and for a handover that is over', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    await answer(site, link, item, provided('a'));
    await site.db.updateTable('items').set({ state: 'accepted' }).where('id', '=', item).execute();
    expect((await send(site, link, item, { seen: '', ...provided('b') })).statusCode).toBe(409);
    await site.db
      .updateTable('handovers')
      .set({ stage: 'closed' })
      .where('id', '=', handover.id)
      .execute();
    const other = await send(site, link, handover.items[1]!.id, { seen: '', ...provided('b') });
    expect(other.statusCode).toBe(409);
    expect(other.body).toContain('This request is closed');
  });

  it('accepts nothing when the recipient was tampered with, and raises an alarm without a secret in it', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const doors = await otherDoors(await AsBrowser.on(site, link, handover.items[0]!.id));
    const other = await site.seed({ numbers: [1] });
    const { recipient } = await handoverRow(other.id);
    await site.db
      .updateTable('handovers')
      .set({ recipient })
      .where('id', '=', handover.id)
      .execute();
    const sent = await send(site, link, handover.items[0]!.id, {
      seen: '',
      ...provided('canary-1'),
    });
    expect(sent.statusCode).toBe(503);
    expect(sent.body).toContain('do not send the item another way');
    expect(await answersOf(handover.items[0]!.id)).toEqual([]);
    for (const door of doors) expect((await site.app.inject(door)).statusCode).toBe(503);
    const stored = ['also_sent', 'uploads'] as const;
    for (const table of stored) {
      const rows = site.db.selectFrom(table).where('handover_id', '=', handover.id);
      expect(await rows.select('id').execute()).toEqual([]);
    }
    expect(site.log.join('')).toContain('recipient_rejected');
    expect(site.log.join('')).not.toContain('canary-1');
  });
});
