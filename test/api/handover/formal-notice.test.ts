import { createApiToken, SCOPES } from '../../../db/api-tokens';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { pdfWords } from '../../templates/read-pdf';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const DAY_15 = new Date('2026-11-26T10:00:00Z');
const SLIP = Buffer.concat([
  Buffer.from('%PDF-1.4\n'),
  Buffer.from('canary slip RB 1234 5678 9 GB'),
]);

describe('the formal notice in the console', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  let path: string;
  beforeAll(async () => {
    site = await openConsoleSite({ at: DAY_15 });
    headers = await signIn(site);
    scene = await Scene.start(site, DAY_0);
    path = `/handovers/${scene.id}/formal-notice`;
  }, 60_000);
  afterAll(() => site.close());

  const get = (url: string) => site.app.inject({ url, headers });
  const post = (url: string, form: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const upload = (bytes: Buffer, name: string) => {
    const form = `--b\r\nContent-Disposition: form-data; name="proof"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
    return site.app.inject({
      method: 'POST',
      url: `${path}/proofs`,
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([Buffer.from(form), bytes, Buffer.from('\r\n--b--\r\n')]),
    });
  };
  const PAPER = {
    recipientAddress: '4 Mill Lane\r\nBath BA1 1AB',
    senderAddress: '18 Wharf Road\r\nBristol BS1 4RN',
    signatoryName: 'Ann Fern',
    signatoryTitle: 'Director',
    requireBy: '2026-12-08',
  };
  const POSTING = {
    postedOn: '2026-11-26',
    signedBy: 'Ann Fern',
    postedBy: 'Sam Reed, Royal Mail Bath',
    trackingNumber: 'RB 1234 5678 9 GB',
  };

  it('has nothing to tell before the letter of request went out', async () => {
    expect((await get(path)).body).toContain('The letter of request has not gone out yet');
    expect((await post(`${path}/prepare`, PAPER)).statusCode).toBe(409);
    await scene.request(DAY_0);
  });

  it('asks for the previous MSP’s postal address before printing, when it is not known', async () => {
    const page = await get(path);
    expect(page.body).toContain('The postal address of SysWorks is not known yet');
    const none = await post(`${path}/prepare`, { ...PAPER, recipientAddress: ' ' });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Write the postal address of the previous MSP');
    expect((await get(`/handovers/${scene.id}/documents/formal-notice-to-sign`)).statusCode).toBe(
      404,
    );
  });

  it('prepares the paper with address, signatory and date, ready for signature', async () => {
    expect((await post(`${path}/prepare`, PAPER)).statusCode).toBe(303);
    const pdf = await get(`/handovers/${scene.id}/documents/formal-notice-to-sign`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const words = pdfWords(pdf.rawPayload);
    for (const phrase of [
      'SysWorks 4 Mill Lane Bath BA1 1AB',
      'Ann Fern',
      'We, the client, require this by 8 December 2026.',
      '5 November 2026: letter of request',
      'Article 28(3)(g) of the UK GDPR',
    ]) {
      expect(words).toContain(phrase);
    }
    expect((await get(path)).body).toContain('to sign and post');
  });

  it('refuses a posting that cannot be, and a proof of one that was not', async () => {
    for (const [change, sentence] of [
      [{ postedOn: '2026-11-30' }, 'still to come'],
      [{ postedOn: '2026-02-30' }, 'Choose the day on the slip'],
      [{ signedBy: '' }, 'Write who signed it'],
    ] as const) {
      const answer = await post(`${path}/posted`, { ...POSTING, ...change });
      expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining(sentence)]);
    }
    const early = await upload(SLIP, 'slip.pdf');
    expect([early.statusCode, early.body]).toEqual([
      409,
      expect.stringContaining('Record the posting first'),
    ]);
  });

  it('records who signed and posted it, when and under which number; on the timeline and in the log', async () => {
    expect((await post(`${path}/posted`, POSTING)).statusCode).toBe(303);
    const page = await get(`/handovers/${scene.id}`);
    expect(page.body).toContain('Formal notice signed and posted');
    const log = await get(`/handovers/${scene.id}/log`);
    expect(log.body).toContain('tracking number RB 1234 5678 9 GB');
    for (const again of [`${path}/posted`, `${path}/prepare`]) {
      const answer = await post(again, { ...PAPER, ...POSTING });
      expect([answer.statusCode, answer.body]).toEqual([
        409,
        expect.stringContaining('has been posted already'),
      ]);
    }
  });

  it('keeps the proof of posting sealed, lists it, and hands it out with the download in the log', async () => {
    const wrong = await upload(Buffer.from('<script>'), 'slip.pdf');
    expect([wrong.statusCode, wrong.body]).toEqual([
      409,
      expect.stringContaining('has to be a PDF or a picture'),
    ]);
    expect((await upload(SLIP, 'canary-name.pdf')).statusCode).toBe(303);
    const { rows } = await dump(site);
    expect(rows).toHaveLength(1);
    const page = await get(path);
    const action = /action="([^"]*\/proofs\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(page.body).not.toContain('canary');
    const file = await post(action, {});
    expect(file.rawPayload.equals(SLIP)).toBe(true);
    expect(file.headers['content-disposition']).toContain('canary-name.pdf');
    expect(await scene.audit('file.downloaded')).toMatchObject([
      { details: { reason: 'proof of posting' } },
    ]);
    expect((await get(`/handovers/${scene.id}/log`)).body).toContain('Proof of posting downloaded');
  });

  it('takes a proof of posting from a program, sealed like any other, and gives it none back', async () => {
    const expiresAt = new Date('2027-11-26T10:00:00Z');
    const made = { name: 'test', scopes: SCOPES, expiresAt, by: 'system', at: DAY_15 };
    const token = await createApiToken(site.db, made);
    const url = `/api/v1/handovers/${scene.number}/formal-notice/proofs`;
    const send = async (payload: Buffer, type: string) => {
      const authorization = `Bearer ${token}`;
      const sent = { authorization, 'content-type': type };
      return (await site.app.inject({ method: 'POST', url, headers: sent, payload })).statusCode;
    };
    expect(await send(SLIP, 'application/pdf')).toBe(201);
    expect((await dump(site)).rows).toHaveLength(2);
    const hidden = Buffer.from('<script>');
    expect(await send(hidden, 'image/png')).toBe(409);
    expect(await send(hidden, 'application/zip')).toBe(415);
    expect(await send(Buffer.from('{}'), 'application/json')).toBe(400);
    expect(await send(Buffer.alloc(11 * 1024 * 1024), 'image/jpeg')).toBe(413);
    expect((await dump(site)).rows).toHaveLength(2);
    const headers = { authorization: `Bearer ${token}` };
    expect((await site.app.inject({ url, headers })).statusCode).toBe(404);
  });
});

/** What the database holds of proofs: one file, and nothing of it in clear. */
async function dump({ db }: ConsoleSite): Promise<{ rows: unknown[] }> {
  const rows = await db.selectFrom('file_chunks').select(['file_id', 'sealed']).execute();
  for (const { sealed } of rows) expect(sealed.includes('canary')).toBe(false);
  const files = await db.selectFrom('files').select('sealed_manifest').execute();
  for (const { sealed_manifest } of files) expect(sealed_manifest.includes('canary')).toBe(false);
  return { rows };
}
