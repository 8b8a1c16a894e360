import { dayAndTime, day, moment, until } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { oneLine } from '../language/plain';
import type { ClosingReportView, ReportItemView, ReportTaskView } from '../view';
import { groupName } from './annex';
import { byGroup } from './letter-facts';
import type { Paper } from './paper';
import { table, type Column, type Row } from './paper-table';
import { recordPaper } from './record-paper';

function columns(
  head: readonly [string, string, string, string],
  shares: readonly number[],
): Column[] {
  return head.map((title, index) => ({ head: title, share: shares[index] ?? 0.25 }));
}

/**
 * What became of every item, every reset task and every message. Dates are in the view's zone.
 * No secret: of a task only the place where the new one is recorded. Throws RangeError for an
 * unknown zone.
 */
export async function renderClosingReport(view: ClosingReportView): Promise<Buffer> {
  const { report } = LETTER_WORDS[view.language];
  const momentOf = (at: Date) => moment(at, view.timeZone, view.language);
  const done = (kind: ReportTaskView['kind']) =>
    view.tasks.filter((task) => task.kind === kind && task.state === 'done').length;
  const counts = {
    total: view.items.length,
    answered: view.items.filter((item) => item.answer !== null).length,
    accepted: view.items.filter((item) => item.acceptedAt !== null).length,
    waived: view.items.filter((item) => item.waived !== null).length,
    recovered: done('recover'),
    rotated: done('rotate'),
    revoked: done('revoke'),
  };
  const names = {
    no: oneLine(view.letterNumber),
    client: oneLine(view.client.name),
    msp: oneLine(view.previousMsp.name),
    us: oneLine(view.us.name),
  };
  const facts: [string, string][] = [];
  if (view.requestedAt) facts.push([report.facts.requested, momentOf(view.requestedAt)]);
  if (view.deadlineAt)
    facts.push([
      report.facts.deadline,
      until(view.deadlineAt, view.previousMsp.timeZone, view.language),
    ]);
  facts.push([report.facts.closed, momentOf(view.closedAt)]);
  facts.push(['', plainWords(report.facts.counts)(counts)]);
  const paper = recordPaper({
    ...view,
    title: plainWords(report.title)(names),
    lead: plainWords(report.lead)(names),
    number: view.letterNumber,
    facts,
  });
  items(paper, view);
  tasks(paper, view);
  messages(paper, view);
  return paper.finish();
}

function outcome(item: ReportItemView, view: ClosingReportView): string {
  const { outcome: words, scope } = LETTER_WORDS[view.language].report;
  const dayOf = (at: Date) => day(at, view.timeZone, view.language);
  const parts: string[] = [];
  if (item.waived) {
    const reason = oneLine(item.waived.reason);
    parts.push(plainWords(words.waived)({ day: dayOf(item.waived.at), reason }));
  }
  if (item.acceptedAt) parts.push(plainWords(words.accepted)({ day: dayOf(item.acceptedAt) }));
  if (item.left) {
    const { at, by } = item.left;
    parts.push(plainWords(words.left)({ day: dayOf(at), by: oneLine(by) }));
  }
  const ended = view.tasks.filter(
    (task) => task.position === item.position && task.state === 'done',
  );
  if (ended.some((task) => task.kind === 'recover')) parts.push(words.recovered);
  if (ended.some((task) => task.kind === 'rotate')) parts.push(words.rotated);
  if (parts.length === 0) parts.push(words.open);
  return `${parts.join(', ')} (${scope[item.scope]})`;
}

function items(paper: Paper, view: ClosingReportView): void {
  const { report, receipt, common } = LETTER_WORDS[view.language];
  const answer = (item: ReportItemView) =>
    item.answer === null
      ? report.outcome.unanswered
      : `${receipt.answers[item.answer]}${item.answeredAt ? `\n${day(item.answeredAt, view.timeZone, view.language)}` : ''}`;
  paper.heading(report.items.title);
  const rows = [...byGroup(view.items)].flatMap(([group, members]): Row[] => [
    { group: groupName(group, common) },
    ...members.map((item) => ({
      cells: [
        { text: item.position.toString() },
        { text: oneLine(item.name) },
        { text: answer(item) },
        { text: outcome(item, view) },
      ],
    })),
  ]);
  table(paper, columns(report.items.head, [0.06, 0.36, 0.2, 0.38]), rows);
}

function tasks(paper: Paper, view: ClosingReportView): void {
  const { report } = LETTER_WORDS[view.language];
  const dayOf = (at: Date) => day(at, view.timeZone, view.language);
  paper.heading(report.tasks.title);
  if (view.tasks.length === 0) {
    paper.text(report.tasks.none);
    return;
  }
  const rows = view.tasks.map((task) => ({
    cells: [
      { text: task.position.toString() },
      { text: `${report.taskKind[task.kind]}: ${oneLine(task.itemName)}` },
      {
        text: `${dayOf(task.openedAt)}\n${task.endedAt ? `${dayOf(task.endedAt)}, ` : ''}${report.taskState[task.state]}`,
      },
      {
        text: [task.owner, task.note]
          .map((part) => oneLine(part ?? ''))
          .filter((part) => part !== '')
          .join(': '),
      },
    ],
  }));
  table(paper, columns(report.tasks.head, [0.06, 0.36, 0.24, 0.34]), rows);
}

function messages(paper: Paper, view: ClosingReportView): void {
  const { report } = LETTER_WORDS[view.language];
  paper.heading(report.messages.title);
  if (view.messages.length === 0) {
    paper.text(report.messages.none);
    return;
  }
  const rows = view.messages.map((message) => ({
    cells: [
      { text: dayAndTime(message.at, view.timeZone, view.language) },
      { text: report.messageNames[message.template] ?? oneLine(message.template) },
      { text: oneLine(message.to) },
      { text: report.fate[message.outcome] },
    ],
  }));
  table(paper, columns(report.messages.head, [0.22, 0.28, 0.28, 0.22]), rows);
}
