import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { childrenOf, gone } from '../../support/children-of';
import { countInMemory } from '../../support/memory-of';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';
import { multipart } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

let site: PortalSite;
let portal: PortalProcess;
let home: string;
beforeAll(async () => {
  site = await openPortalSite(new Date());
  home = await mkdtemp(path.join(tmpdir(), 'handover-form-reader-'));
  const { signingPublicKey } = site;
  const databaseUrl = site.database.portalUrl;
  portal = await startPortalProcess({ databaseUrl, signingPublicKey, home });
});
afterAll(async () => {
  const readers = await childrenOf(portal.pid);
  await portal.stop();
  await gone(readers);
  await site.close();
  await rm(home, { recursive: true });
});

async function begin() {
  const handover = await site.seed({ numbers: [1] });
  const link = await site.open(handover);
  return { handover, link, item: `${portal.origin}${link.home}/items/${handover.items[0]!.id}` };
}
type Begun = Awaited<ReturnType<typeof begin>>;
type Form = ReturnType<typeof multipart>;

const post = (
  url: string,
  link: OpenLink,
  body: string | Buffer<ArrayBuffer>,
  more: Record<string, string> = {},
) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { ...link.headers, ...more }, body });

/** Enough that the last piece of a file is not whole without it. */
const REST = 512 * 1024;

/** All but the end of a form, and then its sender waits. */
async function half({ payload, headers }: Form, { item, link }: Begun): Promise<ClientRequest> {
  const sending = request(item, { method: 'POST', headers: { ...link.headers, ...headers } });
  sending.on('error', () => undefined);
  sending.write(payload.subarray(0, -REST));
  await sleep(200);
  return sending;
}

const chunks = async ({ handover }: Begun) =>
  (
    await site.db
      .selectFrom('file_chunks')
      .where('handover_id', '=', handover.id)
      .select('number')
      .execute()
  ).length;

async function until(so: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await so()); tries++) await sleep(50);
  expect(await so()).toBe(true);
}

describe('a form without scripts', () => {
  it('leaves nothing in the portal’s memory of what was typed, taken or not', async () => {
    const typed: string[] = [];
    const canary = (what: string): string => {
      typed.push(`canary-${randomBytes(6).toString('hex')}-${what}`);
      return typed.at(-1)!;
    };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const encoded = (fields: Record<string, string>) => String(new URLSearchParams(fields));
    const [one, two] = [await begin(), await begin()];
    const answer = (more: string) =>
      multipart(
        {
          form: randomUUID(),
          type: more === 'back' ? 'handed_over' : 'provided',
          'provided-user': canary(`user-${more}`),
          'provided-password': `${canary(`password-${more}`)}“1”`,
          'provided-notes': canary(`notes-${more}`),
          'handed_over-what': canary(`what-${more}`),
          'handed_over-on': canary(`day-${more}`),
        },
        [
          {
            name: `${canary(`name-${more}`)}.txt`,
            content: `${canary(`file-${more}`)}\n`.repeat(9),
          },
        ],
      );
    const send = (
      { payload, headers }: ReturnType<typeof multipart>,
      url: string,
      link: OpenLink,
    ) => post(url, link, payload, { 'content-type': headers['content-type'] });
    const ask = (fields: Record<string, string>, url: string) =>
      post(url, one.link, encoded(fields), type);

    const form = answer('taken');
    expect((await send(form, one.item, one.link)).status).toBe(303);
    expect((await send(form, one.item, one.link)).status).toBe(303);
    const back = await send(answer('back'), two.item, two.link);
    // What may be seen comes back to who typed it; a file and a secret do not.
    const page = await back.text();
    expect([back.status, page]).toEqual([422, expect.stringMatching(/canary-\w+-what-back/)]);
    expect(page).not.toMatch(/name-back|file-back/);
    const questions = `${one.item}/questions`;
    expect(
      (await ask({ question: canary('question'), form: randomUUID() }, questions)).status,
    ).toBe(303);
    const long = await ask({ question: canary('long').repeat(90) }, questions);
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('-long')]);
    const list = multipart({}, [{ name: `${canary('list')}.csv`, content: canary('row') }]);
    expect((await send(list, `${portal.origin}${one.link.home}/many/file`, one.link)).status).toBe(
      303,
    );
    const colleague = {
      name: `${canary('colleague')} 7`,
      email: canary('address'),
      form: randomUUID(),
    };
    expect((await ask(colleague, `${portal.origin}${one.link.home}/colleagues`)).status).toBe(422);
    // Not wanted at all, too much, broken off, and by no link.
    expect(
      (await ask({ note: canary('unwanted') }, `${portal.origin}${one.link.home}/finish`)).status,
    ).toBe(303);
    expect((await ask({ question: canary('much').repeat(30_000) }, questions)).status).toBe(413);
    (await half(answer('half'), two)).destroy();
    await sleep(200);
    const nobody = { ...two.link, headers: { ...two.link.headers, cookie: '' } };
    expect((await send(answer('nobody'), two.item, nobody)).status).toBe(404);
    const json = await post(two.item, two.link, JSON.stringify({ a: canary('json') }), {
      'content-type': 'application/json',
    });
    expect(json.status).toBe(415);

    // What is on its way is found, so the search finds what is there.
    const known = site.signingPublicKey.split('\n')[1] ?? '';
    const found = await countInMemory(portal.pid, [known, ...typed]);
    expect(found[known]).toBeGreaterThan(0);
    const left = Object.entries(found).filter(([text, times]) => text !== known && times > 0);
    expect(left).toEqual([]);
  }, 60_000);

  it('is read by a process of its own, whose end is a clear answer and loses nothing', async () => {
    const begun = await begin();
    const large = multipart({ form: randomUUID(), type: 'provided' }, [
      { name: 'large.bin', content: randomBytes(17 * 1024 * 1024) },
    ]);
    const sending = await half(large, begun);
    await until(async () => (await chunks(begun)) === 4);
    const [reader] = await childrenOf(portal.pid);
    const environment = await readFile(`/proc/${reader}/environ`, 'utf8');
    expect(
      environment
        .split('\0')
        .map((one) => one.split('=')[0])
        .filter(Boolean),
    ).toEqual(
      expect.not.arrayContaining(['DATABASE_URL', 'HANDOVER_SIGNING_PUBLIC_KEY', 'HANDOVER_HOME']),
    );
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    process.kill(reader!, 'SIGKILL');
    sending.end(large.payload.subarray(-REST));
    const [answer] = await answered;
    const page = Buffer.concat(await answer.toArray()).toString();
    expect([answer.statusCode, page]).toEqual([
      500,
      expect.stringContaining('Something went wrong on our side'),
    ]);
    expect(await chunks(begun)).toBe(0);

    // Its sender goes: so does the reader, and what was stored.
    const broken = await half(large, begun);
    await until(async () => (await chunks(begun)) === 4);
    const [second] = await childrenOf(portal.pid);
    broken.destroy();
    await gone([second!]);
    await until(async () => (await chunks(begun)) === 0);

    const type = { 'content-type': large.headers['content-type'] };
    expect((await post(begun.item, begun.link, large.payload, type)).status).toBe(303);
    expect(await chunks(begun)).toBe(5);
    // More of them than were ever on their way at once, each as its reader sealed it.
    const { rows } = await sql<{ number: number }>`
      select number from file_chunks
      where handover_id = ${begun.handover.id} and fingerprint = sha256(sealed) order by number
    `.execute(site.db);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  }, 60_000);
});
