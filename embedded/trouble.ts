/** The one-machine set-up cannot go on. The message is for the person who typed the command. */
export class Trouble extends Error {
  readonly code = 'cannot_start';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Trouble';
  }
}
