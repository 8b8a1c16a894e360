import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkPage } from '../../../db/links';
import type { ToPortal } from '../../../api/form-reader/messages';
import type { Portal } from '../../../api/portal/deps';
import { FormAtReader } from '../../../api/portal/form-at-reader';
import { ReaderProcesses } from '../../../api/portal/reader-processes';
import { ReaderLost, type ReaderLine } from '../../../api/portal/readers';

const QUIET_MS = 150;
const ORDER = { contentType: '', rules: { fields: {} }, recipient: null, likenessKey: Buffer.of() };

/** A line to a reader that says only what the test lets it say. */
function quietLine() {
  const over: (() => void)[] = [];
  const told: ((message: ToPortal) => void)[] = [];
  const line: ReaderLine = {
    give: () => true,
    onRoom: () => undefined,
    giveEnd: () => undefined,
    tell: () => undefined,
    onTold: (listener) => void told.push(listener),
    onPage: () => undefined,
    takeSealed: () => Promise.resolve(),
    onOver: (listener) => void over.push(listener),
    end: () => over.forEach((listener) => listener()),
  };
  // Nothing is stored of a form without files.
  const form = new FormAtReader(
    {} as Portal,
    line,
    { link: {} as LinkPage, itemId: null },
    QUIET_MS,
  );
  return { form, say: (message: ToPortal) => told.forEach((listener) => listener(message)) };
}

describe('a form’s reader that is lost', () => {
  it('is ended where it says nothing although it has all of the form', async () => {
    const { form } = quietLine();
    await expect(form.read(Promise.resolve(true), ORDER)).rejects.toThrow(ReaderLost);
  });

  it('is waited for as long as it says something, and as long as the form is still coming', async () => {
    const { form, say } = quietLine();
    const reading = form.read(
      sleep(2 * QUIET_MS).then(() => true),
      ORDER,
    );
    for (let times = 0; times < 5; times++) {
      await sleep(QUIET_MS * 0.7);
      say({ say: 'filled', bytes: 0 });
    }
    const form1 = { fields: [], filled: [], chosen: [], notes: [], answer: null, files: [] };
    const likeness = randomUUID();
    say({ say: 'read', form: { ...form1, byBrowser: false, whole: null, likeness, lost: null } });
    await reading;
    expect(form.likeness).toBe(likeness);
  });

  it('is over at once where the system cannot start it', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    const readers = new ReaderProcesses();
    try {
      const line = readers.take();
      await new Promise<void>((over) => line.onOver(over));
      expect(line.give(Buffer.from('x'))).toBe(true);
      await expect(line.takeSealed(Buffer.alloc(1))).rejects.toThrow(ReaderLost);
    } finally {
      readers.close();
      process.execPath = execPath;
    }
  });
});
