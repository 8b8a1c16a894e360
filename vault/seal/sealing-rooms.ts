import { sealedSize } from '../../domain/sealing/sealed-shape';
import { CHUNK_BYTES } from './seal';

/** Sealed chunks of one file that are on their way at the same time; one more is being sealed. */
export const MOST_ON_THEIR_WAY = 2;

/**
 * Memory in which files are sealed, one after the other. New memory for every chunk would wait in tens of MiB for the
 * garbage collector, which sees a small object in each.
 */
export class SealingRooms {
  #content: Buffer | undefined;
  readonly #sealed: Buffer[] = [];

  /** For the content of one chunk after the other; of its own memory, because whoever fills it wipes it. */
  get content(): Buffer {
    return (this.#content ??= Buffer.allocUnsafeSlow(CHUNK_BYTES));
  }

  /** For the sealed chunk of this number: the room of one that is not on its way any more. */
  sealed(number: number): Buffer {
    const room = () => Buffer.allocUnsafeSlow(sealedSize(CHUNK_BYTES));
    return (this.#sealed[number % (MOST_ON_THEIR_WAY + 1)] ??= room());
  }
}
