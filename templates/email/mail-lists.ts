import { day } from '../language/dates';
import type { MailFrame, MailList } from '../language/mail-words';
import { oneLine } from '../language/plain';
import { mostWantedFirst } from '../item-order';
import type { LooseView } from './mail-facts';
import type { MailItem, MailTemplate, MailViews } from './mail-view';
import { plainWords } from '../language/handlebars';

function itemLine(item: MailItem, frame: MailFrame): string {
  const marks = [
    ...(item.criticality === 'critical' ? [frame.mark.critical] : []),
    ...(item.onlyTheyCanRelease ? [frame.mark.onlyYou] : []),
  ];
  const mark = marks.length > 0 ? ` (${marks.join('; ')})` : '';
  return `${item.position.toString()}. ${oneLine(item.name)}${mark}`;
}

/** The lines of a list, as plain text, in the order the reader needs them. */
export function mailList(
  list: MailList,
  view: MailViews[MailTemplate],
  frame: MailFrame,
): string[] {
  const loose: LooseView = view;
  const zone = loose.timeZone ?? view.previousMsp.timeZone;
  const dayOf = (at: Date) => day(at, zone, view.language);
  const outstanding = mostWantedFirst(loose.outstanding ?? []);
  switch (list) {
    case 'outstanding':
      return outstanding.map((item) => itemLine(item, frame));
    case 'critical': {
      const critical = outstanding.filter((item) => item.criticality === 'critical');
      return (critical.length > 0 ? critical : outstanding).map((item) => itemLine(item, frame));
    }
    case 'story':
      return (loose.story ?? []).map((line) =>
        plainWords(frame.story[line.what])({ day: dayOf(line.at), count: line.count ?? 0 }),
      );
    case 'promised':
      return (loose.promised ?? []).map((item) =>
        plainWords(frame.promisedFor)({ name: oneLine(item.name), day: dayOf(item.promisedFor) }),
      );
    case 'refused':
      return (loose.refused ?? []).map(
        (item) => `${oneLine(item.name)}: ${frame.refusal[item.reason]}`,
      );
    case 'evidence':
      return (loose.evidence ?? []).map((file) => `${oneLine(file.name)}: ${file.sha256}`);
    case 'tasks':
      return (loose.tasks ?? []).map((task) =>
        plainWords(frame.dueOn)({
          task: frame.task[task.kind],
          name: oneLine(task.name),
          day: dayOf(task.dueAt),
        }),
      );
  }
}
