/** Exit codes, for scripts. */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** A wrong option, or an input with mistakes. */
  badInput: 2,
  /** No running Handover, or none that answers. */
  unreachable: 3,
  /** It was understood, and refused. */
  refused: 4,
} as const;

export interface ToldProblem {
  path: string;
  message: string;
}

/** Ends the command with a sentence for the person and a code for the script. */
export class CliProblem extends Error {
  constructor(
    readonly exitCode: number,
    readonly sentence: string,
    readonly problems: readonly ToldProblem[] = [],
  ) {
    super(sentence);
    this.name = 'CliProblem';
  }
}
