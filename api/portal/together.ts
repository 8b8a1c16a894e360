/**
 * Questions that come in one turn of the event loop are asked together. None waits for another's answer, and each is
 * asked after it came. When asking fails, all of that turn fail.
 */
export class Together<Question, Answer> {
  #waiting: {
    question: Question;
    resolve: (answer: Answer) => void;
    reject: (why: unknown) => void;
  }[] = [];

  /** `ask` answers in the order of the questions. */
  constructor(
    private readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  ) {}

  get(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#askAll());
      this.#waiting.push({ question, resolve, reject });
    });
  }

  async #askAll(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.ask(all.map(({ question }) => question));
      all.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (cause) {
      for (const { reject } of all) reject(cause);
    }
  }
}
