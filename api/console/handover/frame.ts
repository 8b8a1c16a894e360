import { readTimelineRows } from '../../../db/handover-page';
import { readLately, type LoggedEvent } from '../../../db/handover-log';
import type { TaskLine } from '../../../db/task-pages';
import { officeCalendar, workingDaysBetween } from '../../../domain/calendar/calendar';
import { isOver } from '../../../domain/handover/stage';
import { tasksInWords } from '../../../templates/pages/console/task-count-words';
import { isOpenTask } from '../../../domain/resets/task';
import {
  actorInWords,
  logSentence,
  type LogNames,
} from '../../../templates/pages/console/handover-log-words';
import { DONE } from '../../../templates/pages/console/handover-words';
import { cityOf } from '../../../templates/pages/when';
import { COMMANDS } from '../../../workflows/messages';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { bannerOf, type Banner } from './banner';
import { offered, type Offer } from './commands/offered';
import type { Loaded } from './loaded';
import { nextStepView, type NextStepView } from './next-step';
import { timelineView, type TimelineView } from './timeline-view';

export type Tab =
  | 'items'
  | 'correspondence'
  | 'questions'
  | 'tasks'
  | 'people'
  | 'authority'
  | 'decisions'
  | 'looks'
  | 'log';

/** What partials/handover-frame.hbs shows around every tab. */
export interface Frame {
  base: string;
  title: string;
  clientName: string;
  previousMspName: string;
  number: string;
  stage: string;
  workingDay: number | null;
  deadlineAt: Date | null;
  deadlineZone: string;
  deadlinePassed: boolean;
  notice: string | null;
  banner: Banner | null;
  offers: Offer[];
  moreOffers: Offer[];
  zoneName: string;
  ourZone: string;
  timeline: TimelineView;
  tabs: { href: string; label: string; count: number | null; current: boolean }[];
  next: NextStepView | null;
  firstTask: (TaskLine & { counted: string }) | null;
  lately: { at: Date; text: string; by: string }[];
}

/** What somebody looking in wants to know happened; the rest is in the log. */
const NEWS = [
  'handover.started',
  'handover.closed',
  'authority.signed',
  'authority.copy_replaced',
  'step.taken',
  'link.opened',
  'submission.finished',
  'contact.bounced',
  'mail.filed',
  'mail.text_filed',
  'secret.revealed',
  'item.rejected',
  'decision.opened',
  'decision.made',
  'client.said',
  'question.asked',
  'question.answered',
  'part.passed_on',
  'part.withdrawn',
  'authority.declined',
  'access.attested',
  'resets.opened',
  'task.done',
  'notice.posted',
  'package.made',
  'package.confirmed',
  ...COMMANDS.map((command) => `command.${command}`),
];
const MOST_NEWS = 7;
/** The frame around one tab. `done` is the word of the address after a command was carried out. */
export async function frameOf(
  deps: ConsoleDeps,
  loaded: Loaded,
  shown: { tab: Tab; done?: string | undefined },
): Promise<Frame> {
  const { db } = deps;
  const { head, reader, base } = loaded;
  const { handover, client, previousMsp } = head;
  const [rows, lately] = await Promise.all([
    readTimelineRows(db, handover.id),
    readLately(db, handover.id, { actions: NEWS, most: MOST_NEWS }),
  ]);
  const { offers, moreOffers } = offered(loaded);
  return {
    base,
    title: client.name,
    clientName: client.name,
    previousMspName: previousMsp.name,
    number: handover.number,
    stage: handover.stage,
    workingDay: workingDayOf(loaded),
    deadlineAt: handover.deadline_at,
    deadlineZone: previousMsp.timeZone,
    deadlinePassed: handover.deadline_at !== null && handover.deadline_at < reader.at,
    notice: shown.done === undefined ? null : (DONE[shown.done] ?? null),
    banner: bannerOf(loaded),
    offers,
    moreOffers,
    zoneName: cityOf(reader.zone),
    ourZone: loaded.ourZone,
    timeline: timelineView({ ...rows, ...loaded }),
    tabs: tabsOf(loaded, shown.tab),
    next: nextStepView(loaded),
    firstTask: firstTaskOf(loaded),
    lately: lately.map((event) => inWords(event, loaded.names)),
  };
}

function workingDayOf({ head, reader }: Loaded): number | null {
  const { handover, previousMsp } = head;
  if (handover.requested_at === null || isOver(handover.stage)) return null;
  const calendar = officeCalendar(previousMsp);
  return Math.max(0, workingDaysBetween(calendar, handover.requested_at, reader.at));
}

function tabsOf({ base, head, tasks }: Loaded, current: Tab): Frame['tabs'] {
  const { counts } = head;
  const tab = (name: Tab, label: string, count: number | null = null) => ({
    href: name === 'items' ? base : `${base}/${name}`,
    label,
    count,
    current: name === current,
  });
  return [
    tab('items', 'Items', counts.items),
    tab('correspondence', 'Correspondence', counts.messages),
    ...(counts.questions > 0 || current === 'questions'
      ? [tab('questions', 'Questions', head.handover.questions_open || null)]
      : []),
    tab('tasks', 'Reset tasks', tasks.filter(({ state }) => state === 'open').length),
    tab('people', 'People', counts.people),
    tab('authority', 'Authority'),
    ...(counts.decisions > 0 ? [tab('decisions', 'Decisions', counts.decisions)] : []),
    ...(counts.looks > 0 ? [tab('looks', 'Looked at', counts.looks)] : []),
    tab('log', 'Log'),
  ];
}

function firstTaskOf({ tasks }: Loaded): Frame['firstTask'] {
  const [first] = tasks.filter((task) => isOpenTask(task.state));
  return first ? { ...first, counted: tasksInWords(tasks) } : null;
}

export function inWords(
  event: LoggedEvent,
  names: LogNames,
): { at: Date; text: string; by: string } {
  return {
    at: event.at,
    text: logSentence(event.action, event.details, names),
    by: actorInWords(event.actor, names),
  };
}
