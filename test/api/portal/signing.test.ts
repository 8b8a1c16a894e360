import { createHash } from 'node:crypto';
import { multipart, type FormFile } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';
import type { SeededHandover } from './seed';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

const signatureOf = (id: string) =>
  site.db
    .selectFrom('authorities')
    .where('handover_id', '=', id)
    .selectAll()
    .executeTakeFirstOrThrow();

async function toSign(): Promise<{ handover: SeededHandover; link: OpenLink }> {
  const handover = await site.seed({ authority: 'to_sign', numbers: [1, 2, 5] });
  return { handover, link: await site.open(handover, { purpose: 'authority' }) };
}

const sign = (link: OpenLink, fields: Record<string, string>) =>
  site.app.inject({
    method: 'POST',
    url: `${link.home}/sign`,
    headers: { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

const upload = (link: OpenLink, fields: Record<string, string>, files: FormFile[]) => {
  const { payload, headers } = multipart(fields, files);
  const url = `${link.home}/upload`;
  return site.app.inject({
    method: 'POST',
    url,
    headers: { ...link.headers, ...headers },
    payload,
  });
};

const CLARA = { name: 'Clara Fern', title: 'Managing director' };

describe('the client’s signatory', () => {
  it('reads the letter and signs by name, title and consent, and the workflow looks at once', async () => {
    const { handover, link } = await toSign();
    const letter = await site.app.inject({ url: `${link.home}/letter`, headers: link.headers });
    expect(letter.rawPayload.equals(handover.letter)).toBe(true);
    const page = await site.app.inject({ url: link.home, headers: link.headers });
    expect(page.body).toContain('value="Clara Fern"');
    const signed = await sign(link, { ...CLARA, consent: 'yes' });
    expect(signed.statusCode).toBe(303);
    const row = await signatureOf(handover.id);
    expect(row).toMatchObject({
      state: 'signed',
      method: 'typed',
      typed_name: 'Clara Fern',
      typed_title: 'Managing director',
      signed_at: site.clock.at,
      time_zone: 'Europe/Berlin',
      address: '127.0.0.1',
    });
    expect(row.letter_sha256).toEqual(createHash('sha256').update(handover.letter).digest());
    expect(page.body).toContain(row.consent!.slice(0, 40));
    const look = site.db
      .selectFrom('handovers')
      .where('id', '=', handover.id)
      .select('look_due_at');
    expect(await look.executeTakeFirst()).toEqual({ look_due_at: site.clock.at });
    const after = await site.app.inject({
      url: String(signed.headers.location),
      headers: link.headers,
    });
    expect(after.body).toContain('Signed, thank you');
    expect(after.body).toContain('mailto:?subject&#x3D;');
    expect(after.body).toContain('I have authorised them in writing');
  });

  it('is told everything that is missing at once, and nothing is signed', async () => {
    const { handover, link } = await toSign();
    const empty = await sign(link, {});
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('3 things to put right');
    const strange = await sign(link, { ...CLARA, name: 'Clara\r\nFern', consent: 'yes' });
    expect(strange.statusCode).toBe(422);
    expect(await signatureOf(handover.id)).toMatchObject({ state: 'unsigned', typed_name: null });
  });

  it('signs once: a second signature changes nothing', async () => {
    const { handover, link } = await toSign();
    await sign(link, { ...CLARA, consent: 'yes' });
    site.clock.at = new Date(site.clock.at.getTime() + 60_000);
    const again = await sign(link, { name: 'Somebody else', title: 'Nobody', consent: 'yes' });
    expect(again.statusCode).toBe(303);
    expect(await signatureOf(handover.id)).toMatchObject({ typed_name: 'Clara Fern' });
    const log = site.db.selectFrom('audit_events').where('handover_id', '=', handover.id);
    expect(await log.where('action', '=', 'authority.signed').selectAll().execute()).toHaveLength(
      1,
    );
  });

  it('uploads a signed copy instead, sealed; a program is no signed copy', async () => {
    const { handover, link } = await toSign();
    const wrong = await upload(link, CLARA, [{ name: 'letter.pdf', content: 'MZ…' }]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('PDF or a picture');
    const left = site.db.selectFrom('file_chunks').where('handover_id', '=', handover.id);
    expect(await left.selectAll().execute()).toEqual([]);
    const copy = Buffer.from('%PDF-1.7 signed in ink');
    expect((await upload(link, CLARA, [{ name: 'scan.pdf', content: copy }])).statusCode).toBe(303);
    const row = await signatureOf(handover.id);
    expect(row).toMatchObject({ state: 'signed', method: 'uploaded', typed_name: 'Clara Fern' });
    const opener = await site.vault.unlock(handover.id);
    const file = await site.db
      .selectFrom('files')
      .where('id', '=', row.file_id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(file).toMatchObject({ item_id: null, removed_at: null });
    const manifest = await opener.openManifest(file.sealed_manifest);
    const chunks = await left.select('sealed').execute();
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(
      manifest,
      chunks.map(({ sealed }) => sealed),
    )) {
      parts.push(part);
    }
    expect(Buffer.concat(parts).equals(copy)).toBe(true);
  });
});

describe('the verify page', () => {
  it('knows a letter by number and code together, and nothing by one of them', async () => {
    const handover = await site.seed({ numbers: [1], clientName: 'Verified Ltd' });
    const sha256 = createHash('sha256').update(handover.letter).digest('hex');
    const ask = async (query: Record<string, string>) =>
      (await site.app.inject({ url: `/verify?${new URLSearchParams(query).toString()}` })).body;
    const { number } = handover;
    for (const code of [
      sha256.slice(0, 8),
      ` ${sha256.slice(0, 4)} ${sha256.slice(4, 8).toUpperCase()}`,
      sha256,
    ]) {
      const page = await ask({ number: number.toLowerCase(), code });
      expect(page).toMatch(/Yes, this (paper|file) is ours/);
      expect(page).toContain('Verified Ltd');
    }
    for (const wrong of [
      { number, code: '00000000' },
      { number, code: '' },
      { number: 'H-2026-9999', code: sha256.slice(0, 8) },
    ]) {
      const page = await ask(wrong);
      expect(page).toContain('We do not know a paper like that');
      expect(page).not.toContain('Verified Ltd');
    }
  });
});
