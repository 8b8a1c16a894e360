import { day, isSameDay, moment, until } from '../language/dates';
import type { MailFrame } from '../language/mail-words';
import { plainWords } from '../language/handlebars';
import { oneLine } from '../language/plain';
import { mostWantedFirst } from '../item-order';
import type { MailTemplate, MailViews } from './mail-view';

/** Every fact that a template may name. Strict Handlebars throws on any other name. */
export type MailFacts = Readonly<Record<string, string | number | null>>;

type Views = MailViews[MailTemplate];
type AnyField<V> = V extends V ? keyof V : never;
/** Any of the views, with what only some of them have as optional. */
export type LooseView = {
  [K in AnyField<Views>]?: Extract<Views, Partial<Record<K, unknown>>>[K];
};

const MOST_NAMES = 3;

/** “A, B and C”; of more than three the first, and how many besides. */
function joined(names: readonly string[], frame: MailFrame): string | null {
  const clean = names.slice(0, MOST_NAMES).map(oneLine);
  const left = names.length - clean.length;
  if (left > 0) return `${clean.join(', ')} ${plainWords(frame.more)({ n: left })}`;
  const last = clean.pop();
  if (last === undefined) return null;
  return clean.length === 0 ? last : `${clean.join(', ')} ${frame.and} ${last}`;
}

/**
 * The facts of a message as words in the reader's language. Dates are in the zone of the view
 * (`timeZone` for our own house, else the previous MSP's). Throws RangeError for an unknown zone.
 */
export function mailFacts(view: Views, frame: MailFrame): MailFacts {
  const loose: LooseView = view;
  const { language } = view;
  const zone = loose.timeZone ?? view.previousMsp.timeZone;
  const dayOf = (at: Date | null | undefined) => (at ? day(at, zone, language) : null);
  const outstanding = mostWantedFirst(loose.outstanding ?? []);
  const criticalOpen = outstanding.filter((item) => item.criticality === 'critical').length;
  const due = loose.criticalDueAt;
  const promised = loose.promised?.map((item) => item.name) ?? [];
  return {
    client: oneLine(view.client.name),
    callBack: view.client.callBackPhone ? oneLine(view.client.callBackPhone) : null,
    no: oneLine(view.letterNumber),
    name: view.to.name ? oneLine(view.to.name) : null,
    msp: oneLine(view.previousMsp.name),
    us: oneLine(view.us.name),
    usPhone: view.us.phone ? oneLine(view.us.phone) : null,
    verifyUrl: loose.verifyUrl ?? null,
    today: day(view.at, zone, language),
    total: loose.totalItems ?? loose.tasks?.length ?? 0,
    open: outstanding.length,
    answered: loose.answeredTotal ?? 0,
    criticalOpen,
    cameNames: joined(loose.came ?? [], frame),
    firstOpen: outstanding[0] ? oneLine(outstanding[0].name) : null,
    others: outstanding.filter((item) => !promised.includes(item.name)).length,
    requestedOn: dayOf(loose.requestedAt),
    criticalDue: due ? until(due, zone, language) : null,
    dueWhen: due && isSameDay(due, view.at, zone) ? frame.today : dueDay(dayOf(due), frame),
    deadline: dayOf(loose.deadlineAt),
    allDue: loose.deadlineAt ? until(loose.deadlineAt, zone, language) : null,
    requireBy: dayOf(loose.requireBy),
    linkUntil: dayOf(loose.linkUntil),
    waitingSince: dayOf(loose.waitingSince),
    callName: loose.call ? oneLine(loose.call.name) : null,
    callPhone: loose.call?.phone ? oneLine(loose.call.phone) : null,
    refusedCount: loose.refused?.length ?? 0,
    settledCount: loose.settled?.length ?? 0,
    evidenceCount: loose.evidence?.length ?? 0,
    elsewhere: loose.evidenceElsewhere === true ? 1 : 0,
    taskCount: loose.tasks?.length ?? 0,
    again: loose.tasks?.filter((task) => task.again).length ?? 0,
    criticalItems: loose.criticalItems ?? 0,
    ownKey: loose.ownKey === true ? 1 : 0,
    receiptNumber: loose.receiptNumber ?? null,
    submitted: loose.submitted ?? 0,
    accepted: loose.accepted ?? 0,
    recovered: loose.recovered ?? 0,
    rotated: loose.rotated ?? 0,
    waived: loose.waived ?? 0,
    since: dayOf(loose.since),
    purgeOn: dayOf(loose.purgeAt),
    daysLeft: loose.days ?? 0,
    soon: loose.days === 1 ? 1 : 0,
    reason: loose.reason ? frame.stalled[loose.reason] : null,
    who: loose.who ? oneLine(loose.who) : null,
    more: loose.more ?? 0,
    whose: oneLine((loose.ofClient === true ? view.client : view.previousMsp).name),
    nextName: loose.next ? oneLine(loose.next) : null,
    replies: loose.replies ?? 0,
    item: loose.item ? oneLine(loose.item) : null,
    startsAt: loose.startsAt ? moment(loose.startsAt, zone, language) : null,
    startsThere:
      loose.startsAt && loose.otherZone ? moment(loose.startsAt, loose.otherZone, language) : null,
    groups: joinedAll(loose.groups ?? []),
    answer: loose.answer ? oneLine(loose.answer) : null,
    declinedWhy: loose.declined ? frame.declined[loose.declined] : null,
    odd: typeof loose.others === 'number' ? loose.others : 0,
  };
}

/** Every one of them, however many. */
function joinedAll(names: readonly string[]): string {
  return names.map(oneLine).join(', ');
}

function dueDay(text: string | null, frame: MailFrame): string | null {
  return text === null ? null : frame.byDay.replace('{{day}}', () => text);
}
