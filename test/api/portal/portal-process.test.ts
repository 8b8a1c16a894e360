import { connect } from 'node:net';
import { once } from 'node:events';
import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEALED_FORM } from '../../../domain/sealing/sealed-form';
import { childrenOf, gone } from '../../support/children-of';
import { countInMemory } from '../../support/memory-of';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';
import { AsBrowser } from './as-browser';
import { multipart } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
let site: PortalSite;
let portal: PortalProcess;
let home: string;
let start: () => Promise<PortalProcess>;
beforeAll(async () => {
  site = await openPortalSite(new Date());
  home = await mkdtemp(path.join(tmpdir(), 'handover-portal-process-'));
  const { signingPublicKey } = site;
  start = () =>
    startPortalProcess({ databaseUrl: site.database.portalUrl, signingPublicKey, home });
  portal = await start();
}, 120_000);
afterAll(async () => {
  await portal.stop();
  await site.close();
  await rm(home, { recursive: true });
});

async function begin() {
  const handover = await site.seed({ numbers: [1] });
  const link = await site.open(handover);
  return { handover, link, item: `${portal.origin}${link.home}/items/${handover.items[0]!.id}` };
}

const post = (
  url: string,
  link: OpenLink,
  body: string | Buffer<ArrayBuffer>,
  more: Record<string, string> = {},
) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { ...link.headers, ...more }, body });

/** Ten GiB of a form, as fast as they are taken; what the portal said, if anything. */
async function sendTenGib(url: string, link: OpenLink, announced: boolean) {
  const head = multipart({ type: 'provided' }, [{ name: 'f', content: '' }]);
  const start = head.payload.subarray(0, head.payload.lastIndexOf('\r\n--'));
  const sending = request(url, {
    method: 'POST',
    headers: {
      ...link.headers,
      'content-type': head.headers['content-type'],
      ...(announced ? { 'content-length': String(10 * GIB) } : {}),
    },
  });
  let said: number | string = '';
  let sent = 0;
  const over = new Promise<void>((resolve) => {
    sending.on('response', (response) => {
      said = response.statusCode ?? '';
      sending.destroy();
      resolve();
    });
    sending.on('error', (error: NodeJS.ErrnoException) => {
      said ||= error.code ?? error.message;
      resolve();
    });
  });
  sending.write(start);
  const piece = Buffer.alloc(4 * MIB);
  while (said === '' && sent < 10 * GIB) {
    sent += piece.length;
    if (!sending.write(piece))
      await Promise.race([once(sending, 'drain').catch(() => undefined), over]);
  }
  await over;
  return { said, sent };
}

describe('the portal’s process', () => {
  it('takes at most 16 MiB more memory for 128 MiB in sealed chunks than for 16', async () => {
    const { link, item, handover } = await begin();
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const { id, chunks: sealed } = await browser.seal(Buffer.alloc(4 * MIB, 'm'));
    const headers = { ...link.headers, 'content-type': 'application/octet-stream' };
    let next = 1;
    /** Two at a time, as the page's script sends them. */
    const send = async (upTo: number): Promise<void> => {
      while (next <= upTo) {
        const at = `${item}/files/${id}/chunks/${next++}`;
        const body = Buffer.from(sealed[0]!);
        expect((await fetch(at, { method: 'PUT', headers, body })).status).toBe(204);
      }
    };
    await Promise.all([send(4), send(4)]);
    const { most: little } = await portal.resident();
    await Promise.all([send(32), send(32)]);
    const { most: much } = await portal.resident();
    expect(much - little).toBeLessThanOrEqual(16 * MIB);
  }, 60_000);

  it('refuses ten GiB with bounded memory, announced or not, while slow senders wait', async () => {
    const { handover, link, item } = await begin();
    const before = await portal.resident();
    const slow = await slowSenders(link, item);
    expect(await sendTenGib(item, link, true)).toMatchObject({ said: 413 });
    const endless = await sendTenGib(item, link, false);
    expect(endless.said).not.toBe(303);
    expect(endless.sent).toBeLessThan(2 * GIB);
    const { most } = await portal.resident();
    expect(most - before.now).toBeLessThan(160 * MIB);
    // The page is there for everybody else, and a fifth sender of the same link is told to wait.
    expect((await fetch(item, { headers: link.headers })).status).toBe(200);
    for (const end of slow) end();
    for (let tries = 0; tries < 100 && (await chunks(handover.id)) > 0; tries++) await sleep(50);
    expect(await chunks(handover.id)).toBe(0);
  }, 120_000);

  it('killed in mid-upload and started again, goes on where it stopped, with every receipt as it was', async () => {
    const { link, item, handover } = await begin();
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const { id, chunks: sealed, manifest } = await browser.seal(Buffer.alloc(5 * MIB, 'a'));
    const form = await browser.form({ user: 'admin' }, [id]);
    const at = (path: string) => `${portal.origin}${new URL(item).pathname}/files/${id}${path}`;
    const put = async (path: string, body: Uint8Array): Promise<number> => {
      const headers = { ...link.headers, 'content-type': 'application/octet-stream' };
      const sent = await fetch(at(path), { method: 'PUT', headers, body: Buffer.from(body) });
      return sent.status;
    };
    expect(await put('/chunks/1', sealed[0]!)).toBe(204);
    const half = request(at('/chunks/2'), {
      method: 'PUT',
      headers: {
        ...link.headers,
        'content-type': 'application/octet-stream',
        'content-length': String(sealed[1]!.length),
      },
    });
    const broken = once(half, 'error');
    half.write(sealed[1]!.subarray(0, sealed[1]!.length / 2));
    await sleep(100);
    const readers = await childrenOf(portal.pid);
    expect(readers).toHaveLength(1);
    await portal.kill();
    await broken;
    await gone(readers);
    portal = await start();
    const stands = await fetch(at(''), { headers: link.headers });
    expect(await stands.json()).toEqual({ finished: false, chunks: [1] });
    expect([await put('/chunks/2', sealed[1]!), await put('/manifest/2', manifest)]).toEqual([
      204, 204,
    ]);
    const answered = `${portal.origin}${new URL(item).pathname}`;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(answered, link, String(form), type)).status).toBe(303);
    const home = `${portal.origin}${link.home}`;
    expect((await post(`${home}/finish`, link, '', type)).status).toBe(303);
    const receipt = () => fetch(`${home}/receipts/1/json`, { headers: link.headers });
    const shown = await (await receipt()).text();
    await portal.kill();
    portal = await start();
    const again = `${portal.origin}${link.home}/receipts/1/json`;
    expect(await (await fetch(again, { headers: link.headers })).text()).toBe(shown);
  }, 60_000);

  it('stopped in mid-upload ends at once and without a word, and leaves what was whole', async () => {
    const { link, item, handover } = await begin();
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const { id, chunks: sealed } = await browser.seal(Buffer.alloc(5 * MIB, 'b'));
    const type = { 'content-type': 'application/octet-stream' };
    const at = `${item}/files/${id}/chunks`;
    const headers = { ...link.headers, ...type };
    const body = Buffer.from(sealed[0]!);
    expect((await fetch(`${at}/1`, { method: 'PUT', headers, body })).status).toBe(204);
    const half = request(`${at}/2`, {
      method: 'PUT',
      headers: { ...headers, 'content-length': String(sealed[1]!.length) },
    });
    const broken = once(half, 'error');
    half.write(sealed[1]!.subarray(0, sealed[1]!.length / 2));
    // Of the form a whole chunk is stored when the stop comes; it must not stay.
    const slow = await slowSenders(link, item);
    for (let tries = 0; tries < 100 && (await chunks(handover.id)) < 3; tries++) await sleep(50);
    expect(await chunks(handover.id)).toBe(3);
    const since = performance.now();
    await portal.stop();
    expect(performance.now() - since).toBeLessThan(2_000);
    await broken;
    for (const end of slow) end();
    expect(portal.log).toEqual([]);
    expect(await chunks(handover.id)).toBe(1);
    portal = await start();
  }, 60_000);

  it('keeps nothing in its memory of what a browser sealed', async () => {
    const { link, item, handover } = await begin();
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const sealed = ['canary-sealed-', 'in-the-browser'].join('');
    const form = await browser.form({ user: 'admin', password: sealed });
    expect(String(form)).not.toContain(sealed);
    const type = { 'content-type': SEALED_FORM };
    expect((await post(item, link, String(form), type)).status).toBe(303);
    // The key that it trusts shows that the search finds things.
    const known = site.signingPublicKey.split('\n')[1] ?? '';
    const found = await countInMemory(portal.pid, [sealed, known]);
    expect(found[sealed]).toBe(0);
    expect(found[known]).toBeGreaterThan(0);
  }, 60_000);
});

const chunks = async (handoverId: string) =>
  (
    await site.db
      .selectFrom('file_chunks')
      .where('handover_id', '=', handoverId)
      .select('number')
      .execute()
  ).length;

/** Three that begin to send a file and then send next to nothing. */
async function slowSenders(link: OpenLink, item: string): Promise<(() => void)[]> {
  const { origin, host, hostname, port, pathname } = new URL(item);
  const head = multipart({ type: 'provided' }, [{ name: 'f', content: Buffer.alloc(8 * MIB) }]);
  return Promise.all(
    [1, 2].map(async () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      const lines = Object.entries({ host, origin, ...link.headers, ...head.headers });
      socket.write(`POST ${pathname} HTTP/1.1\r\n`);
      socket.write(lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n');
      socket.write(head.payload.subarray(0, 5 * MIB));
      const drip = setInterval(() => socket.write('\0'), 20);
      return () => {
        clearInterval(drip);
        socket.destroy();
      };
    }),
  );
}
