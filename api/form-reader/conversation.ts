import { createHmac } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { pinnedKey, verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';
import { fillPage } from './fill-page';
import { leave } from './leave';
import type { FormRead, FromPortal, LostFiles, ReadOrder, ToPortal } from './messages';
import { parseForm, Unreadable } from './parse';
import { NotTaken, TakenFiles, type StoreChunk } from './take-files';

/** A reader's ends of the lines to the portal. */
export interface PortalLine {
  /** The next that it says. */
  hear(): Promise<FromPortal>;
  tell(message: ToPortal): void;
  /** The form as it came. */
  form: Readable;
  /** Pages with typed words in them. */
  pages: Writable;
  /** Sealed chunks, as they are told. */
  sealed: Writable;
}

/** One form: read, checked and sealed, and then put into as many pages as the portal asks for. It ends by being ended. */
export async function converse(line: PortalLine): Promise<never> {
  const order = await line.hear();
  if (order.say !== 'read') throw new Error('the first that is said is what to read');
  const fields = await readAndTell(line, order);
  for (;;) {
    const asked = await line.hear();
    if (asked.say !== 'fill' || fields === null) continue;
    const filled = fillPage(asked.page, asked.mark, fields);
    line.pages.write(filled);
    line.tell({ say: 'filled', bytes: filled.length });
  }
}

type Kept = { fields: URLSearchParams; filled: string[] } | null;

async function readAndTell(line: PortalLine, order: ReadOrder): Promise<Kept> {
  try {
    const { fields, form } = await readForm(line, order);
    line.tell({ say: 'read', form });
    return { fields, filled: form.filled };
  } catch (cause) {
    line.tell(told(cause));
    return null;
  }
}

function told(cause: unknown): ToPortal {
  if (cause instanceof Unreadable) return { say: 'refused', problem: cause.problem };
  const { name = 'unknown', stack = '' } = cause instanceof Error ? cause : {};
  const at = stack.split('\n').filter((one) => /^\s+at /.test(one));
  return { say: 'failed', type: name, at: at.slice(0, 8).map((one) => one.trim()) };
}

async function readForm(
  line: PortalLine,
  { rules, recipient, contentType, likenessKey }: ReadOrder,
): Promise<{ fields: URLSearchParams; form: FormRead }> {
  const seal = recipient && sealsTo(recipient);
  const store: StoreChunk = async (sealed, chunk) => {
    line.tell({ say: 'chunk', ...chunk, bytes: sealed.length });
    line.sealed.write(sealed);
    // Of any of those that are on their way; one that came later says that this one has left here, too.
    const said = await line.hear();
    return said.say === 'stored' && said.taken;
  };
  const taken = new TakenFiles({ how: rules.files, seal, store });
  const { fields, ofFiles } = await parseForm(line.form, {
    contentType,
    mostFileBytes: taken.most,
    takeFile: (file) => taken.take(file),
  });
  const lost = ofFiles && lostBy(ofFiles);
  const { hashes } = taken;
  const { files, whole } = lost === null ? taken : { files: [], whole: null };
  const left = await leave(fields, { rules, seal, fileIds: files.map(({ id }) => id) });
  const likeness = likenessOf(fields, hashes, likenessKey);
  return { fields, form: { ...left, files, whole, likeness, lost } };
}

/** Throws what else went wrong. */
function lostBy(cause: Error): LostFiles {
  if (cause instanceof NotTaken) return 'not_taken';
  const problem = cause instanceof Unreadable ? cause.problem : null;
  if (problem === 'too_many_files' || problem === 'file_too_large') return problem;
  throw cause;
}

function sealsTo({ pinned, ...signed }: NonNullable<ReadOrder['recipient']>): HandoverRecipient {
  return verifyRecipient(signed, pinnedKey(pinned));
}

function likenessOf(fields: URLSearchParams, hashes: readonly string[], key: Uint8Array): string {
  const same = [...fields].filter(([name]) => name !== 'seen');
  const likeness = createHmac('sha256', key);
  for (const hash of hashes) likeness.update(`${hash}\n`);
  return likeness.update(JSON.stringify(same)).digest('hex');
}
