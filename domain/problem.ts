/** A refusal that reaches a person: a stable code, and a sentence that says what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.name = 'Refusal';
  }
}
