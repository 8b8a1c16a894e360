import { createHash, randomUUID } from 'node:crypto';
import { MOST_LIST_FILE } from '../../domain/import/also-sent';
import { MOST_FILE_BYTES } from '../../domain/uploads/limits';
import { FileTooLarge } from '../../vault/seal/chunker';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import { sealValue } from '../../vault/seal/seal';
import { SealingRooms } from '../../vault/seal/sealing-rooms';
import { sealFile, type SealedChunkToStore } from '../../vault/seal/seal-file';
import { MOST_FILES } from './limits';
import type { FormRules, ReadFile, ToPortal } from './messages';
import { Unreadable, type FormFile } from './parse';

type Chunk = Omit<Extract<ToPortal, { say: 'chunk' }>, 'say' | 'bytes'>;

/** Whether it was stored. */
export type StoreChunk = (sealed: Uint8Array, chunk: Chunk) => Promise<boolean>;

/** The portal could not store a chunk, and knows why. */
export class NotTaken extends Error {}

/** The files of one form, sealed as they come. */
export class TakenFiles {
  readonly files: ReadFile[] = [];
  /** Of each, SHA-256 in hex. */
  readonly hashes: string[] = [];
  whole: Uint8Array | null = null;
  readonly #rooms = new SealingRooms();

  constructor(
    private readonly as: {
      how: FormRules['files'];
      seal: HandoverRecipient | null;
      store: StoreChunk;
    },
  ) {}

  /** Bytes of one file. */
  get most(): number {
    return this.as.how === 'one whole' ? MOST_LIST_FILE : MOST_FILE_BYTES;
  }

  /** Throws Unreadable and NotTaken. */
  async take(file: FormFile): Promise<void> {
    const { how, seal } = this.as;
    if (how === undefined || seal === null) return;
    if (how === 'in chunks') await this.#inChunks(file, seal);
    else await this.#whole(file, seal);
    if (file.stream.truncated) throw new Unreadable('file_too_large');
  }

  async #inChunks({ filename, mimetype, stream }: FormFile, seal: HandoverRecipient) {
    if (this.files.length === MOST_FILES) throw new Unreadable('too_many_files');
    const id = randomUUID();
    const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    const store = async ({ sealed, ...chunk }: SealedChunkToStore): Promise<void> => {
      if (!(await this.as.store(sealed, { fileId: id, ...chunk }))) throw new NotTaken();
    };
    try {
      const { sha256, ...sealed } = await sealFile(
        { filename, mimetype, bytes },
        { recipient: seal, most: MOST_FILE_BYTES, store, rooms: this.#rooms },
      );
      this.files.push({ id, ...sealed });
      this.hashes.push(sha256);
    } catch (cause) {
      throw cause instanceof FileTooLarge ? new Unreadable('file_too_large') : cause;
    }
  }

  /** Nobody reads it here, either (security.md, S13). */
  async #whole({ filename, stream }: FormFile, seal: HandoverRecipient) {
    if (this.whole !== null) throw new Unreadable('too_many_files');
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
    const content = Buffer.concat(parts);
    if (content.length === 0 || stream.truncated) return;
    this.hashes.push(createHash('sha256').update(`${filename}\0`).update(content).digest('hex'));
    const value = { version: 1, kind: 'file', name: filename, content: content.toString('base64') };
    this.whole = await sealValue(seal, value);
  }
}
