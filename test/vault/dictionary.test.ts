import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDump } from '../../embedded/recovery/write-dump';
import { openPortalSite, type PortalSite } from '../api/portal/site';

const SYLLABLES = [
  ...'ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu'.split(
    ' ',
  ),
  ...'ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu'.split(
    ' ',
  ),
  ...'va ve vi vo vu wa we wi wo wu xa xe xi xo xu ya ye yi yo yu za ze zi zo zu cha che chi cho chu'.split(
    ' ',
  ),
  ...'sha she shi sho shu tra tre tri tro tru'.split(' '),
];
/** Ten thousand words of different lengths, as an attacker would try them. */
const DICTIONARY = SYLLABLES.slice(0, 100).flatMap((one, i) =>
  SYLLABLES.slice(0, 100).map((two, j) => `${one}${two}${'qu'.repeat((i + j) % 4)}`),
);
const WINDOW = 16;

/** Every run of these characters in the dump, as the pieces of one length that begin anywhere in it. */
function windows(dump: string, run: RegExp): Set<string> {
  const found = new Set<string>();
  for (const [text] of dump.matchAll(run)) {
    for (let at = 0; at + WINDOW <= text.length; at++) found.add(text.slice(at, at + WINDOW));
  }
  return found;
}

describe('a small secret, in a dump of the database', () => {
  let site: PortalSite;
  let dump: string;
  let sent: string[];
  let salts: string[];

  beforeAll(async () => {
    site = await openPortalSite();
    const handover = await site.seed({ numbers: [1, 2, 7, 8, 9, 12] });
    const link = await site.open(handover);
    // Of several lengths, and none that a page or a log would use.
    const odd = DICTIONARY.filter((word) => word.includes('qu'));
    sent = handover.items.map((_, i) => odd[i * 1_213 + 3] ?? '');
    for (const [index, item] of handover.items.entries()) {
      const answer = await site.app.inject({
        method: 'POST',
        url: `${link.home}/items/${item.id}`,
        headers: { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          type: 'provided',
          seen: '',
          'provided-password': sent[index] ?? '',
        }).toString(),
      });
      expect(answer.statusCode).toBe(303);
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'dictionary-'));
    const file = path.join(folder, 'main.sql');
    await writeDump(site.database.ownerUrl, file);
    dump = await readFile(file, 'utf8');
    await rm(folder, { recursive: true, force: true });
    salts = ['', handover.id, ...handover.items.map(({ id }) => id)];
  });
  afterAll(() => site.close());

  it('is not found by a dictionary of ten thousand words: not in clear, encoded, or by any usual hash', () => {
    expect(new Set(DICTIONARY).size).toBe(10_000);
    const hex = windows(dump, /[0-9a-f]{16,}/g);
    const base64 = windows(dump, /[A-Za-z0-9+/_-]{16,}/g);
    const hits: string[] = [];
    const look = (word: string, digest: Buffer): void => {
      const inHex = digest.toString('hex').slice(0, WINDOW);
      const inBase64 = digest.toString('base64').slice(0, WINDOW);
      if (hex.has(inHex) || base64.has(inBase64)) hits.push(word);
    };
    for (const word of DICTIONARY) {
      for (const hash of ['md5', 'sha1', 'sha256', 'sha512']) {
        for (const text of [word, `${word}\n`]) look(word, createHash(hash).update(text).digest());
      }
      for (const salt of salts.slice(1)) {
        look(
          word,
          createHash('sha256')
            .update(salt + word)
            .digest(),
        );
        look(word, createHmac('sha256', salt).update(word).digest());
      }
    }
    expect(hits).toEqual([]);
    expect(sent.filter((word) => dump.includes(word))).toEqual([]);
    // It would be found if it were there.
    const planted = createHash('sha256')
      .update(sent[0] ?? '')
      .digest('hex');
    expect(windows(`${dump}\n${planted}`, /[0-9a-f]{16,}/g).has(planted.slice(0, WINDOW))).toBe(
      true,
    );
  });

  it('does not show its length', async () => {
    const rows = await site.db.selectFrom('answers').select('sealed').execute();
    expect(new Set(sent.map((word) => word.length)).size).toBeGreaterThan(2);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  });
});
