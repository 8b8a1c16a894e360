import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { TEMPERS } from '../../domain/rehearsal/tempers';
import { projectRoot } from '../../platform/paths';
import { COLUMNS, howToRepeat } from './print-report';
import type { Line, Report } from './report';

/** A measure drawn as bars, one a temper. */
interface Chart {
  title: string;
  about: string;
  bars: { label: string; value: string; width: number }[];
}

const BAR = 100;

function chart(
  report: Report,
  drawn: { title: string; about: string; value: (line: Line) => number | null; unit: string },
): Chart {
  const values = report.tempers.map((line) => drawn.value(line));
  const most = Math.max(...values.map((value) => value ?? 0), 0.01);
  return {
    title: drawn.title,
    about: drawn.about,
    bars: report.tempers.map((line, index) => {
      const value = values[index] ?? null;
      return {
        label: titleOf(line.temper),
        value: value === null ? 'never' : `${value}${drawn.unit}`,
        width: Math.round(((value ?? 0) / most) * BAR * 10) / 10,
      };
    }),
  };
}

function titleOf(temper: string): string {
  return TEMPERS.find(([name]) => name === temper)?.[1] ?? temper;
}

/** The report as one HTML file that needs nothing else. */
export function reportPage(report: Report): string {
  const file = path.join(projectRoot(), 'embedded', 'simulation', 'report.hbs');
  const { overall } = report;
  return Handlebars.compile(readFileSync(file, 'utf8'))({
    report,
    facts: [
      ['items answered', `${Math.round(overall.answered * 100)} %`],
      ['resets avoided', overall.resetsAvoidedItems.toLocaleString('en-GB')],
      ['days until all is answered, median', overall.daysToAllAnswered.median ?? '–'],
      ['messages for one answer', overall.messagesPerAnswer ?? '–'],
      ['stalled hours a handover', overall.stalledHours],
    ].map(([name, value]) => ({ name, value })),
    charts: [
      chart(report, {
        title: 'Days until all was answered',
        about: 'Calendar days from the letter, median of the handovers that got every answer.',
        value: (line) => line.daysToAllAnswered.median,
        unit: '',
      }),
      chart(report, {
        title: 'Resets avoided',
        about: 'Items that nobody had to recover without the previous MSP.',
        value: (line) => Math.round(line.resetsAvoided * 100),
        unit: ' %',
      }),
      chart(report, {
        title: 'Messages for one answer',
        about: 'Mails that reached the previous MSP, for each item that was answered.',
        value: (line) => line.messagesPerAnswer,
        unit: '',
      }),
      chart(report, {
        title: 'Stalled hours',
        about: 'How long a handover waited for one of our own people, on average.',
        value: (line) => line.stalledHours,
        unit: '',
      }),
    ],
    head: COLUMNS.map(({ title }) => title),
    rows: [...report.tempers, overall].map((line) =>
      COLUMNS.map(({ cell }, column) => (column === 0 ? titleOf(line.temper) : cell(line))),
    ),
    tempers: TEMPERS.map(([, title, about]) => ({ title, about })),
    broken: report.broken.map((one) => ({
      ...one,
      again: one.number === 0 ? null : howToRepeat(report, one.number),
    })),
  });
}
