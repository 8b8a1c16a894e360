import type { Readable } from 'node:stream';

interface Asked {
  room: Buffer;
  filled: number;
  resolve: () => void;
  reject: (cause: Error) => void;
}

/** A line of sealed bytes, of which whoever asks gets the next. It is read only while somebody has asked. */
export class SealedBytes {
  readonly #asked: Asked[] = [];
  #over: Error | null = null;

  constructor(private readonly line: Readable) {
    line.on('data', (piece: Buffer) => this.#take(piece)).pause();
  }

  /** Fills the room; who asks first has the first. Throws what `end` was told, where that comes before. */
  into(room: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#over !== null) {
        reject(this.#over);
        return;
      }
      this.#asked.push({ room, filled: 0, resolve, reject });
      this.line.resume();
    });
  }

  /** Nothing more comes. */
  end(cause: Error): void {
    this.#over = cause;
    for (const { reject } of this.#asked.splice(0)) reject(cause);
  }

  #take(piece: Buffer): void {
    let from = 0;
    for (let [first] = this.#asked; first; [first] = this.#asked) {
      const copied = piece.copy(first.room, first.filled, from);
      from += copied;
      first.filled += copied;
      if (first.filled < first.room.length) return;
      this.#asked.shift();
      first.resolve();
    }
    this.line.pause();
    if (from < piece.length) this.line.unshift(piece.subarray(from));
  }
}
