import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { Client } from 'pg';
import { encryptTo } from '../vault/seal/age';
import { AsBrowser } from '../test/api/portal/as-browser';
import type { OpenLink } from '../test/api/portal/site';
import type { PortalProcess } from '../test/support/portal-process';
import { inTurns, inWords, summaryOfBoth, timed, type Taken } from './compare';
import { cpuClock } from './cpu-time';
import { setPortalStage, type PortalStage } from './portal-stage';
import { mostResident } from './resident';

const MIB = 1024 * 1024;
const PIECE = 4 * MIB;
const ALL = 256 * MIB;
const TURNS = 4;
const GOAL = 0.75;
const MOST_FILE_MIB = 250;
const MOST_GROWTH = 16 * MIB;
/** The most that a process ever had depends on when it clears up: the middle of so many. */
const MEMORY_TURNS = 3;

const piece = randomBytes(PIECE);

/** A link of a new handover, and its item's address on this process. */
async function begin(stage: PortalStage, portal: PortalProcess) {
  const handover = await stage.site.seed({ numbers: [1] });
  const link = await stage.site.open(handover);
  const itemId = handover.items[0]?.id ?? '';
  return { link, itemId, url: `${portal.origin}${link.home}/items/${itemId}` };
}

/** The same bytes as rows of a table of their own, each its own transaction. */
async function plainRows(stage: PortalStage): Promise<number> {
  const client = new Client({ connectionString: stage.site.database.superuserUrl });
  await client.connect();
  await client.query('create table if not exists bench_rows (number int, bytes bytea)');
  const seconds = await timed(async () => {
    for (let number = 1; number <= ALL / PIECE; number++) {
      await client.query('insert into bench_rows values ($1, $2)', [number, piece]);
    }
  });
  await client.query('truncate bench_rows');
  await client.end();
  return seconds;
}

const BOUNDARY = 'bench-of-the-portal';

/** One form with files of this many MiB each, as a browser without scripts sends it. */
async function sendForm(url: string, link: OpenLink, files: readonly number[]): Promise<number> {
  const sending = request(url, {
    method: 'POST',
    headers: { ...link.headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  const write = async (bytes: Buffer | string): Promise<void> => {
    if (!sending.write(bytes)) await once(sending, 'drain');
  };
  const answered = once(sending, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
  const seconds = await timed(async () => {
    const field = 'Content-Disposition: form-data; name="type"';
    await write(`--${BOUNDARY}\r\n${field}\r\n\r\nprovided\r\n`);
    for (const size of files) {
      const named = 'Content-Disposition: form-data; name="files"; filename="f.bin"';
      await write(`--${BOUNDARY}\r\n${named}\r\nContent-Type: application/octet-stream\r\n\r\n`);
      for (let left = size * MIB; left > 0; left -= PIECE) {
        await write(piece.subarray(0, Math.min(PIECE, left)));
      }
      await write('\r\n');
    }
    sending.end(`--${BOUNDARY}--\r\n`);
    const [response] = await answered;
    response.resume();
    if (response.statusCode !== 303) throw new Error(`the portal said ${response.statusCode}`);
  });
  return seconds;
}

/** Chunks that were sealed before, as the pages' script sends them: while one is stored the next is on its way. */
async function sendChunks(url: string, link: OpenLink, sealed: Uint8Array, bytes: number) {
  const put = async (file: string, number: number): Promise<void> => {
    const { status } = await fetch(`${url}/files/${file}/chunks/${number}`, {
      method: 'PUT',
      headers: { ...link.headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length),
    });
    if (status !== 204) throw new Error(`the portal said ${status}`);
  };
  const chunks = bytes / PIECE;
  const inFile = 60;
  const files = Array.from({ length: Math.ceil(chunks / inFile) }, () => randomUUID());
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < chunks; n = next++) {
      await put(files[Math.floor(n / inFile)] ?? '', (n % inFile) + 1);
    }
  };
  return timed(() => Promise.all([lane(), lane()]));
}

/** What is not measured any more takes no room on the disk. */
async function clear(stage: PortalStage): Promise<void> {
  const client = new Client({ connectionString: stage.site.database.superuserUrl });
  await client.connect();
  await client.query('truncate file_chunks');
  await client.end();
}

/** A way to bring so many MiB to this address. */
type Way = (to: { url: string; link: OpenLink }, mib: number) => Promise<unknown>;

/** The most resident memory of a new portal, with the processes that it starts, while one handover brought so much. */
async function residentFor(stage: PortalStage, way: Way, mib: number): Promise<number> {
  const portal = await stage.portal();
  try {
    const to = await begin(stage, portal);
    return await mostResident(portal.pid, () => way(to, mib));
  } finally {
    await portal.stop();
    await clear(stage);
  }
}

const middleOf = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** In turns, little and much. */
async function memoryOf(stage: PortalStage, way: Way) {
  const all: { after64MiB: number[]; after1GiB: number[] } = { after64MiB: [], after1GiB: [] };
  for (let turn = 0; turn < MEMORY_TURNS; turn++) {
    all.after64MiB.push(await residentFor(stage, way, 64));
    all.after1GiB.push(await residentFor(stage, way, 1024));
  }
  const [after64MiB, after1GiB] = [middleOf(all.after64MiB), middleOf(all.after1GiB)];
  const grew = after1GiB - after64MiB;
  const verdict = grew <= MOST_GROWTH ? 'met' : 'missed';
  return { after64MiB, after1GiB, all, grew, most: MOST_GROWTH, verdict };
}

/** As many files as that takes. */
function filesOf(mib: number): number[] {
  const whole = Math.floor(mib / MOST_FILE_MIB);
  return [...Array.from({ length: whole }, () => MOST_FILE_MIB), mib % MOST_FILE_MIB];
}

async function measure() {
  const stage = await setPortalStage();
  const cpu = await cpuClock(stage.site.database.superuserUrl);
  try {
    const portal = await stage.portal();
    /** On the clock, and on the processors of this process, the portal's and PostgreSQL's. */
    const taken = async (work: () => Promise<number>): Promise<Taken> => {
      const pids = [process.pid, portal.pid];
      const before = await cpu.of(pids);
      const clock = await work();
      return { clock, processor: (await cpu.of(pids)) - before };
    };
    const plain = () => taken(() => plainRows(stage));
    const first = await begin(stage, portal);
    const recipient = (await AsBrowser.on(stage.site, first.link, first.itemId)).recipient;
    const sealed = await encryptTo([recipient.recipient], piece);
    const form = await inTurns(TURNS, plain, async () => {
      const { url, link } = await begin(stage, portal);
      const all = await taken(() => sendForm(url, link, [128, 128]));
      await clear(stage);
      return all;
    });
    const chunks = await inTurns(TURNS, plain, async () => {
      const { url, link } = await begin(stage, portal);
      const all = await taken(() => sendChunks(url, link, sealed, ALL));
      await clear(stage);
      return all;
    });
    const { Encrypter } = await import('age-encryption');
    const library = await inTurns(2, plain, () =>
      taken(() =>
        timed(async () => {
          for (let number = 1; number <= ALL / PIECE; number++) {
            const encrypter = new Encrypter();
            encrypter.addRecipient(recipient.recipient);
            await encrypter.encrypt(piece);
          }
        }),
      ),
    );
    await portal.stop();
    const memory = {
      chunks: await memoryOf(stage, ({ url, link }, mib) =>
        sendChunks(url, link, sealed, mib * MIB),
      ),
      form: await memoryOf(stage, ({ url, link }, mib) => sendForm(url, link, filesOf(mib))),
    };
    return {
      bytes: ALL,
      form: summaryOfBoth(form, GOAL),
      chunks: summaryOfBoth(chunks, GOAL),
      libraryAlone: summaryOfBoth(library, 0),
      memory,
    };
  } finally {
    await cpu.end();
    await stage.end();
  }
}

/**
 * `npm run bench:upload [-- --json]`: 256 MiB through the portal, sealed and committed, by a form and by chunks,
 * against the same bytes as plain rows; the age library alone beside it; and the portal's memory.
 */
async function main(): Promise<void> {
  const result = await measure();
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { form, chunks, libraryAlone, memory } = result;
  const inMiB = (all: readonly number[]): string =>
    all.map((bytes) => Math.round(bytes / MIB)).join(', ');
  const memoryLine = (name: string, { all, grew, verdict }: typeof memory.form): string =>
    `memory, ${name}: ${inMiB(all.after64MiB)} MiB after 64 MiB, ${inMiB(all.after1GiB)} MiB after ` +
    `1 GiB, ${Math.round(grew / MIB)} more in the middle: ${verdict}\n`;
  const line = (name: string, compared: typeof form, withGoal = true): string =>
    `${name.padEnd(30)}${inWords(compared, 'plain rows', { withGoal })}\n`;
  process.stdout.write(
    line('form, sealed by its reader', form) +
      line('chunks, sealed in the browser', chunks) +
      line('the age library, no storing', libraryAlone, false) +
      (['chunks', 'form'] as const).map((name) => memoryLine(name, memory[name])).join(''),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exitCode = 1;
});
