/** A file on its way, as this browser remembers it: nobody else learns its name. */
export interface Entry {
  id: string;
  name: string;
  size: number;
  /** Of each chunk that was sent, in order; none for a file of one chunk, which may be a short secret. */
  prints: string[];
  done: boolean;
  at: number;
}

const LONGEST_MS = 48 * 3600 * 1000;

/** The files of one item that this browser has sent and that no saved answer took yet. Survives a closed window. */
export class Remembered {
  readonly entries: Entry[];
  readonly #key: string;

  constructor(files: string) {
    this.#key = `files of ${files}`;
    this.entries = this.#read().filter(({ at }) => Date.now() - at < LONGEST_MS);
  }

  keep(): void {
    try {
      if (this.entries.length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(this.entries));
    } catch {
      // A browser that keeps nothing: then a closed window starts from the beginning.
    }
  }

  drop({ id }: Entry): void {
    this.dropTaken([id]);
  }

  /** All others wait: for their file to be chosen again, or for the next answer. */
  dropTaken(taken: readonly string[]): void {
    this.entries.splice(0, Infinity, ...this.entries.filter(({ id }) => !taken.includes(id)));
    this.keep();
  }

  #read(): Entry[] {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? '[]') as Entry[];
    } catch {
      return [];
    }
  }
}
