import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../../../db/pool';
import { sweepUploads } from '../../../db/uploads';
import { sealedSize } from '../../../domain/sealing/sealed-shape';
import { MOST_FILE_BYTES, MOST_HANDOVER_BYTES } from '../../../domain/uploads/limits';
import { encryptTo } from '../../../vault/seal/age';
import { newKeyPair } from '../../../vault/open/age';
import { AsBrowser } from './as-browser';
import { openPortalSite, type PortalSite } from './site';
import { someBytes } from '../../vault/keys-and-tools';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const MIB = 1024 * 1024;
const HOUR = 3_600_000;

async function begin(numbers = [1]) {
  const handover = await site.seed({ numbers });
  const link = await site.open(handover);
  const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
  return { handover, link, browser, item: handover.items[0]!.id };
}

const chunksOf = (file: string) =>
  site.db
    .selectFrom('file_chunks')
    .where('file_id', '=', file)
    .orderBy('number')
    .select(['number', 'sealed'])
    .execute();
const totals = (handover: string) =>
  site.db
    .selectFrom('upload_totals')
    .where('handover_id', '=', handover)
    .select(['files', 'bytes'])
    .executeTakeFirst();

describe('a file that the browser sealed', () => {
  it('comes in numbered chunks, in any order and twice, and opens to what was sent', async () => {
    const { handover, browser, item } = await begin();
    const content = someBytes(9 * MIB + 7);
    const { id, chunks, manifest } = await browser.seal(content, 'Schlüssel.pfx');
    for (const number of [2, 1, 2]) {
      expect((await browser.put(`${id}/chunks/${number}`, chunks[number - 1]!)).statusCode).toBe(
        204,
      );
    }
    // The laptop was closed, or the portal restarted: what came is said to who sent it.
    expect((await browser.ask('GET', id)).json()).toEqual({ finished: false, chunks: [1, 2] });
    const early = await browser.put(`${id}/manifest/3`, manifest);
    expect(early.statusCode).toBe(410);
    await browser.put(`${id}/chunks/3`, chunks[2]!);
    expect((await browser.put(`${id}/manifest/3`, manifest)).statusCode).toBe(204);
    expect((await browser.put(`${id}/manifest/3`, manifest)).statusCode).toBe(204);
    const saved = await browser.post(await browser.form({ user: 'admin' }, [id]));
    expect(saved.statusCode).toBe(303);
    const opener = await site.vault.unlock(handover.id);
    const row = await site.db
      .selectFrom('files')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ item_id: item, chunks: 3 });
    const opened = await opener.openManifest(row.sealed_manifest);
    expect(opened.name).toBe('Schlüssel.pfx');
    const parts: Uint8Array[] = [];
    const stored = (await chunksOf(id)).map(({ sealed }) => sealed);
    for await (const part of opener.openFile(opened, stored)) parts.push(part);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
    // It is an answer's now: nobody asks after it, adds to it, or takes it away any more.
    expect((await browser.ask('GET', id)).statusCode).toBe(410);
    expect((await browser.put(`${id}/chunks/4`, chunks[0]!)).statusCode).toBe(410);
    await browser.ask('DELETE', id);
    expect(await chunksOf(id)).toHaveLength(3);
  });

  it('is written to the database from where it is, and arrives as it was, whatever stands beside it', async () => {
    const large = someBytes(3 * MIB + 1);
    const none: string | null = null;
    const [first, second] = await site.db.transaction().execute(async (tx) => {
      const one = sql<
        Record<string, unknown>
      >`select ${none}::text as none, ${large}::bytea as large,
        ${'Schlüssel'}::text as text, ${new Uint8Array(large)}::bytea as again, ${Buffer.of(0, 255)}::bytea as small,
        ${[1, 2]}::int[] as list, ${site.clock.at}::timestamptz as at, ${true}::boolean as yes`;
      const two = sql<Record<string, unknown>>`select ${'after'}::text as text`;
      return Promise.all([one.execute(tx), two.execute(tx)]);
    });
    const { large: back, again, ...rest } = first.rows[0] ?? {};
    expect([large.equals(back as Buffer), large.equals(again as Buffer)]).toEqual([true, true]);
    expect(rest).toEqual({
      none,
      text: 'Schlüssel',
      small: Buffer.of(0, 255),
      list: [1, 2],
      at: site.clock.at,
      yes: true,
    });
    expect(second.rows).toEqual([{ text: 'after' }]);
  });

  it('is only its sender’s, and its manifest nobody’s to read here', async () => {
    const { handover, browser } = await begin([1, 2]);
    const id = await browser.send(Buffer.from('x'));
    const other = await site.open(handover, { contactId: handover.contacts.second });
    const colleague = await AsBrowser.on(site, other, browser.itemId);
    const elsewhere = await AsBrowser.on(site, browser.link, handover.items[1]!.id);
    for (const one of [colleague, elsewhere]) {
      expect((await one.ask('GET', id)).statusCode).toBe(410);
      expect(
        (await one.put(`${id}/chunks/2`, (await one.seal(Buffer.from('y'))).chunks[0]!)).statusCode,
      ).toBe(410);
      await one.ask('DELETE', id);
      const stolen = await one.post(await one.form({}, [id]));
      expect(stolen.statusCode).toBe(422);
      expect(stolen.body).toContain('A file is no longer here');
    }
    expect(await chunksOf(id)).toHaveLength(1);
    const portal = openDatabase(site.database.portalUrl, { max: 1, name: 'as-portal' });
    for (const query of [
      sql`select sealed_manifest from uploads`,
      sql`insert into file_chunks select gen_random_uuid(), 1, ${handover.id}, '\\x', now()`,
    ]) {
      await expect(query.execute(portal)).rejects.toMatchObject({ code: '42501' });
    }
    await portal.destroy();
  });

  it('is refused where it is no age file to one recipient of a filled-up length', async () => {
    const { browser } = await begin();
    const [mine, another] = await Promise.all([newKeyPair(), newKeyPair()]);
    const good = (await browser.seal(Buffer.from('x'))).chunks[0]!;
    const wrong = {
      text: Buffer.from('age-encryption.org/v1\n'.padEnd(good.length, 'x')),
      two: await encryptTo([mine.recipient, another.recipient], Buffer.alloc(1024)),
      unfilled: await encryptTo([mine.recipient], Buffer.alloc(1000)),
      cut: good.subarray(0, -1),
      long: Buffer.concat([good, Buffer.alloc(1)]),
      huge: Buffer.alloc(sealedSize(4 * MIB) + 1),
    };
    for (const [name, bytes] of Object.entries(wrong)) {
      const said = await browser.put(`${randomUUID()}/chunks/1`, bytes);
      expect([name, said.statusCode, said.json<{ code: string }>().code]).toEqual([
        name,
        400,
        'bad_chunk',
      ]);
    }
    expect((await browser.put(`${randomUUID()}/chunks/64`, good)).statusCode).toBe(400);
    const form = await browser.form({ user: 'a' }, [], { sealed: wrong.two.toString() });
    expect((await browser.post(form)).statusCode).toBe(400);
  });

  it('ends at 250 MiB, 1 GiB and 200 files, and gives its room back when it is taken away', async () => {
    const { handover, browser } = await begin();
    const { id, chunks } = await browser.seal(Buffer.alloc(4 * MIB));
    const piece = chunks[0]!;
    const refused = async (file: string, number: number) => {
      const said = await browser.put(`${file}/chunks/${number}`, piece);
      return [said.statusCode, said.json<{ code: string }>().code];
    };
    const set = (table: 'uploads' | 'upload_totals', values: object) =>
      site.db.updateTable(table).set(values).where('handover_id', '=', handover.id).execute();
    await browser.put(`${id}/chunks/1`, piece);
    await set('uploads', { bytes: MOST_FILE_BYTES - 4 * MIB });
    expect((await browser.put(`${id}/chunks/2`, piece)).statusCode).toBe(204);
    expect(await refused(id, 3)).toEqual([413, 'file_too_large']);
    await set('upload_totals', { bytes: MOST_HANDOVER_BYTES - 4 * MIB + 1 });
    expect(await refused(randomUUID(), 1)).toEqual([413, 'handover_full']);
    await set('upload_totals', { bytes: MOST_FILE_BYTES, files: 200 });
    expect(await refused(randomUUID(), 1)).toEqual([413, 'too_many_uploads']);
    expect((await browser.put(`${id}/chunks/2`, piece)).statusCode).toBe(204);
    await browser.ask('DELETE', id);
    expect(await totals(handover.id)).toEqual({ files: 199, bytes: 0 });
    expect(await chunksOf(id)).toEqual([]);
  });

  it('goes 48 hours after its last chunk, ten thousand of them too, and never what an answer took', async () => {
    const { handover, browser } = await begin();
    const kept = await browser.send(Buffer.from('kept'));
    await browser.post(await browser.form({ user: 'a' }, [kept]));
    const id = await browser.send(Buffer.from('x'));
    await sql`
      with made as (
        insert into uploads (id, handover_id, link_id, item_id, started_at, last_chunk_at, bytes)
        select gen_random_uuid(), ${handover.id}, ${browser.link.id}, null, ${site.clock.at}, ${site.clock.at}, 1024
        from generate_series(1, 10000) returning id
      ) insert into file_chunks select id, 1, ${handover.id}, '\\x00', ${site.clock.at} from made
    `.execute(site.db);
    const worker = openDatabase(site.database.workerUrl, { max: 1, name: 'as-worker' });
    const sweep = async (hours: number) => {
      let all = 0;
      for (let swept = 1; swept > 0; all += swept) {
        swept = await sweepUploads(worker, new Date(site.clock.at.getTime() + hours * HOUR), 1_000);
      }
      return all;
    };
    expect(await sweep(47)).toBe(0);
    expect(await sweep(49)).toBeGreaterThanOrEqual(10_001);
    expect(await chunksOf(id)).toEqual([]);
    expect(await chunksOf(kept)).toHaveLength(1);
    await worker.destroy();
  }, 60_000);
});

describe('an answer that the browser sealed', () => {
  it('is judged by the same rules, by shape, and opens to what was typed', async () => {
    const { handover, browser } = await begin();
    const empty = await browser.post(await browser.form({}));
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Fill in at least one field, or add a file.');
    const long = await browser.post(await browser.form({ user: 'x'.repeat(2001) }));
    expect(long.body).toContain('is longer than 2000 characters');
    const unseen = await browser.post(await browser.form({ user: 'a\u0007b' }));
    expect(unseen.body).toContain('has a character in it that cannot be seen');
    const word = await browser.post(await browser.form({}, [], { type: 'never_held' }));
    expect(word.body).toContain('Type “never held” to confirm.');
    const form = await browser.form({ user: 'admin', password: 'canary &"' });
    const saved = await browser.post(form);
    expect(saved.statusCode).toBe(303);
    // The line broke after it was stored: the same form again is the same answer.
    expect((await browser.post(form)).statusCode).toBe(303);
    const answers = await site.db
      .selectFrom('answers')
      .where('handover_id', '=', handover.id)
      .select('sealed')
      .execute();
    expect(answers).toHaveLength(1);
    const opener = await site.vault.unlock(handover.id);
    expect(await opener.openValue(answers[0]!.sealed)).toMatchObject({
      fields: [{ value: 'admin' }, { key: 'password', value: 'canary &"' }],
    });
  });
});
