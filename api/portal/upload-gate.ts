import { Refusal } from '../../domain/problem';

/** Each holds up to two chunks in memory, plain and sealed: together at most about 400 MiB. */
const MOST_AT_ONCE = 48;
const MOST_OF_ONE_LINK = 4;

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

/** How many send files at once, in all and through one link, however slowly: it bounds what they hold in memory. */
export class UploadGate {
  readonly #byLink = new Map<string, number>();
  #all = 0;

  /** Runs `work` as one of them. Throws UploadsBusy when there is no room. */
  async through<T>(linkId: string, work: () => Promise<T>): Promise<T> {
    const own = this.#byLink.get(linkId) ?? 0;
    if (this.#all >= MOST_AT_ONCE || own >= MOST_OF_ONE_LINK) throw new UploadsBusy();
    this.#all += 1;
    this.#byLink.set(linkId, own + 1);
    try {
      return await work();
    } finally {
      this.#all -= 1;
      const left = (this.#byLink.get(linkId) ?? 1) - 1;
      if (left === 0) this.#byLink.delete(linkId);
      else this.#byLink.set(linkId, left);
    }
  }
}
