import { PassThrough } from 'node:stream';
import { converse } from '../api/form-reader/conversation';
import type { FromPortal, ToPortal } from '../api/form-reader/messages';
import type { ReaderLine, Readers } from '../api/portal/readers';

/** Reads forms in this very process: where nothing that is typed is anybody's secret, none needs a process of its own. */
export class OwnReaders implements Readers {
  take(): ReaderLine {
    return new OwnReader();
  }

  close(): void {
    // Nothing outlives its form.
  }
}

class OwnReader implements ReaderLine {
  readonly #form = new PassThrough();
  readonly #pages = new PassThrough();
  readonly #said: FromPortal[] = [];
  readonly #over: Promise<void>;
  #end: () => void = () => undefined;
  #hear: ((message: FromPortal) => void) | undefined;
  #told: (message: ToPortal) => void = () => undefined;

  constructor() {
    this.#over = new Promise((resolve) => (this.#end = resolve));
    const reading = converse({
      hear: () => {
        const first = this.#said.shift();
        return first
          ? Promise.resolve(first)
          : new Promise((resolve) => {
              this.#hear = resolve;
            });
      },
      tell: (message) => {
        this.#told(message);
      },
      form: this.#form,
      pages: this.#pages,
    });
    // It goes on until it is ended; one that fails is over.
    reading.catch(() => {
      this.#end();
    });
  }

  give(piece: Buffer): boolean {
    return this.#form.write(Buffer.from(piece));
  }

  onRoom(resume: () => void): void {
    this.#form.on('drain', resume);
  }

  giveEnd(): void {
    this.#form.end();
  }

  tell(message: FromPortal): void {
    const hear = this.#hear;
    this.#hear = undefined;
    if (hear) hear(message);
    else this.#said.push(message);
  }

  onTold(listener: (message: ToPortal) => void): void {
    this.#told = listener;
  }

  onPage(listener: (piece: Buffer) => void): void {
    this.#pages.on('data', listener);
  }

  onOver(listener: () => void): void {
    void this.#over.then(listener);
  }

  end(): void {
    this.#form.destroy();
    this.#end();
  }
}
