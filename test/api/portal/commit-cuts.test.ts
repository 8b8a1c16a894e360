import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { Dice } from '../../../embedded/simulated/dice';
import type { HandoverOpener } from '../../../vault/open/vault';
import { fingerprint, fingerprintOfAll } from '../../../vault/seal/fingerprint';
import { startCommitCutter, type CommitCutter } from '../../support/commit-cutter';
import { servers } from '../../support/servers';
import { AsBrowser } from './as-browser';
import type { SeededHandover } from './seed';
import { openedLink, openPortalSite, type PortalSite } from './site';

/** `npm run torture:commit-cuts` asks for ten thousand. */
const CUTS = Number(process.env.HANDOVER_CUTS ?? 1_000);
const SEED = process.env.HANDOVER_SEED ?? 'cuts';
/** Of the replies to commits, so many are lost: also those to a form that was sent once more. */
const LOST = 2 / 3;
/** Two people answer each of the handovers of a round at the same time, in sittings of one answer an item. */
const AT_ONCE = 2;
const ITEMS = [1, 2, 7, 8, 9, 10, 12, 14, 16, 19, 23, 24];
/** A handover may have 200 files. */
const SITTINGS = Math.floor(200 / ITEMS.length);
/** What is lost 60 times in a row is not lost by chance. */
const MOST_TRIES = 60;

let site: PortalSite;
let line: CommitCutter;
beforeAll(async () => {
  const dice = new Dice(SEED);
  line = await startCommitCutter(servers().postgresPort, () => dice.chance(LOST));
  site = await openPortalSite(undefined, { through: (url) => line.through(url) });
});
afterAll(async () => {
  await site.close();
  await line.close();
});

const SAME = { 'sec-fetch-site': 'same-origin' };

type Ask = () => Promise<LightMyRequestResponse>;

/** What a person does whose page did not come: the same again, until it does. */
async function insist(ask: Ask): Promise<LightMyRequestResponse> {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    if (answer.statusCode < 400) return answer;
    if (tries === MOST_TRIES) throw new Error(`${answer.statusCode}: ${answer.body}`);
  }
}

const press = (url: string, headers: Record<string, string> = SAME) =>
  site.app.inject({ method: 'POST', url, headers });

/** What was typed into each answer, by the SHA-256 of its sealed bytes. */
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

/** The content of each file of one chunk, by the fingerprint of what is stored of it. */
async function openedFiles(opener: HandoverOpener, handoverId: string) {
  const rows = await site.db
    .selectFrom('files as f')
    .innerJoin('file_chunks as c', 'c.file_id', 'f.id')
    .where('f.handover_id', '=', handoverId)
    .select(['f.sealed_manifest', 'c.sealed'])
    .execute();
  const texts = rows.map(async (file) => {
    const manifest = await opener.openManifest(file.sealed_manifest);
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(manifest, [file.sealed])) parts.push(part);
    const print = fingerprintOfAll([fingerprint(file.sealed), fingerprint(file.sealed_manifest)]);
    return [print.toString('hex'), Buffer.concat(parts).toString()] as const;
  });
  return new Map(await Promise.all(texts));
}

/** One of what a receipt shows for an item, and what its sender typed there. */
interface Shown {
  sha256: string;
  typed: string;
}
interface Sent {
  typed: string[];
  answers: Shown[];
  files: Shown[];
}

/** One person's sittings over broken lines: each answer has a file, sealed as a browser does. */
async function answer(handover: SeededHandover, contactId: string, items: readonly string[]) {
  const made = await site.link(handover, { contactId });
  const opened = openedLink(made, await insist(() => press(`/r/${made.token}/open`)));
  const sent: Sent = { typed: [], answers: [], files: [] };
  for (let sitting = 1; sitting <= SITTINGS && line.cuts < CUTS; sitting++) {
    // One address may ask so many times a minute; a thousand cuts come from many.
    const from = { 'x-forwarded-for': `203.0.${sitting}.${line.cuts % 250}` };
    const link = { ...opened, headers: { ...opened.headers, ...from } };
    const typed: string[] = [];
    for (const itemId of items) {
      const text = `secret ${contactId} ${sitting} ${itemId}`;
      const browser = await AsBrowser.on(site, link, itemId);
      const { id, chunks, manifest } = await browser.seal(Buffer.from(text));
      await insist(() => browser.put(`${id}/chunks/1`, chunks[0]!));
      await insist(() => browser.put(`${id}/manifest/1`, manifest));
      const form = await browser.fill({ user: text }, [id], await asOnThePage(itemId));
      await insist(() => browser.post(form));
      typed.push(text);
    }
    const done = await insist(() => press(`${link.home}/finish`, link.headers));
    const url = String(done.headers.location);
    const { body } = await insist(() => site.app.inject({ url, headers: link.headers }));
    const shown = [...body.matchAll(/\b[0-9a-f]{64}\b/g)].map(String);
    // An answer and its file, for each item in the letter's order.
    expect(shown).toHaveLength(2 * items.length);
    typed.forEach((text, at) => {
      sent.answers.push({ sha256: shown[2 * at]!, typed: text });
      sent.files.push({ sha256: shown[2 * at + 1]!, typed: text });
    });
    sent.typed.push(...typed);
  }
  return sent;
}

/** What the item's page hides in its form, without rendering that: a nonce, and the answer that its reader has seen. */
async function asOnThePage(itemId: string): Promise<{ form: string; seen: string }> {
  const { answer_id: seen } = await site.db
    .selectFrom('items')
    .where('id', '=', itemId)
    .select('answer_id')
    .executeTakeFirstOrThrow();
  return { form: randomUUID(), seen: seen ?? '' };
}

/** One handover answered by two people; what their receipts showed, held against what is there. */
async function answeredInPieces(): Promise<void> {
  const handover = await site.seed({ numbers: ITEMS });
  const ids = handover.items.map(({ id }) => id);
  const half = ids.length / 2;
  const { first, second } = handover.contacts;
  const sent = await Promise.all([
    answer(handover, first, ids.slice(0, half)),
    answer(handover, second, ids.slice(half)),
  ]);
  const opener = await site.vault.unlock(handover.id);
  const answers = await openedAnswers(opener, handover.id);
  const files = await openedFiles(opener, handover.id);
  const typed = sent.flatMap((one) => one.typed).sort();
  // Nothing is lost, and nothing is there twice.
  expect([...answers.values()].sort()).toEqual(typed);
  expect([...files.values()].sort()).toEqual(typed);
  const shown = (of: 'answers' | 'files') => sent.flatMap((one) => one[of]);
  const opens = (held: ReadonlyMap<string, string>) => (one: Shown) => held.get(one.sha256) ?? '';
  expect(shown('answers').map(opens(answers))).toEqual(shown('answers').map((one) => one.typed));
  expect(shown('files').map(opens(files))).toEqual(shown('files').map((one) => one.typed));
}

describe('a reply to a commit that never arrives', () => {
  it('loses nothing that a receipt shows, and makes nothing twice, however often it happens', async () => {
    while (line.cuts < CUTS) {
      await Promise.all(Array.from({ length: AT_ONCE }, answeredInPieces));
    }
  }, 600_000);
});
