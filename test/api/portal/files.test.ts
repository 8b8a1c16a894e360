import { connect } from 'node:net';
import { answer, hidden, multipart, type FormFile } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';
import {
  describeWithAge,
  openWithStockAge,
  put,
  someBytes,
  temporaryFolder,
} from '../../vault/keys-and-tools';
import { readWrapped, openKeystore } from '../../../db/keystore';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const MIB = 1024 * 1024;

async function storedFiles(handoverId: string) {
  const opener = await site.vault.unlock(handoverId);
  const rows = await site.db
    .selectFrom('files')
    .where('handover_id', '=', handoverId)
    .where('removed_at', 'is', null)
    .orderBy('received_at')
    .selectAll()
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const manifest = await opener.openManifest(row.sealed_manifest);
      const chunks = await chunksOf(row.id);
      const parts: Uint8Array[] = [];
      for await (const part of opener.openFile(
        manifest,
        chunks.map(({ sealed }) => sealed),
      )) {
        parts.push(part);
      }
      return { row, manifest, content: Buffer.concat(parts), chunks: chunks.length };
    }),
  );
}

const chunksOf = (file: string) =>
  site.db
    .selectFrom('file_chunks')
    .where('file_id', '=', file)
    .orderBy('number')
    .select('sealed')
    .execute();
const chunkCount = async (handoverId: string) =>
  (
    await site.db
      .selectFrom('file_chunks')
      .where('handover_id', '=', handoverId)
      .select('number')
      .execute()
  ).length;
const sendFiles = (link: OpenLink, item: string, files: FormFile[], more = {}) =>
  answer(site, link, item, { type: 'provided', ...more }, files);

describe('a file sent with an answer', () => {
  it('opens to the bytes that were sent, with the name that it had, in chunks of four MiB', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const content = someBytes(9 * MIB + 123);
    const name = 'Schlüssel & "co";.pfx';
    const sent = await sendFiles(link, handover.items[0]!.id, [
      { name: name.replaceAll('"', '%22'), content },
      { name: 'empty.txt', content: '' },
    ]);
    expect(sent.statusCode).toBe(303);
    const files = await storedFiles(handover.id);
    const big = files.find(({ chunks }) => chunks === 3)!;
    expect(big.content.equals(content)).toBe(true);
    expect(big.manifest.name).toContain('Schlüssel');
    expect(files.find(({ chunks }) => chunks === 1)!.content).toHaveLength(0);
  });

  it('goes when its answer is replaced, unless it is to be kept', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    await sendFiles(link, item, [{ name: 'one', content: '1' }]);
    await sendFiles(link, item, [{ name: 'two', content: '2' }], { 'keep-files': 'yes' });
    expect(await storedFiles(handover.id)).toHaveLength(2);
    await sendFiles(link, item, [{ name: 'three', content: '3' }]);
    expect((await storedFiles(handover.id)).map(({ manifest }) => manifest.name)).toEqual([
      'three',
    ]);
  });

  it('keeps a filled list once, however often its form comes, another one besides, and nothing once all is over', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const page = await site.app.inject({ url: `${link.home}/many`, headers: link.headers });
    const form = hidden(page.body, 'form');
    const kept = () =>
      site.db.selectFrom('also_sent').where('handover_id', '=', handover.id).select('id').execute();
    const send = (fields: Record<string, string>, content: string) => {
      const { payload, headers } = multipart(fields, [{ name: 'list.csv', content }]);
      const url = `${link.home}/many/file`;
      return site.app.inject({
        method: 'POST',
        url,
        headers: { ...link.headers, ...headers },
        payload,
      });
    };
    for (const content of ['a,b', 'a,b', 'a,c', 'a,b']) {
      expect((await send({ form }, content)).statusCode).toBe(303);
    }
    expect(await kept()).toHaveLength(2);
    expect((await send({ form: 'x'.repeat(MIB) }, 'a,d')).statusCode).toBe(413);
    expect(await kept()).toHaveLength(2);
    await site.db
      .updateTable('handovers')
      .set({ stage: 'closed' })
      .where('id', '=', handover.id)
      .execute();
    const over = await send({ form }, 'a,e');
    expect([over.statusCode, over.body]).toEqual([
      409,
      expect.stringContaining('This request is closed'),
    ]);
  });

  it('leaves nothing when the form is wrong, too many come, or the line breaks', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const item = handover.items[0]!.id;
    const file = { name: 'f', content: 'content' };
    expect((await answer(site, link, item, { type: 'refused' }, [file])).statusCode).toBe(422);
    const typed = { 'provided-user': 'typed@fern.example' };
    const many = await sendFiles(link, item, Array<FormFile>(11).fill(file), typed);
    await site.db
      .insertInto('upload_totals')
      .values({ handover_id: handover.id, files: 200, bytes: 0 })
      .onConflict((known) => known.column('handover_id').doUpdateSet({ files: 200 }))
      .execute();
    const full = await sendFiles(link, item, [file], typed);
    for (const [sent, why] of [
      [many, 'At most 10 files can be sent at once'],
      [full, 'holds 200 files already'],
    ] as const) {
      expect([sent.statusCode, sent.body]).toEqual([413, expect.stringContaining(why)]);
      expect(sent.body).toContain('value="typed@fern.example"');
    }
    const none = { files: 0 };
    await site.db
      .updateTable('upload_totals')
      .set(none)
      .where('handover_id', '=', handover.id)
      .execute();
    expect(await chunkCount(handover.id)).toBe(0);
    const cut = await halfAnUpload(link, item);
    await until(async () => (await chunkCount(handover.id)) > 0);
    cut();
    await until(async () => (await chunkCount(handover.id)) === 0);
    expect(await chunkCount(handover.id)).toBe(0);
    expect(await storedFiles(handover.id)).toEqual([]);
  });
});

async function until(happened: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await happened()); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Sends nine MiB of a longer form over a real line; the returned function cuts it. */
async function halfAnUpload(link: OpenLink, item: string): Promise<() => void> {
  const origin = new URL(await site.app.listen({ host: '127.0.0.1', port: 0 }));
  const { payload, headers } = multipart({ type: 'provided' }, [
    { name: 'f', content: Buffer.alloc(20 * MIB) },
  ]);
  const socket = connect(Number(origin.port), origin.hostname);
  const lines = Object.entries({ host: origin.host, ...link.headers, ...headers });
  socket.write(`POST ${link.home}/items/${item} HTTP/1.1\r\n`);
  socket.write(lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n');
  socket.write(payload.subarray(0, 9 * MIB));
  return () => socket.destroy();
}

describeWithAge('what was sent', () => {
  it('opens with the stock age command and the recovery key alone', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    await sendFiles(link, handover.items[0]!.id, [], { 'provided-password': 'p"ä ss' });
    const folder = await temporaryFolder();
    const keystore = openKeystore(site.database.keystoreUrl);
    const wrapped = await readWrapped(keystore, handover.id);
    await keystore.destroy();
    const identity = await put(
      folder.path,
      'identity',
      await openWithStockAge(site.recoveryKey, await put(folder.path, 'wrapped', wrapped!)),
    );
    const { sealed } = await site.db
      .selectFrom('answers')
      .where('handover_id', '=', handover.id)
      .select('sealed')
      .executeTakeFirstOrThrow();
    const opened = await openWithStockAge(identity, await put(folder.path, 'answer', sealed));
    expect(JSON.parse(opened.toString('utf8'))).toMatchObject({
      version: 1,
      type: 'provided',
      fields: [{ key: 'password', label: 'Password', secret: true, value: 'p"ä ss' }],
      files: [],
    });
    await folder.remove();
  });
});
