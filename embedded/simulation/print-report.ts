import type { Line, Report } from './report';

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const number = (value: number | null): string => (value === null ? '–' : String(value));

/** Columns of the table, on a terminal and on the page. */
export const COLUMNS: readonly { title: string; cell: (line: Line) => string }[] = [
  { title: 'previous MSP', cell: (line) => line.temper },
  { title: 'lives', cell: (line) => String(line.lives) },
  { title: 'items', cell: (line) => String(line.items) },
  { title: 'answered', cell: (line) => percent(line.answered) },
  { title: 'all answered', cell: (line) => percent(line.allAnswered) },
  { title: 'days to it', cell: (line) => number(line.daysToAllAnswered.median) },
  { title: '9 of 10 in', cell: (line) => number(line.daysToAllAnswered.ninth) },
  { title: 'messages an answer', cell: (line) => number(line.messagesPerAnswer) },
  { title: 'resets avoided', cell: (line) => percent(line.resetsAvoided) },
  { title: 'stalled hours', cell: (line) => String(line.stalledHours) },
  { title: 'days to close', cell: (line) => number(line.daysToClose.median) },
];

/** How to live one life again. */
export function howToRepeat({ seed }: Report, life: number): string {
  return `npm run simulate -- --seed ${seed} --only ${life}`;
}

/** The report for a terminal. */
export function linesToPrint(report: Report): string[] {
  const rows = [
    COLUMNS.map(({ title }) => title),
    ...[...report.tempers, report.overall].map((line) => COLUMNS.map(({ cell }) => cell(line))),
  ];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [
    `${report.handovers} handovers, policy “${report.policy}”, seed ${report.seed}, ${report.seconds} s`,
    '',
    ...table,
    '',
    ...(report.broken.length === 0
      ? ['All that is always true held in every one of them.']
      : report.broken.map(({ number: life, temper, sentence }) =>
          life === 0
            ? `BROKEN ${sentence}`
            : `BROKEN life ${life} (${temper}) ${sentence}\n  ${howToRepeat(report, life)}`,
        )),
  ];
}
