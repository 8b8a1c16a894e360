import type { Selectable } from 'kysely';
import { readCalls, type CallRow } from './calls';
import type { HandoverRow } from './dossier';
import { LOOK_ACTIONS } from '../domain/reveal/looked-at';
import type { Queries } from './pool';
import { readStepSkips } from './step-skips';
import type { AuthoritiesTable } from './tables/handovers';
import type { ContactsTable } from './tables/people';

/** What the head of every page of a handover says. */
export interface HandoverHead {
  handover: HandoverRow;
  client: { name: string; country: string; timeZone: string };
  previousMsp: {
    name: string;
    country: string;
    region: string | null;
    timeZone: string;
    closingDays: string[];
  };
  counts: Readonly<
    Record<'items' | 'messages' | 'people' | 'decisions' | 'questions' | 'looks', number>
  >;
}

export async function readHead(queries: Queries, id: string): Promise<HandoverHead | undefined> {
  const handover = await queries
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!handover) return undefined;
  const facts = await queries
    .selectFrom('clients as c')
    .innerJoin('previous_msps as p', (join) => join.onTrue())
    .where('c.id', '=', handover.client_id)
    .where('p.id', '=', handover.previous_msp_id)
    .select((e) => [
      'c.name as clientName',
      'c.country as clientCountry',
      'c.time_zone as clientZone',
      'p.name',
      'p.country',
      'p.region',
      'p.time_zone as timeZone',
      'p.closing_days as closingDays',
      e
        .selectFrom('messages')
        .where('handover_id', '=', id)
        .select((m) => m.fn.countAll<number>().as('n'))
        .as('messages'),
      e
        .selectFrom('inbound_messages')
        .where((m) => m.or([m('handover_id', '=', id), m('place_in', '=', id)]))
        .select((m) => m.fn.countAll<number>().as('n'))
        .as('came'),
      e
        .selectFrom('contacts')
        .where('handover_id', '=', id)
        .where('removed_at', 'is', null)
        .select((m) => m.fn.countAll<number>().as('n'))
        .as('people'),
      e
        .selectFrom('decisions')
        .where('handover_id', '=', id)
        .select((d) => d.fn.countAll<number>().as('n'))
        .as('decisions'),
      e
        .selectFrom('item_questions')
        .where('handover_id', '=', id)
        .select((q) => q.fn.countAll<number>().as('n'))
        .as('questions'),
      e
        .selectFrom('audit_events')
        .where('handover_id', '=', id)
        .where('action', 'in', [...LOOK_ACTIONS])
        .select((a) => a.fn.countAll<number>().as('n'))
        .as('looks'),
    ])
    .executeTakeFirstOrThrow();
  const {
    clientName,
    clientCountry,
    clientZone,
    messages,
    came,
    people,
    decisions,
    questions,
    looks,
    ...previousMsp
  } = facts;
  return {
    handover,
    client: { name: clientName, country: clientCountry, timeZone: clientZone },
    previousMsp,
    counts: {
      items: handover.items_total,
      messages: (messages ?? 0) + (came ?? 0),
      people: people ?? 0,
      decisions: decisions ?? 0,
      questions: questions ?? 0,
      looks: looks ?? 0,
    },
  };
}

/** Instants for the drawn timeline. */
export interface TimelineRows {
  opens: Date[];
  answers: Date[];
  promises: { until: Date; items: number }[];
  /** What people did outside our pages, as they recorded it. */
  acts: { at: Date; what: 'notice_posted' | 'left_with_client' }[];
  calls: CallRow[];
  /** Why people left steps out, by the step's key. */
  skipped: ReadonlyMap<string, string>;
}

export async function readTimelineRows(queries: Queries, id: string): Promise<TimelineRows> {
  const opens = await queries
    .selectFrom('links')
    .select('first_opened_at as at')
    .where('handover_id', '=', id)
    .where('purpose', '=', 'reply')
    .where('first_opened_at', 'is not', null)
    .execute();
  const answers = await queries
    .selectFrom('answers')
    .select('answered_at as at')
    .where('handover_id', '=', id)
    .where('type', '<>', 'promised')
    .where('superseded_at', 'is', null)
    .orderBy('answered_at')
    .execute();
  const promises = await queries
    .selectFrom('items')
    .select((e) => ['promised_until as until', e.fn.countAll<number>().as('items')])
    .where('handover_id', '=', id)
    .where('state', '=', 'answered')
    .where('answer_type', '=', 'promised')
    .groupBy('promised_until')
    .orderBy('promised_until')
    .execute();
  const skips = await readStepSkips(queries, id);
  return {
    acts: await readActs(queries, id),
    calls: await readCalls(queries, id),
    skipped: new Map(skips.map((skip) => [skip.step_key, skip.reason])),
    opens: opens.flatMap((row) => (row.at ? [row.at] : [])),
    answers: answers.map((row) => row.at),
    promises: promises.flatMap((row) => (row.until ? [{ ...row, until: row.until }] : [])),
  };
}

async function readActs(queries: Queries, id: string): Promise<TimelineRows['acts']> {
  const notice = await queries
    .selectFrom('formal_notices')
    .select('posted_on')
    .where('handover_id', '=', id)
    .where('posted_on', 'is not', null)
    .executeTakeFirst();
  const confirmed = await queries
    .selectFrom('packages')
    .select('confirmed_at as at')
    .where('handover_id', '=', id)
    .where('confirmed_at', 'is not', null)
    .execute();
  // The slip has a day only: noon is that day in every zone that matters here.
  const posted = notice?.posted_on ? [new Date(`${notice.posted_on}T12:00:00Z`)] : [];
  return [
    ...posted.map((at) => ({ at, what: 'notice_posted' as const })),
    ...confirmed.flatMap(({ at }) => (at ? [{ at, what: 'left_with_client' as const }] : [])),
  ];
}

export async function readAuthority(
  queries: Queries,
  id: string,
): Promise<Selectable<AuthoritiesTable> | undefined> {
  return queries
    .selectFrom('authorities')
    .selectAll()
    .where('handover_id', '=', id)
    .executeTakeFirst();
}

/** Everybody who is or was on the ladder; those who were taken away come last. */
export async function readContacts(
  queries: Queries,
  id: string,
): Promise<Selectable<ContactsTable>[]> {
  return queries
    .selectFrom('contacts')
    .selectAll()
    .where('handover_id', '=', id)
    .orderBy('removed_at', (o) => o.desc().nullsFirst())
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
