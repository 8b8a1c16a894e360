import { day } from '../language/dates';
import type { MailFrame, MailList } from '../language/mail-words';
import { markIn } from '../language/marks';
import { oneLine } from '../language/plain';
import { mostWantedFirst } from '../item-order';
import type { LooseView } from './mail-facts';
import { settlementLine } from './settlement-line';
import type { Language } from '../view';
import type { MailItem, MailTemplate, MailViews } from './mail-view';
import { plainWords } from '../language/handlebars';

interface Reader {
  language: Language;
  dayOf: (at: Date) => string;
}

function itemLine(item: MailItem, frame: MailFrame, { language, dayOf }: Reader): string {
  const marks = [
    ...(item.criticality === 'critical' ? [frame.mark.critical] : []),
    ...(item.onlyTheyCanRelease && frame.mark.onlyYou !== null ? [frame.mark.onlyYou] : []),
    ...(item.promisedFor
      ? [plainWords(frame.mark.promised)({ day: dayOf(item.promisedFor) })]
      : []),
  ];
  const mark = marks.length > 0 ? ` (${marks.join(`${markIn(language, ';')} `)})` : '';
  const line = `${item.position.toString()}. ${oneLine(item.name)}${mark}`;
  return item.note ? plainWords(frame.withNote)({ line, note: oneLine(item.note) }) : line;
}

/**
 * The lines of a list that a message shows, and how many it leaves out. What was sent back is never left
 * out: its note is nowhere else in the mail.
 */
export function shownLines(
  block: { list: MailList; most?: number },
  view: MailViews[MailTemplate],
  frame: MailFrame,
): { lines: string[]; left: number } {
  const all = mailList(block.list, view, frame);
  const loose: LooseView = view;
  const noted = (loose.outstanding ?? []).filter((item) => item.note);
  const lines = all.filter(
    (line, index) =>
      index < (block.most ?? all.length) ||
      noted.some((item) => line.startsWith(`${item.position.toString()}. `)),
  );
  return { lines, left: all.length - lines.length };
}

/** The lines of a list, as plain text, in the order the reader needs them. */
function mailList(list: MailList, view: MailViews[MailTemplate], frame: MailFrame): string[] {
  const loose: LooseView = view;
  const zone = loose.timeZone ?? view.previousMsp.timeZone;
  const { language } = view;
  const dayOf = (at: Date) => day(at, zone, language);
  const reader: Reader = { language, dayOf };
  const named = (name: string, what: string) => `${oneLine(name)}${markIn(language, ':')} ${what}`;
  const outstanding = mostWantedFirst(loose.outstanding ?? []);
  switch (list) {
    case 'outstanding':
      return outstanding.map((item) => itemLine(item, frame, reader));
    case 'critical': {
      const critical = outstanding.filter((item) => item.criticality === 'critical');
      return (critical.length > 0 ? critical : outstanding).map((item) =>
        itemLine(item, frame, reader),
      );
    }
    case 'story':
      return (loose.story ?? []).map((line) =>
        plainWords(frame.story[line.what])({ day: dayOf(line.at), count: line.count ?? 0 }),
      );
    case 'promised':
      return (loose.promised ?? []).map((item) =>
        plainWords(frame.promisedFor)({ name: oneLine(item.name), day: dayOf(item.promisedFor) }),
      );
    case 'settled':
      return (loose.settled ?? []).map((one) => settlementLine(one, frame, dayOf));
    case 'refused':
      return (loose.refused ?? []).map((item) => named(item.name, frame.refusal[item.reason]));
    case 'wanted':
      return (loose.wanted ?? []).map(oneLine);
    case 'evidence':
      return (loose.evidence ?? []).map((file) => named(file.name, file.sha256));
    case 'tasks':
      return (loose.tasks ?? []).map((task) =>
        plainWords(frame.dueOn)({
          task: frame.task[task.kind],
          name: oneLine(task.name),
          day: dayOf(task.dueAt),
          owner: task.owner ? oneLine(task.owner) : null,
        }),
      );
  }
}
