import { openValueWith } from '../../vault/open/open';
import { CannotSeal, sealValue } from '../../vault/seal/seal';
import { fingerprint } from '../../vault/seal/fingerprint';
import {
  describeWithAge,
  handoverWithKeys,
  openWithStockAge,
  put,
  temporaryFolder,
  type TestHandover,
} from './keys-and-tools';

let handover: TestHandover;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  handover = await handoverWithKeys();
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe('an answer', () => {
  it.each([
    ['a login', { username: 'root@example.org', password: ' päss wörd " \\ \u0000\u2028 ' }],
    ['an empty text', ''],
    ['nothing', null],
    ['a long note in Japanese', { note: '鍵'.repeat(20_000) }],
  ])('opens to what was sent: %s', async (_name, value) => {
    const sealed = await sealValue(handover.recipient, value);
    expect(await openValueWith(handover.identity, sealed)).toEqual(value);
  });

  it('has one sealed length for every password of a dictionary', async () => {
    const words = Array.from({ length: 200 }, (_, length) => 'x'.repeat(length * 4));
    const sealed = await Promise.all(
      words.map((password) => sealValue(handover.recipient, { username: 'admin', password })),
    );
    expect(new Set(sealed.map((bytes) => bytes.length)).size).toBe(1);
  });

  it('is never sealed to the same bytes twice, so that a fingerprint confirms no guess', async () => {
    const value = { password: 'correct horse battery staple' };
    const [one, two] = [
      await sealValue(handover.recipient, value),
      await sealValue(handover.recipient, value),
    ];
    expect(fingerprint(one)).not.toEqual(fingerprint(two));
    expect(Buffer.from(one).includes('correct horse')).toBe(false);
  });

  it('is refused with a sentence when JSON has no form for it, and the sentence quotes nothing', async () => {
    const circle: Record<string, unknown> = { 'canary-7f3a': 1 };
    circle.self = circle;
    for (const value of [undefined, () => 'canary-7f3a', 12n, circle]) {
      const error: unknown = await sealValue(handover.recipient, value).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(CannotSeal);
      expect(error instanceof Error && error.stack).not.toContain('canary-7f3a');
    }
  });
});

describeWithAge('the stock age command', () => {
  it('opens an answer, and what it prints is JSON', async () => {
    const value = { password: 'hunter2', note: 'Grüße' };
    const sealed = await put(folder.path, 'answer.age', await sealValue(handover.recipient, value));
    const key = await put(folder.path, 'handover.key', `${handover.identity}\n`);
    const printed = await openWithStockAge(key, sealed);
    expect(JSON.parse(printed.toString('utf8'))).toEqual(value);
    expect(printed.length).toBe(1024);
  });
});
