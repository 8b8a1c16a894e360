const MOST = 2_000;

/**
 * Forms that were sent lately, by the id of their answer, with the likeness of what was in them. It tells a
 * form that was sent twice from one that was changed and sent again. In this process's memory only: a hash of
 * a secret is stored nowhere (security.md, S8). After a restart a repeated form is asked about, never lost.
 */
class RecentForms {
  readonly #likeness = new Map<string, string>();

  isSame(answerId: string, likeness: string): boolean {
    return this.#likeness.get(answerId) === likeness;
  }

  /** Keeps the first: it is the one that is, or will be, stored, unless another one is known to be (`settle`). */
  remember(answerId: string, likeness: string): void {
    if (this.#likeness.has(answerId)) return;
    const [oldest] = this.#likeness.keys();
    if (this.#likeness.size >= MOST && oldest !== undefined) this.#likeness.delete(oldest);
    this.#likeness.set(answerId, likeness);
  }

  /** This one is stored: one that came before it under the same id was not. */
  settle(answerId: string, likeness: string): void {
    if (this.#likeness.has(answerId)) this.#likeness.set(answerId, likeness);
  }
}

export const recentForms = new RecentForms();
