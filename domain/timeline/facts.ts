/** What the drawn timeline of one handover is made of. Labels come in the reader's words, instants as `Date`. */
export interface TimelineFacts {
  now: Date;
  /** The first instant that belongs on the line; earlier ones are drawn at its start. */
  from: Date;
  steps: readonly TimelineStep[];
  /** Links opened for the first time. */
  opens: readonly Date[];
  /** Answers saved, in any order; those of one day become one bar. */
  answers: readonly Date[];
  promises: readonly TimelinePromise[];
  deadline: Date | null;
  resets: TimelineBand | null;
  /** When it was closed or cancelled: the line is walked up to here and no "now" is drawn. */
  endedAt: Date | null;
}

export interface TimelineStep {
  key: string;
  label: string;
  /** Longer than the label, shown on hover. */
  title: string;
  at: Date;
  state: 'taken' | 'planned' | 'skipped';
}

export interface TimelinePromise {
  until: Date;
  label: string;
  state: 'running' | 'kept' | 'broken';
}

export interface TimelineBand {
  from: Date;
  to: Date;
  label: string;
}
