import { CHUNK_BYTES } from '../../domain/sealing/sealed-sizes';
import { sealedSize } from '../../domain/sealing/sealed-shape';

/** Kept for the next chunks: as many as one link may send at once. */
const MOST_IDLE = 4;

/**
 * Buffers of one sealed chunk each, used again and again. New ones for every chunk would wait in tens of MiB for the
 * garbage collector, which sees a small object in each. Only what was sealed comes into them: there is nothing to wipe.
 */
export class ChunkRooms {
  readonly #idle: Buffer[] = [];

  /**
   * Runs `work` with one, which it must not use once it is done. After a failure nobody has it again: what was sent
   * from it may still be on its way to the system.
   */
  async lend<T>(work: (room: Buffer) => Promise<T>): Promise<T> {
    // Of its own memory, of which the system gives a page when the page is written.
    const room = this.#idle.pop() ?? Buffer.allocUnsafeSlow(sealedSize(CHUNK_BYTES));
    const done = await work(room);
    if (this.#idle.length < MOST_IDLE) this.#idle.push(room);
    return done;
  }
}
