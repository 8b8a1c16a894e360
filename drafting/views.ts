import type { Dossier, ContactRow, ItemRow } from '../db/dossier';
import type { SettledRow } from '../db/decisions';
import type { MessageRow } from '../db/messages';
import { officeCalendar, type OfficeCalendar } from '../domain/calendar/calendar';
import type { InZone } from '../domain/calendar/local-time';
import { isCompanion, isLate, type Office } from '../domain/chase/whose-step';
import { noticeTerm } from '../domain/notice/notice-rules';
import { hasArrived, isOutstanding } from '../domain/items/answer';
import type { ChaseMail, SettlementView } from '../templates/email/mail-view';
import {
  LANGUAGES,
  type Language,
  type RequestView,
  type StoryLine,
  type UsView,
} from '../templates/view';
import { nameFor, openItem } from './item-views';

/** Who writes, and where the pages are that messages point to (no slash at the end). */
export interface Sender {
  us: UsView;
  portalUrl: string;
}

export interface Calendars {
  previousMsp: OfficeCalendar;
  client: OfficeCalendar;
}

/** Where their offices are. */
interface OfficesOf {
  client: Pick<Dossier['client'], 'country' | 'region' | 'time_zone'>;
  previousMsp: Pick<Dossier['previousMsp'], 'country' | 'region' | 'time_zone' | 'closing_days'>;
}

export function calendarsOf({ client, previousMsp }: OfficesOf): Calendars {
  return {
    previousMsp: officeCalendar({
      country: previousMsp.country,
      region: previousMsp.region,
      timeZone: previousMsp.time_zone,
      closingDays: previousMsp.closing_days,
    }),
    client: officeCalendar({
      country: client.country,
      region: client.region,
      timeZone: client.time_zone,
    }),
  };
}

/** Whose day it is where, without the holidays. */
export function zonesOf({ client, previousMsp }: Dossier): Readonly<Record<Office, InZone>> {
  return {
    previousMsp: { timeZone: previousMsp.time_zone },
    client: { timeZone: client.time_zone },
  };
}

export function languageOf({ handover }: Pick<Dossier, 'handover'>): Language {
  return LANGUAGES.find((language) => language === handover.language) ?? 'en-GB';
}

export function answerFacts(item: Pick<ItemRow, 'state' | 'answer_type' | 'promised_until'>): {
  state: ItemRow['state'];
  answerType: ItemRow['answer_type'];
  promisedUntil: Date | null;
} {
  return { state: item.state, answerType: item.answer_type, promisedUntil: item.promised_until };
}

export function clientView({ client }: Dossier): RequestView['client'] {
  return {
    name: client.name,
    address: client.address,
    country: client.country,
    callBackPhone: client.call_back_phone,
  };
}

export function previousMspView({ previousMsp }: Dossier): RequestView['previousMsp'] {
  return {
    name: previousMsp.name,
    address: previousMsp.address,
    country: previousMsp.country,
    timeZone: previousMsp.time_zone,
  };
}

export function verifyUrl({ portalUrl }: Pick<Sender, 'portalUrl'>): string {
  return `${portalUrl}/verify`;
}

/** When the authority was given, by whom; `to_sign` until it has been. */
export function authorityView({ authority }: Dossier): RequestView['authority'] {
  const signedOn =
    authority?.signed_at ??
    (authority?.signed_on == null ? null : new Date(`${authority.signed_on}T12:00:00Z`));
  const signed = authority?.state === 'signed';
  return {
    kind: !signed ? 'to_sign' : authority.method === 'on_file' ? 'on_file' : 'signed',
    signedOn: signed ? signedOn : null,
    by: authority?.typed_name ?? authority?.signatory_name ?? '',
    title: authority?.typed_title ?? authority?.signatory_title ?? '',
  };
}

/** What every message of the chase says about the handover, for one reader. */
export function chaseMail(
  sender: Sender,
  dossier: Dossier,
  reader: {
    contact: ContactRow;
    at: Date;
    link: string;
    sent: readonly SentRow[];
    named: readonly string[];
  },
): ChaseMail {
  const { handover, items } = dossier;
  const named = new Set(reader.named);
  const last = lastHeard(reader.sent, reader.contact.id);
  const deadlineAt = handover.deadline_at ?? reader.at;
  const language = languageOf(dossier);
  return {
    language,
    at: reader.at,
    letterNumber: handover.number,
    to: { name: reader.contact.name },
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: sender.us,
    link: reader.link,
    verifyUrl: verifyUrl(sender),
    totalItems: items.length,
    outstanding: items
      .filter((item) => named.has(item.id))
      .map((item) => openItem(language, item, reader.at)),
    came: items
      .filter(
        (item) =>
          item.state !== 'rejected' &&
          hasArrived(item.answer_type) &&
          isAfter(item.answered_at, last),
      )
      .map((item) => nameFor(language, item)),
    answeredTotal: items.filter((item) => !isOutstanding(answerFacts(item))).length,
    requestedAt: handover.requested_at ?? reader.at,
    criticalDueAt: handover.critical_due_at ?? deadlineAt,
    deadlineAt,
    requireBy: noticeTerm(noticedAt(dossier) ?? reader.at),
    story: storyOf(dossier),
    refused: items.flatMap((item) =>
      item.state === 'answered' && item.answer_type === 'refused' && item.refusal_reason !== null
        ? [{ name: nameFor(language, item), reason: item.refusal_reason }]
        : [],
    ),
  };
}

/** A day without an hour is that day in every zone when it is taken at noon. */
export function settlementView(row: SettledRow): SettlementView {
  return {
    outcome: row.outcome,
    amount: row.amount,
    on: row.due_on === null ? null : new Date(`${row.due_on}T12:00:00Z`),
  };
}

/** When the formal notice was first sent; its term runs from there, whoever reads of it later. */
function noticedAt({ steps }: Dossier): Date | null {
  return steps.find((step) => step.template === 'formal-notice')?.taken_at ?? null;
}

export type SentRow = Pick<
  MessageRow,
  'step_key' | 'contact_id' | 'template' | 'message_id' | 'outcome' | 'outcome_at' | 'to_name'
>;

function lastHeard(sent: readonly SentRow[], contactId: string): Date | null {
  const heard = sent.filter((row) => row.contact_id === contactId && row.outcome === 'accepted');
  return heard.at(-1)?.outcome_at ?? null;
}

function isAfter(instant: Date | null, than: Date | null): boolean {
  return instant !== null && than !== null && instant.getTime() > than.getTime();
}

const STORY: Readonly<Record<string, StoryLine['what']>> = {
  request: 'requested',
  reached: 'reached',
  reminder: 'reminded',
  critical: 'critical_due',
  escalation: 'escalated',
  deadline: 'deadline',
  'formal-notice': 'noticed',
  'promise-broken': 'promise_broken',
};

/** What happened so far, oldest first. */
export function storyOf({ handover, steps, items }: Dossier): StoryLine[] {
  const taken = steps
    .filter((step) => step.state === 'taken' && step.kind !== 'authority')
    .filter(({ key }) => !isCompanion(key) && !isLate(key))
    .flatMap((step) => {
      const what = STORY[step.template];
      return what === undefined || step.taken_at === null ? [] : [{ at: step.taken_at, what }];
    });
  const answered = items.filter((item) => item.answered_at !== null);
  const latest = answered
    .map((item) => item.answered_at ?? handover.created_at)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
  const story: StoryLine[] = latest
    ? [...taken, { at: latest, what: 'answered', count: answered.length }]
    : taken;
  return story.sort((a, b) => a.at.getTime() - b.at.getTime());
}
