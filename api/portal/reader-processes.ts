import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { projectRoot } from '../../platform/paths';
import { SEALED_LINE, type FromPortal, type ToPortal } from '../form-reader/messages';
import { ReaderLost, type ReaderLine, type Readers } from './readers';
import { SealedBytes } from './sealed-bytes';

const PROGRAM = path.join('dist', 'api', 'form-reader', 'main.js');
/** It lives for one form: little room for short-lived objects, and no threads to compile what runs once. */
const LEAN = ['--max-semi-space-size=2', '--single-threaded-gc', '--expose-gc'];

/** Each form is read by a process of its own (form-reader/main.ts). One waits, so that nobody waits for a start. */
export class ReaderProcesses implements Readers {
  readonly #all = new Set<ReaderProcess>();
  #waiting: ReaderProcess | null = null;
  #closed = false;

  take(): ReaderLine {
    const reader = this.#waiting ?? this.#start();
    this.#waiting = null;
    // The next starts when this one has ended: until then the machine has this one's form to read.
    reader.onOver(() => this.keepOne());
    return reader;
  }

  /** Starts one that waits, where there is none. */
  keepOne(): void {
    if (this.#closed || this.#waiting) return;
    const reader = this.#start();
    this.#waiting = reader;
    reader.onOver(() => {
      // One that ends before it had a form is not started again and again.
      if (this.#waiting === reader) this.#waiting = null;
    });
  }

  close(): void {
    this.#closed = true;
    for (const reader of this.#all) reader.end();
  }

  #start(): ReaderProcess {
    const reader = new ReaderProcess();
    this.#all.add(reader);
    reader.onOver(() => this.#all.delete(reader));
    return reader;
  }
}

class ReaderProcess implements ReaderLine {
  readonly #child: ChildProcess;
  readonly #sealed: SealedBytes;
  readonly #whenOver: (() => void)[] = [];
  #over = false;
  #resume: () => void = () => undefined;

  constructor() {
    this.#child = fork(path.join(projectRoot(), PROGRAM), [], {
      cwd: '/',
      // Nothing of ours: neither the database nor a key. What glibc has back at its end it gives back to the system, also
      // after large pieces.
      env: { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' },
      execArgv: LEAN,
      serialization: 'advanced',
      // What it might say of an error could quote what was typed.
      stdio: ['pipe', 'pipe', 'ignore', 'ipc', 'pipe'],
    });
    this.#child.once('exit', () => this.#endOnce()).once('error', () => this.#endOnce());
    // One that the system could not start has no number, perhaps no lines, and never an exit.
    const started = this.#child.pid !== undefined;
    const sealed = started ? (this.#child.stdio[SEALED_LINE] as Readable) : Readable.from([]);
    this.#sealed = new SealedBytes(sealed);
    if (!started) this.#endOnce();
    for (const pipe of [this.#child, this.#child.stdin, this.#child.stdout, sealed]) {
      // That it has ended is heard of by its exit.
      pipe?.on('error', () => undefined);
    }
    this.onOver(() => this.#sealed.end(new ReaderLost()));
    const resume = (): void => this.#resume();
    this.#child.stdin?.on('drain', resume).on('close', resume);
  }

  give(piece: Buffer): boolean {
    const { stdin } = this.#child;
    if (this.#over || !stdin || stdin.destroyed) {
      piece.fill(0);
      return true;
    }
    return stdin.write(piece, () => piece.fill(0));
  }

  onRoom(resume: () => void): void {
    this.#resume = resume;
  }

  giveEnd(): void {
    this.#child.stdin?.end();
  }

  tell(message: FromPortal): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  onTold(listener: (message: ToPortal) => void): void {
    this.#child.on('message', (message) => listener(message as ToPortal));
  }

  onPage(listener: (piece: Buffer) => void): void {
    this.#child.stdout?.on('data', listener);
  }

  takeSealed(room: Buffer): Promise<void> {
    return this.#sealed.into(room);
  }

  onOver(listener: () => void): void {
    if (this.#over) listener();
    else this.#whenOver.push(listener);
  }

  #endOnce(): void {
    this.#over = true;
    for (const listener of this.#whenOver.splice(0)) listener();
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
