import { connect } from 'node:net';
import { once } from 'node:events';
import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
beforeAll(async () => {
  site = await openPortalSite(new Date());
  home = await mkdtemp(path.join(tmpdir(), 'handover-portal-process-'));
  const { signingPublicKey } = site;
  portal = await startPortalProcess({
    databaseUrl: site.database.portalUrl,
    signingPublicKey,
    home,
  });
});
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

  it('keeps nothing in its memory of what a browser sealed', async () => {
    const { link, item, handover } = await begin();
    const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
    const sealed = ['canary-sealed-', 'in-the-browser'].join('');
    const form = await browser.form({ user: 'admin', password: sealed });
    expect(String(form)).not.toContain(sealed);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(item, link, String(form), type)).status).toBe(303);
    // What was typed without scripts does pass through; and the key that it trusts shows that the search finds things.
    const typed = ['canary-typed-', 'without-scripts'].join('');
    const { payload, headers } = multipart({ type: 'provided', 'provided-password': typed });
    const replacing = await post(item, link, payload, { 'content-type': headers['content-type'] });
    expect(replacing.status).toBe(409);
    const known = site.signingPublicKey.split('\n')[1] ?? '';
    const found = await countInMemory(portal.pid, [sealed, known, typed]);
    expect(found[sealed]).toBe(0);
    expect(found[known]).toBeGreaterThan(0);
    if (process.env.HANDOVER_SHOW) process.stderr.write(`typed without scripts: ${found[typed]}\n`);
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
