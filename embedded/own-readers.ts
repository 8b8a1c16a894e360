import { PassThrough } from 'node:stream';
import { converse } from '../api/form-reader/conversation';
import type { FromPortal, ToPortal } from '../api/form-reader/messages';
import { Said } from '../api/form-reader/said';
import { ReaderLost, type ReaderLine, type Readers } from '../api/portal/readers';
import { SealedBytes } from '../api/portal/sealed-bytes';

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
  readonly #sealed = new PassThrough();
  readonly #sealedBytes = new SealedBytes(this.#sealed);
  readonly #said = new Said<FromPortal>();
  readonly #over: Promise<void>;
  #end: () => void = () => undefined;
  #told: (message: ToPortal) => void = () => undefined;

  constructor() {
    this.#over = new Promise((resolve) => (this.#end = resolve));
    const reading = converse({
      hear: () => this.#said.hear(),
      tell: (message) => {
        this.#told(message);
      },
      form: this.#form,
      pages: this.#pages,
      sealed: this.#sealed,
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
    this.#said.say(message);
  }

  onTold(listener: (message: ToPortal) => void): void {
    this.#told = listener;
  }

  onPage(listener: (piece: Buffer) => void): void {
    this.#pages.on('data', listener);
  }

  takeSealed(room: Buffer): Promise<void> {
    return this.#sealedBytes.into(room);
  }

  onOver(listener: () => void): void {
    void this.#over.then(listener);
  }

  end(): void {
    this.#form.destroy();
    this.#sealedBytes.end(new ReaderLost());
    this.#end();
  }
}
