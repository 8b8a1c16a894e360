import { MOST_FILE_BYTES } from '../../domain/uploads/limits';
import { fill, make, sizeOf, type Place } from './place';
import { Remembered, type Entry } from './remembered';
import { isSame, sendFile, takeAway, whatCame } from './send-file';
import { Refused, type Standstill } from './transfer';

/** The files of one item: what each is doing, and what can be done about it. One is sent at a time. */
export class FileList {
  readonly shown = make('ul');
  readonly #remembered: Remembered;
  readonly #lines = new Map<Entry, Line>();
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  constructor(
    private readonly place: Place,
    private readonly sentWords: string,
    /** Read out; the list itself changes too often for that. */
    private readonly tell: (words: string, quietly?: boolean) => void,
  ) {
    this.shown.className = 'uploads';
    this.#remembered = new Remembered(place.files);
    this.check();
  }

  /** Ids of the files that are whole. */
  get whole(): string[] {
    return this.#remembered.entries.filter(({ done }) => done).map(({ id }) => id);
  }

  get isSending(): boolean {
    return this.#queued > 0;
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.isSending) await this.#queue;
  }

  /** Asks after those that are not on their way: what waited too long is not there any more. */
  check(): void {
    for (const entry of [...this.#remembered.entries]) {
      if (entry.done || !this.#lines.has(entry)) void this.#recall(entry);
    }
  }

  /** The answer that took these is saved. What was chosen since is not in it, and stays remembered. */
  forget(taken: readonly string[]): void {
    this.#remembered.dropTaken(taken);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      if (file.size <= MOST_FILE_BYTES) this.#enqueue(() => this.#send(file));
      else
        this.tell(`${file.name}: ${fill(this.place.words.tooLarge, { size: sizeOf(file.size) })}`);
    }
  }

  #enqueue(work: () => Promise<void>): void {
    this.#queued += 1;
    this.#queue = this.#queue.then(work).finally(() => (this.#queued -= 1));
  }

  async #send(file: File): Promise<void> {
    const entry = await this.#entryFor(file);
    const line = this.#lineOf(entry);
    let from = -1;
    let at = 0;
    try {
      await sendFile(file, entry, this.place, {
        ...this.#waits(line, () => (from = -1)),
        keep: () => this.#remembered.keep(),
        progress: (sent) => {
          if (from < 0) {
            from = sent;
            at = Date.now();
          }
          line.progress(sent, entry.size, this.#timeLeft(entry.size - sent, sent - from, at));
        },
      });
      this.#whole(entry, line);
      this.tell(`${entry.name}: ${line.words}`, true);
    } catch (error) {
      if (line.signal.aborted) return;
      this.#failed(entry, line, error);
    }
  }

  #waits(line: Line, stopped?: () => void) {
    const { waiting: broken, busy } = this.place.words;
    return {
      signal: line.signal,
      waiting: (why: Standstill | null): void => {
        line.wait(why === null ? null : why === 'line' ? broken : busy);
        // The time left is reckoned from what leaves after the wait.
        if (why) stopped?.();
      },
    };
  }

  #timeLeft(left: number, sent: number, since: number): string {
    const { minutes, seconds } = this.place.words;
    const rate = sent / Math.max(1, Date.now() - since);
    if (rate <= 0) return '';
    const s = Math.ceil(left / rate / 1000);
    return s < 90 ? fill(seconds, { n: s }) : fill(minutes, { n: Math.ceil(s / 60) });
  }

  /** An earlier window's, if this is the file that it did not finish; else a new one. */
  async #entryFor(file: File): Promise<Entry> {
    for (const entry of this.#remembered.entries) {
      const begun = !entry.done && entry.prints.length > 0;
      if (begun && (await isSame(file, entry).catch(() => false))) return entry;
    }
    const { name, size } = file;
    const id = crypto.randomUUID();
    const entry: Entry = { id, name, size, prints: [], done: false, at: Date.now() };
    this.#remembered.entries.push(entry);
    this.#remembered.keep();
    return entry;
  }

  /** What became of a file that an earlier window sent. */
  async #recall(entry: Entry): Promise<void> {
    const line = this.#lineOf(entry);
    const came = await whatCame(`${this.place.files}/${entry.id}`, this.#waits(line)).catch(
      () => null,
    );
    if (came === null || (!came.finished && entry.prints.length === 0)) this.#drop(entry);
    else if (came.finished) this.#whole(entry, line);
    else line.say(fill(this.place.words.again, { size: sizeOf(entry.size) }), 'again');
  }

  #whole(entry: Entry, line: Line): void {
    entry.done = true;
    this.#remembered.keep();
    line.say(fill(this.sentWords, { size: sizeOf(entry.size) }), 'sent');
  }

  #failed(entry: Entry, line: Line, error: unknown): void {
    const { unreadable } = this.place.words;
    const words = (error instanceof Refused && error.message) || unreadable;
    void takeAway(this.place.files, entry.id);
    this.#remembered.drop(entry);
    this.#lines.delete(entry);
    line.say(words, 'failed');
    this.tell(`${entry.name}: ${words}`, true);
  }

  #lineOf(entry: Entry): Line {
    const known = this.#lines.get(entry);
    if (known) return known;
    const line = new Line(entry.name, this.place.words.takeAway, () => {
      void takeAway(this.place.files, entry.id);
      this.#drop(entry);
    });
    line.say(this.place.words.queued, 'sending');
    line.template = this.place.words.sending;
    this.#lines.set(entry, line);
    this.shown.append(line.element);
    return line;
  }

  #drop(entry: Entry): void {
    this.#remembered.drop(entry);
    this.#lines.get(entry)?.element.remove();
    this.#lines.delete(entry);
  }
}

/** One file's line: its name, how far it is, and a button that takes it away. */
class Line {
  readonly element = make('li');
  template = '';
  readonly #words = make('span');
  readonly #bar = make('progress');
  readonly #stop = new AbortController();
  #waiting = false;

  constructor(name: string, takeAwayWords: string, gone: () => void) {
    const title = make('strong');
    title.textContent = name;
    const button = make('button');
    button.type = 'button';
    button.className = 'small';
    button.textContent = takeAwayWords;
    button.setAttribute('aria-label', `${takeAwayWords}: ${name}`);
    button.onclick = () => {
      this.#stop.abort();
      this.element.remove();
      gone();
    };
    this.#bar.max = 1;
    this.#bar.setAttribute('aria-label', name);
    this.element.append(title, this.#words, this.#bar, button);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get words(): string {
    return this.#words.textContent;
  }

  say(words: string, state: 'sending' | 'sent' | 'again' | 'failed'): void {
    this.element.className = state;
    this.#words.textContent = words;
    this.#bar.hidden = state !== 'sending';
  }

  wait(words: string | null): void {
    this.#waiting = words !== null;
    if (words !== null) this.#words.textContent = words;
  }

  progress(sent: number, all: number, left: string): void {
    this.#bar.value = all === 0 ? 1 : sent / all;
    if (this.#waiting) return;
    const words = fill(this.template, { done: sizeOf(sent), all: sizeOf(all), left });
    this.say(words, 'sending');
  }
}
