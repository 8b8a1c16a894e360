import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/problem';
import type { ContentTotals } from './manifest';
import type { HandoverRecipient } from './recipient';
import { CHUNK_BYTES, sealBytes } from './seal';
import { SealingRooms } from './sealing-rooms';

export interface SealedChunk {
  /** From 1, without gaps. */
  readonly number: number;
  readonly sealed: Uint8Array;
  /** Bytes before padding: for the manifest only, it must not be stored in clear. */
  readonly plainSize: number;
}

export interface SealedStream {
  /** Read once, to its end. */
  readonly chunks: AsyncGenerator<SealedChunk, void, void>;
  /** For the manifest. Throws an Error before the last chunk was read. */
  totals(): ContentTotals;
}

/** The stream went on past its limit. What was stored of it has to be thrown away. */
export class FileTooLarge extends Refusal {
  constructor(readonly maxBytes: number) {
    const limit = Math.floor(maxBytes / (1024 * 1024));
    super(
      'file_too_large',
      `This file is larger than the ${limit.toString()} MiB that one file may have. ` +
        'Please split it, or tell us and we will find another way.',
    );
    this.name = 'FileTooLarge';
  }
}

/**
 * Seals a stream in numbered chunks of at most 4 MiB. It holds one plain and one sealed chunk at a
 * time, whatever the size of the stream, and reads on only when the next chunk is asked for.
 *
 * Full chunks are sealed in `rooms`, where the one after the next two takes the place of the first; without, each is in
 * memory of its own.
 *
 * The chunks throw FileTooLarge as soon as more than `maxBytes` have come, and what the source throws.
 */
export function sealStream(
  recipient: HandoverRecipient,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  rooms?: SealingRooms,
): SealedStream {
  const hash = createHash('sha256');
  const chunkSizes: number[] = [];
  let size = 0;
  let sha256: string | undefined;

  async function* chunks(): AsyncGenerator<SealedChunk, void, void> {
    // One for the whole stream, wiped at the end.
    const room = (rooms ?? new SealingRooms()).content;
    let filled = 0;

    const sealed = async (): Promise<SealedChunk> => {
      const plain = room.subarray(0, filled);
      const number = chunkSizes.push(filled);
      filled = 0;
      const sealRoom = plain.length === CHUNK_BYTES ? rooms?.sealed(number) : undefined;
      return {
        number,
        sealed: await sealBytes(recipient, plain, sealRoom),
        plainSize: plain.length,
      };
    };

    try {
      for await (const part of source) {
        size += part.length;
        if (size > maxBytes) throw new FileTooLarge(maxBytes);
        hash.update(part);
        for (let from = 0; from < part.length;) {
          const taken = part.subarray(from, from + room.length - filled);
          room.set(taken, filled);
          filled += taken.length;
          from += taken.length;
          // A full chunk is sealed when it is full; only an empty stream has an empty chunk.
          if (filled === CHUNK_BYTES) yield await sealed();
        }
      }
      if (filled > 0 || chunkSizes.length === 0) yield await sealed();
      sha256 = hash.digest('hex');
    } finally {
      room.fill(0, 0, Math.min(size, CHUNK_BYTES));
    }
  }

  return {
    chunks: chunks(),
    totals: () => {
      if (sha256 === undefined) throw new Error('The stream has not been read to its end.');
      return { size, sha256, chunkSizes };
    },
  };
}
