import { Refusal } from '../../domain/problem';

/** Each holds up to two chunks in memory, plain and sealed: together at most about 400 MiB. */
const OF_UPLOADS = { atOnce: 48, ofOneLink: 4 };
/** Each has a process of its own that reads it, of some 40 MiB and two chunks. */
export const OF_FORMS = { atOnce: 16, ofOneLink: 4 };

/** So many send files at this moment that one more would not fit into this process's memory. */
export class UploadsBusy extends Refusal {
  constructor() {
    super(
      'uploads_busy',
      'Several files are on their way through this page already, and nothing of this one was stored. ' +
        'Wait until they are through, then send it again.',
    );
    this.name = 'UploadsBusy';
  }
}

/** How many send at once, in all and through one link, however slowly: it bounds what they hold in memory. */
export class UploadGate {
  readonly #byLink = new Map<string, number>();
  #all = 0;
  /** In the order in which they came. */
  #waiting: { linkId: string; go: (leave: () => void) => void }[] = [];

  constructor(private readonly most: { atOnce: number; ofOneLink: number } = OF_UPLOADS) {}

  /** Runs `work` as one of them. Throws UploadsBusy when there is no room. */
  async through<T>(linkId: string, work: () => Promise<T>): Promise<T> {
    const leave = this.enter(linkId);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** As one of them until what it returns is called. Throws UploadsBusy when there is no room. */
  enter(linkId: string): () => void {
    if (!this.#hasRoom(linkId)) throw new UploadsBusy();
    this.#all += 1;
    this.#byLink.set(linkId, (this.#byLink.get(linkId) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave(linkId);
    };
  }

  /** As `enter`, once there is room. Throws UploadsBusy when there is none for so many milliseconds. */
  async enterInTurn(linkId: string, mostMs: number): Promise<() => void> {
    if (this.#hasRoom(linkId)) return this.enter(linkId);
    return new Promise((resolve, reject) => {
      const waiting = {
        linkId,
        go: (leave: () => void): void => {
          clearTimeout(late);
          resolve(leave);
        },
      };
      const late = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(new UploadsBusy());
      }, mostMs);
      this.#waiting.push(waiting);
    });
  }

  #hasRoom(linkId: string): boolean {
    const own = this.#byLink.get(linkId) ?? 0;
    return this.#all < this.most.atOnce && own < this.most.ofOneLink;
  }

  #leave(linkId: string): void {
    this.#all -= 1;
    const others = (this.#byLink.get(linkId) ?? 1) - 1;
    if (others === 0) this.#byLink.delete(linkId);
    else this.#byLink.set(linkId, others);
    const next = this.#waiting.find((one) => this.#hasRoom(one.linkId));
    if (!next) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    next.go(this.enter(next.linkId));
  }
}
