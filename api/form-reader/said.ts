/** What one side says to the other, for whoever listens now or later: each word is heard once, in order. */
export class Said<T> {
  readonly #unheard: T[] = [];
  readonly #listening: ((word: T) => void)[] = [];

  say(word: T): void {
    const heard = this.#listening.shift();
    if (heard) heard(word);
    else this.#unheard.push(word);
  }

  /** The next; who asks first hears it first. */
  hear(): Promise<T> {
    const [first, ...more] = this.#unheard.splice(0);
    this.#unheard.push(...more);
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => this.#listening.push(resolve));
  }

  get isSomething(): boolean {
    return this.#unheard.length > 0;
  }
}
