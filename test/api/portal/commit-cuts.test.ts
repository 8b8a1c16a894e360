import type { LightMyRequestResponse } from 'fastify';
import { fingerprint } from '../../../vault/seal/fingerprint';
import type { HandoverOpener } from '../../../vault/open/vault';
import { startCommitCutter, type CommitCutter } from '../../support/commit-cutter';
import { servers } from '../../support/servers';
import { AsBrowser } from './as-browser';
import { openPortalSite, type PortalSite } from './site';

/** `npm run torture:commit-cuts` asks for a thousand. */
const CUTS = Number(process.env.HANDOVER_CUTS ?? 60);
/** Of one handover, and of one sitting. */
const ANSWERS = 15;
const A_SITTING = 5;

let site: PortalSite;
let line: CommitCutter;
beforeAll(async () => {
  line = await startCommitCutter(servers().postgresPort);
  site = await openPortalSite(undefined, { through: (url) => line.through(url) });
});
afterAll(async () => {
  await site.close();
  await line.close();
});

type Ask = () => Promise<LightMyRequestResponse>;

/** What a person does whose page did not come: the same again, until it does. The first reply to a commit is lost. */
async function insist(ask: Ask): Promise<LightMyRequestResponse> {
  line.armed = true;
  const first = await ask();
  line.armed = false;
  for (let answer = first, tries = 0; ; answer = await ask(), tries++) {
    if (answer.statusCode < 400) return answer;
    if (tries > 5) throw new Error(`${answer.statusCode}: ${answer.body}`);
  }
}

/** What was typed into each answer, by the fingerprint of its sealed bytes. */
async function openedAnswers(opener: HandoverOpener, handoverId: string) {
  const rows = await site.db
    .selectFrom('answers')
    .where('handover_id', '=', handoverId)
    .select('sealed')
    .execute();
  const texts = rows.map(async ({ sealed }) => {
    const value = (await opener.openValue(sealed)) as { fields: { value: string }[] };
    return [fingerprint(sealed).toString('hex'), value.fields[0]?.value ?? ''] as const;
  });
  return new Map(await Promise.all(texts));
}

/** The content of each file of one chunk, by the fingerprint that its row has. */
async function openedFiles(opener: HandoverOpener, handoverId: string) {
  const rows = await site.db
    .selectFrom('files as f')
    .innerJoin('file_chunks as c', 'c.file_id', 'f.id')
    .where('f.handover_id', '=', handoverId)
    .select(['f.sealed_manifest', 'f.fingerprint', 'c.sealed'])
    .execute();
  const texts = rows.map(async (file) => {
    const manifest = await opener.openManifest(file.sealed_manifest);
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(manifest, [file.sealed])) parts.push(part);
    return [file.fingerprint.toString('hex'), Buffer.concat(parts).toString()] as const;
  });
  return new Map(await Promise.all(texts));
}

/** One handover answered through broken lines; what its receipts showed, held against what is there. */
async function answeredInPieces(): Promise<void> {
  const handover = await site.seed({ numbers: [1] });
  const opened = await site.open(handover);
  // One address may ask so many times a minute; a thousand cuts come from many.
  const from = { 'x-forwarded-for': `203.0.113.${line.cuts % 250}` };
  const link = { ...opened, headers: { ...opened.headers, ...from } };
  const browser = await AsBrowser.on(site, link, handover.items[0]!.id);
  const typed: string[] = [];
  const receipts: string[] = [];
  for (let answers = 1; answers <= ANSWERS; answers++) {
    const text = `secret ${answers}`;
    const { id, chunks, manifest } = await browser.seal(Buffer.from(text));
    await insist(() => browser.put(`${id}/chunks/1`, chunks[0]!));
    await insist(() => browser.put(`${id}/manifest/1`, manifest));
    const form = await browser.form({ user: text }, [id]);
    await insist(() => browser.post(form));
    typed.push(text);
    // No two answers of one instant: a receipt shows the later.
    site.clock.at = new Date(site.clock.at.getTime() + 1_000);
    if (answers % A_SITTING > 0) continue;
    const finish = { method: 'POST', url: `${link.home}/finish`, headers: link.headers } as const;
    const done = await insist(() => site.app.inject(finish));
    const url = String(done.headers.location);
    const shown = await site.app.inject({ url, headers: link.headers });
    expect(shown.statusCode).toBe(200);
    receipts.push(shown.body);
  }
  const opener = await site.vault.unlock(handover.id);
  const answers = await openedAnswers(opener, handover.id);
  const files = await openedFiles(opener, handover.id);
  expect([...answers.values()].sort()).toEqual(typed.toSorted());
  expect([...files.values()].sort()).toEqual(typed.toSorted());
  // A receipt lists the item as its sitting left it: the last answer, and that answer's file.
  const shown = receipts.map((page) => [...page.matchAll(/\b[0-9a-f]{64}\b/g)].map(String));
  const last = typed.filter((_text, index) => (index + 1) % A_SITTING === 0);
  expect(shown.map(([answer]) => answers.get(answer ?? ''))).toEqual(last);
  expect(shown.map(([, file]) => files.get(file ?? ''))).toEqual(last);
}

describe('a reply to a commit that never arrives', () => {
  it('loses nothing that a receipt shows, and makes nothing twice, however often it happens', async () => {
    while (line.cuts < CUTS) await answeredInPieces();
    expect(line.cuts).toBeGreaterThanOrEqual(CUTS);
  }, 600_000);
});
