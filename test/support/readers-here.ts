import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import { converse } from '../../api/form-reader/conversation';
import type { FromPortal, ToPortal } from '../../api/form-reader/messages';
import { ReaderLost, type ReaderLine, type Readers } from '../../api/portal/readers';
import { SealedBytes } from '../../api/portal/sealed-bytes';

/**
 * Forms read in this process, by the same conversation over lines of the same kind: for tests that send many of them.
 * The portal's own processes are tested in portal-process.test.ts.
 */
export class ReadersHere implements Readers {
  readonly #open = new Set<ReaderLine>();

  take(): ReaderLine {
    const line = lineHere();
    this.#open.add(line);
    line.onOver(() => this.#open.delete(line));
    return line;
  }

  close(): void {
    for (const line of this.#open) line.end();
  }
}

/** As a channel between processes hands it on. */
const copied = <T>(message: T): T => deserialize(serialize(message)) as T;

function lineHere(): ReaderLine {
  const form = new PassThrough();
  const pages = new PassThrough();
  const sealed = new PassThrough();
  const sealedBytes = new SealedBytes(sealed);
  const events = new EventEmitter();
  const said: FromPortal[] = [];
  let over = false;
  const hear = async (): Promise<FromPortal> => {
    while (said.length === 0) await new Promise((resolve) => events.once('said', resolve));
    return said.shift()!;
  };
  const tell = (message: ToPortal): void => {
    const told = copied(message);
    setImmediate(() => over || events.emit('told', told));
  };
  converse({ hear, tell, form, pages, sealed }).catch((error: unknown) =>
    events.emit('failed', error),
  );
  form.on('error', () => undefined);
  return {
    // What a test sends is its own, and may be sent again.
    give: (piece) => over || form.write(Buffer.from(piece)),
    onRoom: (resume) => void form.once('drain', resume).once('close', resume),
    giveEnd: () => void form.end(),
    tell: (message) => {
      said.push(copied(message));
      events.emit('said');
    },
    onTold: (listener) => void events.on('told', listener),
    onPage: (listener) => void pages.on('data', listener),
    takeSealed: (room) => sealedBytes.into(room),
    onOver: (listener) => {
      if (over) listener();
      else events.once('over', listener);
    },
    end: () => {
      if (over) return;
      over = true;
      form.destroy();
      sealedBytes.end(new ReaderLost());
      events.emit('over');
    },
  };
}
