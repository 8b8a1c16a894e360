import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { smallDisk, type SmallDisk } from '../../support/small-disk';
import { someBytes } from '../../vault/keys-and-tools';
import { AsBrowser } from './as-browser';
import { answer, finish, hidden, multipart } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

const MIB = 1024 * 1024;
/** Both databases and two files of the write-ahead log take 90 MiB. */
const DISK_MIB = 160;

let disk: SmallDisk;
let site: PortalSite;
beforeAll(async () => {
  disk = await smallDisk(DISK_MIB);
  site = await openPortalSite(undefined, { database: disk.database });
  await site.app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(() => site.close());

const safe = expect.stringContaining('What you saved before is safe') as string;
const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);
beforeAll(() => process.on('unhandledRejection', hear));
afterAll(() => process.off('unhandledRejection', hear));

const receipt = async (link: OpenLink, number: number): Promise<string> =>
  (await site.app.inject({ url: `${link.home}/receipts/${number}/json`, headers: link.headers }))
    .body;

/** A form with a file, of which the second half leaves a while after the first. */
async function sendForm(link: OpenLink, itemId: string) {
  const url = `${link.home}/items/${itemId}`;
  const page = await site.app.inject({ url, headers: link.headers });
  const own = { form: hidden(page.body, 'form'), seen: hidden(page.body, 'seen') };
  const file = { name: 'typed.bin', content: someBytes(12 * MIB) };
  const { payload, headers } = multipart({ ...own, type: 'provided' }, [file]);
  const { port } = site.app.server.address() as { port: number };
  const sending = request(`http://127.0.0.1:${port}${url}`, {
    method: 'POST',
    headers: { ...link.headers, ...headers },
  });
  const heard = once(sending, 'response');
  // Of a line that ends after the answer.
  sending.on('error', () => undefined);
  await new Promise((resolve) => sending.write(payload.subarray(0, payload.length / 2), resolve));
  // Time in which what was not stored is known, and the sender has not gone on.
  await sleep(300);
  sending.end(payload.subarray(payload.length / 2));
  const [response] = (await heard) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { statusCode: response.statusCode, body: Buffer.concat(parts).toString() };
}

describe('a disk that is full', () => {
  it('in mid-upload gives a clear answer to page and script, loses nothing that was receipted, and the upload goes on', async () => {
    const handover = await site.seed({ numbers: [1, 7, 12] });
    const link = await site.open(handover);
    const [first, second, third] = handover.items.map(({ id }) => id);
    const before = await AsBrowser.on(site, link, first!);
    await before.post(await before.form({ user: 'kept' }, [await before.send(someBytes(MIB))]));
    await finish(site, link);
    const shown = await receipt(link, 1);

    const browser = await AsBrowser.on(site, link, second!);
    const content = someBytes(9 * MIB);
    const { id, chunks, manifest } = await browser.seal(content);
    expect((await browser.put(`${id}/chunks/1`, chunks[0]!)).statusCode).toBe(204);
    await disk.fill(0);
    const typed = await sendForm(link, third!);
    for (const said of [typed, await browser.put(`${id}/chunks/2`, chunks[1]!)]) {
      expect([said.statusCode, said.body]).toEqual([503, safe]);
    }
    expect(unheard).toEqual([]);
    expect(await receipt(link, 1)).toBe(shown);
    await disk.room();

    expect((await browser.ask('GET', id)).json()).toEqual({ finished: false, chunks: [1] });
    for (const [index, sealed] of chunks.entries()) {
      expect((await browser.put(`${id}/chunks/${index + 1}`, sealed)).statusCode).toBe(204);
    }
    expect((await browser.put(`${id}/manifest/${chunks.length}`, manifest)).statusCode).toBe(204);
    const saved = await browser.post(await browser.form({ user: 'later' }, [id]));
    expect(saved.statusCode).toBe(303);
    const again = await answer(site, link, third!, { type: 'provided' }, [
      { name: 'typed.bin', content: someBytes(12 * MIB) },
    ]);
    expect(again.statusCode).toBe(303);
    expect((await finish(site, link)).headers.location).toBe(`${link.home}/receipts/2`);
    expect(await receipt(link, 1)).toBe(shown);
    await opensTo(handover.id, [MIB, 9 * MIB, 12 * MIB]);
  }, 60_000);

  it('that holds no more of the database’s log loses nothing either, and is told the same', async () => {
    if (!disk.real) return;
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const { id, chunks, manifest } = await browser.seal(someBytes(40 * MIB));
    await disk.fill(14 * MIB);
    const stored: number[] = [];
    let said: { statusCode: number; body: string } | undefined;
    for (const [index, sealed] of chunks.entries()) {
      said = await browser.put(`${id}/chunks/${index + 1}`, sealed);
      if (said.statusCode !== 204) break;
      stored.push(index + 1);
    }
    expect([said?.statusCode, said?.body]).toEqual([503, safe]);
    await disk.room();
    // PostgreSQL ends all at once where its log cannot go on, and comes back by itself.
    let stands = await browser.ask('GET', id);
    for (let tries = 0; stands.statusCode === 503 && tries < 200; tries++) {
      await sleep(100);
      stands = await browser.ask('GET', id);
    }
    expect(stands.json()).toEqual({ finished: false, chunks: stored });
    for (const [index, sealed] of chunks.entries()) {
      expect((await browser.put(`${id}/chunks/${index + 1}`, sealed)).statusCode).toBe(204);
    }
    expect((await browser.put(`${id}/manifest/${chunks.length}`, manifest)).statusCode).toBe(204);
  }, 60_000);
});

/** What is stored of a handover's files opens, to contents of these sizes. */
async function opensTo(handoverId: string, sizes: readonly number[]): Promise<void> {
  const opener = await site.vault.unlock(handoverId);
  const files = await site.db
    .selectFrom('files')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('received_at')
    .execute();
  const found: number[] = [];
  for (const file of files) {
    const rows = await site.db
      .selectFrom('file_chunks')
      .select('sealed')
      .where('file_id', '=', file.id)
      .orderBy('number')
      .execute();
    const chunks = rows.map(({ sealed }) => sealed);
    const manifest = await opener.openManifest(file.sealed_manifest);
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(manifest, chunks)) parts.push(Buffer.from(part));
    const whole = Buffer.concat(parts);
    expect(whole.equals(someBytes(whole.length))).toBe(true);
    found.push(whole.length);
  }
  expect(found.sort((a, b) => a - b)).toEqual(sizes);
}
