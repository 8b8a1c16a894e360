import { sql, type RawBuilder, type Selectable } from 'kysely';
import { COLLEAGUE } from '../domain/contacts/contact';
import type { UnsentMessage } from '../domain/stalled/stall-facts';
import { refusedSince } from './decisions';
import type { ContactRow, HandoverRow, ItemRow } from './dossier';
import { fromJson, type Instants, type JsonRow } from './json-rows';
import type { Queries } from './pool';
import { NoSuchHandover, type Standing } from './positions';
import type { StallSeen } from './stalled';
import type { StepRow } from './steps';
import type { ClientQuestionsTable } from './tables/answers';
import type { AuthoritiesTable } from './tables/handovers';
import type { ClientsTable, PreviousMspsTable } from './tables/people';
import type { ResetTasksTable } from './tables/resets';

type TaskRow = Selectable<ResetTasksTable>;
type ClientRow = Selectable<ClientsTable>;
type PreviousMspRow = Selectable<PreviousMspsTable>;
type AuthorityRow = Selectable<AuthoritiesTable>;

/** An open task, as far as standing still is concerned. */
export interface StallTask extends Pick<
  TaskRow,
  'item_id' | 'reason' | 'opened_at' | 'in_circle' | 'begun_at' | 'blocked_until'
> {
  /** From when on it is overdue. */
  overdue_at: Date;
}

/** What a dossier does not have. */
interface StallRows {
  tasks: StallTask[];
  /** Ids of items whose recover task is done or waived. */
  recovered: string[];
  /** Since when something is refused about which no person has decided; null when there is nothing. */
  undecidedSince: Date | null;
  /** Messages that no mail server has taken; of steps that are over nobody offers them any more. */
  unsent: UnsentMessage[];
  /** Whether mail or worker fail for the whole house. */
  outage: boolean;
  /** Since when the signatory's no waits for a person; null when there is none. */
  declinedAt: Date | null;
  /** What the client is asked for, unless it has said that it does not have it. */
  asked: AskedRow[];
  /** The client's package that nobody has confirmed; null when none waits. */
  waiting: WaitingRow | null;
}

interface WaitingRow {
  made_at: Date;
  /** When its reader's mail came back, or they were taken off; null while they can be reached. */
  gone_at: Date | null;
}

type AskedRow = Pick<
  Selectable<ClientQuestionsTable>,
  'item_id' | 'opened_at' | 'reminded_at' | 'promised_until'
>;

const OF_WAITING: Instants<WaitingRow> = { made_at: true, gone_at: true };
const OF_UNSENT: Instants<UnsentMessage> = { since: true, triedAt: true };
const OF_ASKED: Instants<AskedRow> = { opened_at: true, reminded_at: true, promised_until: true };
const OF_TASK: Instants<StallTask> = {
  opened_at: true,
  begun_at: true,
  blocked_until: true,
  overdue_at: true,
};

/** What is read of the handover's own row: what judging needs, and where it stands. */
const OF_HANDOVER = [
  'h.id',
  'h.stage',
  'h.revision',
  'h.items_outstanding',
  'h.unsettled',
  'h.next_step_key',
  'h.next_step_at',
  'h.paused_at',
  'h.paused_until',
  'h.tasks_stale',
  'h.requested_at',
  'h.policy',
  'h.stalled_reason',
  'h.stall_check_at',
] as const;
type StallHandover = Standing & Pick<HandoverRow, 'id' | 'requested_at' | 'policy'> & StallSeen;
type StallClient = Pick<ClientRow, 'country' | 'region' | 'time_zone'>;
type StallPreviousMsp = StallClient & Pick<PreviousMspRow, 'closing_days'>;
type StallContact = Pick<ContactRow, 'party' | 'rung' | 'bounced_at' | 'created_at'>;
type StallStep = Pick<StepRow, 'kind' | 'state' | 'taken_at' | 'due_at'>;
type StallItem = Pick<
  ItemRow,
  | 'id'
  | 'state'
  | 'answer_type'
  | 'answered_at'
  | 'promised_until'
  | 'sent_back_at'
  | 'only_they_can_release'
>;
const OF_CONTACT: Instants<StallContact> = { bounced_at: true, created_at: true };
const OF_STEP: Instants<StallStep> = { taken_at: true, due_at: true };
const OF_ITEM: Instants<StallItem> = {
  answered_at: true,
  promised_until: true,
  sent_back_at: true,
};

/** What standing still depends on, and no more: it is read after everything that happens to a handover. */
export interface StallDossier extends StallRows {
  handover: StallHandover;
  client: StallClient;
  previousMsp: StallPreviousMsp;
  authority: AuthorityRow['state'] | null;
  contacts: StallContact[];
  items: StallItem[];
  steps: StallStep[];
  /** When a reply link was opened for the first time. */
  firstOpenedAt: Date | null;
}

interface StallJson {
  client: StallClient;
  previous_msp: StallPreviousMsp;
  authority: AuthorityRow['state'] | null;
  contacts: JsonRow<StallContact>[];
  items: JsonRow<StallItem>[];
  steps: JsonRow<StallStep>[];
  first_opened_at: string | null;
  tasks: JsonRow<StallTask>[];
  recovered: string[];
  undecided_since: string | null;
  unsent: JsonRow<UnsentMessage>[];
  outage: boolean;
  declined_at: string | null;
  asked: JsonRow<AskedRow>[];
  waiting: JsonRow<WaitingRow> | null;
}

/** All rows of a query as JSON. */
const all = (rows: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`;

/** Throws NoSuchHandover. */
export async function readStallDossier(
  queries: Queries,
  handoverId: string,
): Promise<StallDossier> {
  const of = sql`handover_id = ${handoverId}`;
  const { rows } = await sql<StallHandover & { around: StallJson }>`
    select ${sql.join(OF_HANDOVER.map((column) => sql.ref(column)))}, json_build_object(
      'client', json_build_object('country', c.country, 'region', c.region, 'time_zone', c.time_zone),
      'previous_msp', json_build_object('country', p.country, 'region', p.region, 'time_zone', p.time_zone,
        'closing_days', p.closing_days),
      'authority', (select state from authorities where ${of}),
      'contacts', ${all(sql`select party, rung, bounced_at, created_at from contacts
        where ${of} and removed_at is null and rung <> ${COLLEAGUE} order by created_at, id`)},
      'items', ${all(sql`select id, state, answer_type, answered_at, promised_until, sent_back_at,
        only_they_can_release from items where ${of} order by position`)},
      'steps', ${all(sql`select kind, state, taken_at, due_at from steps where ${of} order by due_at, working_day`)},
      'first_opened_at', (select min(first_opened_at) from links where ${of} and purpose = 'reply'),
      'tasks', ${all(sql`select item_id, reason, opened_at, in_circle, begun_at, blocked_until,
        greatest(due_at, blocked_until) as overdue_at from reset_tasks where ${of} and state = 'open'`)},
      'recovered', (select coalesce(json_agg(item_id), '[]') from reset_tasks
        where ${of} and reason = 'recover' and state in ('done', 'waived')),
      'undecided_since', ${refusedSince(queries, handoverId)},
      'unsent', ${all(sql`select m.created_at as since, m.outcome_at as "triedAt" from messages m
        where ${of} and m.outcome in ('not_sent', 'unknown') and not exists (select from steps s
          where s.handover_id = m.handover_id and s.key = m.step_key and s.state <> 'planned')`)},
      'outage', exists (select from outages where ended_at is null),
      'declined_at', (select declined_at from authority_declines where ${of} and settled_at is null),
      'asked', ${all(sql`select q.item_id, q.opened_at, q.reminded_at, q.promised_until
        from client_questions q join items i on i.id = q.item_id
        where q.handover_id = ${handoverId} and q.said is distinct from 'never_held' and i.state = 'answered'
          and i.answer_id = q.answer_id`)},
      'waiting', (select json_build_object('made_at', p.made_at, 'gone_at', coalesce(c.bounced_at, c.removed_at))
        from packages p join contacts c on c.id = p.contact_id
        where p.handover_id = ${handoverId} and p.confirmed_at is null and p.withdrawn_at is null)) as around
    from handovers h
      join clients c on c.id = h.client_id
      join previous_msps p on p.id = h.previous_msp_id
    where h.id = ${handoverId}`.execute(queries);
  const [row] = rows;
  if (!row) throw new NoSuchHandover();
  const { around, ...handover } = row;
  return { handover, ...around, ...revived(around) };
}

type Revived = Pick<StallDossier, 'contacts' | 'items' | 'steps' | 'firstOpenedAt' | 'previousMsp'>;

function revived(json: StallJson): Omit<StallRows, 'outage' | 'recovered'> & Revived {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    previousMsp: json.previous_msp,
    contacts: json.contacts.map((row) => fromJson<StallContact>(row, OF_CONTACT)),
    items: json.items.map((row) => fromJson<StallItem>(row, OF_ITEM)),
    steps: json.steps.map((row) => fromJson<StallStep>(row, OF_STEP)),
    firstOpenedAt: instant(json.first_opened_at),
    tasks: json.tasks.map((task) => fromJson<StallTask>(task, OF_TASK)),
    undecidedSince: instant(json.undecided_since),
    unsent: json.unsent.map((message) => fromJson<UnsentMessage>(message, OF_UNSENT)),
    declinedAt: instant(json.declined_at),
    asked: json.asked.map((row) => fromJson<AskedRow>(row, OF_ASKED)),
    waiting: json.waiting && fromJson<WaitingRow>(json.waiting, OF_WAITING),
  };
}
