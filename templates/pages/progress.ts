/** How far a handover has come, as counted on its row. */
export interface Progress {
  total: number;
  /** With an answer other than a promise; refusals among them. */
  answered: number;
  promised: number;
  refused: number;
}

export interface ProgressView {
  /** Says in words what the bar draws. */
  label: string;
  parts: readonly { kind: 'done' | 'refused' | 'promised'; x: string; width: string }[];
}

/** The words beside and instead of the bar: `22 of 40 answered, 3 promised, 1 refused`. */
export function progressInWords({ total, answered, promised, refused }: Progress): string {
  return [
    `${answered} of ${total} answered`,
    ...(promised > 0 ? [`${promised} promised`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ].join(', ');
}

/** For partials/answers-bar.hbs: parts of a bar 100 wide. */
export function progressView(progress: Progress): ProgressView {
  const share = (count: number): number =>
    progress.total === 0 ? 0 : (count / progress.total) * 100;
  const widths = [
    { kind: 'done', count: progress.answered - progress.refused },
    { kind: 'refused', count: progress.refused },
    { kind: 'promised', count: progress.promised },
  ] as const;
  let x = 0;
  const parts = widths.map(({ kind, count }) => {
    const part = { kind, x: x.toFixed(2), width: share(count).toFixed(2) };
    x += share(count);
    return part;
  });
  return { label: progressInWords(progress), parts };
}
