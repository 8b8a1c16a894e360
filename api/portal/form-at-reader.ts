import { randomBytes } from 'node:crypto';
import type { NewFile } from '../../db/answers';
import { discardUnfinished } from '../../db/files';
import type { LinkPage } from '../../db/links';
import { storeUploadChunk } from '../../db/uploads';
import { Refusal } from '../../domain/problem';
import { paddedSize } from '../../domain/sealing/sealed-sizes';
import { MOST_FILE_BYTES } from '../../domain/uploads/limits';
import { FileTooLarge } from '../../vault/seal/chunker';
import type { FormProblem, FormRead, ReadOrder, ToPortal } from '../form-reader/messages';
import { BrokenForm } from './broken-form';
import type { Portal } from './deps';
import type { ReadForm } from './form-as-read';
import { FormTooLarge } from './form-body';
import { ReaderLost, type ReaderLine } from './readers';
import { insistStored, TooManyFiles } from './upload-refusals';

const EMPTY: FormRead = {
  fields: [],
  filled: [],
  chosen: [],
  notes: [],
  answer: null,
  byBrowser: false,
  files: [],
  whole: null,
  likeness: '',
  lost: null,
};

/** So long a reader that has all of a form may say nothing: it is stuck, and its sender is to know. Milliseconds. */
const QUIET_MS = 60_000;

/** A form and its reader, which keeps what was typed for as long as somebody may want it in a page. */
export class FormAtReader implements ReadForm {
  fields = new URLSearchParams();
  notes: ReadonlyMap<string, Uint8Array> = new Map();
  answer: Buffer | null = null;
  byBrowser = false;
  files: NewFile[] = [];
  heads: Buffer[] = [];
  whole: Uint8Array | null = null;
  refusal: Refusal | null = null;
  likeness = '';

  #form = EMPTY;
  #over = false;
  /** Nothing more of it is stored. */
  #settled = false;
  #storing: Promise<unknown> = Promise.resolve();
  readonly #started = new Set<string>();
  /** Runs while nothing but the reader is waited for. */
  #patience: NodeJS.Timeout | undefined;
  /** Nobody can know it, so nothing that was typed is taken for it. */
  readonly #mark = `typed${randomBytes(16).toString('hex')}n`;

  constructor(
    private readonly portal: Portal,
    private readonly line: ReaderLine,
    private readonly of: { link: LinkPage; itemId: string | null },
    private readonly quietMs = QUIET_MS,
  ) {
    line.onOver(() => {
      this.#over = true;
      clearTimeout(this.#patience);
    });
    line.onTold(() => this.#patience?.refresh());
  }

  /** From now on it has `quietMs` from one word to the next, or is ended. */
  #expectWords(): void {
    clearTimeout(this.#patience);
    if (!this.#over) this.#patience = setTimeout(() => this.line.end(), this.quietMs);
  }

  /** Resolves once it is read; `whole` says whether all of it came. Throws what is wrong with it. */
  async read(whole: Promise<boolean>, order: Omit<ReadOrder, 'say'>): Promise<void> {
    let refused: unknown;
    const told = new Promise<FormRead>((resolve, reject) => {
      this.line.onOver(() => reject(new ReaderLost()));
      this.line.onTold((message) => {
        if (message.say === 'read') resolve(message.form);
        else if (message.say === 'refused') reject(refusalOf(message.problem));
        else if (message.say === 'failed') reject(asError(refused ?? new ReaderLost(message.at)));
        else if (message.say === 'chunk' && !this.#settled) {
          const stored = this.#store(message).then(
            () => this.line.tell({ say: 'stored', taken: true }),
            (cause: unknown) => {
              refused ??= cause;
              this.line.tell({ say: 'stored', taken: false });
            },
          );
          void stored.then(() => this.#patience?.refresh());
          this.#storing = Promise.all([this.#storing, stored]);
        }
      });
    });
    const broken = whole.then((isWhole) => {
      if (!isWhole) throw new BrokenForm();
      if (!this.#settled) this.#expectWords();
      return told;
    });
    this.line.tell({ say: 'read', ...order });
    try {
      const form = await Promise.race([told, broken]);
      this.refusal = refusalFor(form.lost, refused);
      this.#take(form);
    } finally {
      this.#settled = true;
      clearTimeout(this.#patience);
    }
  }

  #take(form: FormRead): void {
    this.#form = form;
    this.fields = new URLSearchParams(form.fields);
    this.notes = new Map(form.notes);
    this.answer = form.answer && bytes(form.answer);
    this.byBrowser = form.byBrowser;
    this.files = form.files.map(({ id, chunks, sealedManifest, fingerprint }) => {
      return { id, chunks, sealedManifest, fingerprint: bytes(fingerprint) };
    });
    this.heads = form.files.map(({ head }) => bytes(head));
    this.whole = form.whole;
    this.likeness = form.likeness;
  }

  async #store(chunk: Extract<ToPortal, { say: 'chunk' }>): Promise<void> {
    const { db, clock, rooms } = this.portal;
    const { link, itemId } = this.of;
    const { fileId, number, fingerprint, plainSize } = chunk;
    this.#started.add(fileId);
    const key = { fileId, handoverId: link.handoverId, linkId: link.linkId, itemId };
    const content = paddedSize(plainSize);
    const print = bytes(fingerprint);
    await rooms.lend(async (room) => {
      const sealed = room.subarray(0, chunk.bytes);
      await this.line.takeSealed(sealed);
      const at = clock.now();
      insistStored(
        await storeUploadChunk(db, { ...key, number, sealed, content, fingerprint: print, at }),
      );
    });
  }

  typed(name: string): string {
    const chosen = this.#form.chosen.find(([own]) => own === name);
    if (chosen) return chosen[1];
    const number = this.#form.filled.indexOf(name);
    return number < 0 ? '' : `${this.#mark}${number}x`;
  }

  /** The page with what was typed in it, for its sender alone, who wipes it; undefined for one in which nothing is wanted. */
  async fill(page: string): Promise<Buffer | undefined> {
    if (!page.includes(this.#mark)) return undefined;
    if (this.#over) throw new ReaderLost();
    const { line } = this;
    return new Promise((resolve, reject) => {
      let room: Buffer | undefined;
      let size = 0;
      const early: Buffer[] = [];
      const add = (piece: Buffer): void => {
        if (!room) {
          early.push(piece);
          return;
        }
        piece.copy(room, size);
        size += piece.length;
        piece.fill(0);
        if (size === room.length) resolve(room);
      };
      line.onOver(() => {
        for (const piece of [...early, ...(room ? [room] : [])]) piece.fill(0);
        reject(new ReaderLost());
      });
      line.onPage(add);
      line.onTold((message) => {
        if (message.say !== 'filled') return;
        clearTimeout(this.#patience);
        room = Buffer.allocUnsafeSlow(message.bytes);
        early.splice(0).forEach(add);
      });
      this.#expectWords();
      line.tell({ say: 'fill', page, mark: this.#mark });
    });
  }

  async discard(): Promise<void> {
    await this.#storing;
    await discardUnfinished(this.portal.db, [...this.#started]);
  }

  /** What was typed is wanted no more. */
  end(): void {
    this.line.end();
  }
}

function bytes(of: Uint8Array): Buffer {
  return Buffer.from(of.buffer, of.byteOffset, of.length);
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new ReaderLost();
}

/** Why files were lost: what the reader says, or what storing them came to. Throws that where nobody expected it. */
function refusalFor(lost: FormRead['lost'], refused: unknown): Refusal | null {
  if (lost === null) return null;
  if (lost !== 'not_taken') return refusalOf(lost);
  if (refused instanceof Refusal) return refused;
  throw asError(refused);
}

function refusalOf(problem: FormProblem): Refusal {
  switch (problem) {
    case 'form_too_large':
      return new FormTooLarge();
    case 'too_many_files':
      return new TooManyFiles();
    case 'file_too_large':
      return new FileTooLarge(MOST_FILE_BYTES);
    case 'broken_form':
      return new BrokenForm();
  }
}
