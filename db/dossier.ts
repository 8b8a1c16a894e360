import { sql, type Selectable } from 'kysely';
import { COLLEAGUE, type Rung } from '../domain/contacts/contact';
import type { SettledRow } from './decisions';
import { fromJson, type Instants, type JsonRow } from './json-rows';
import { NoSuchHandover } from './positions';
import type { Queries } from './pool';
import type { AuthoritiesTable, HandoversTable, ItemsTable } from './tables/handovers';
import type { ClientsTable, ContactsTable, PreviousMspsTable } from './tables/people';
import type { StepRow } from './steps';

export type HandoverRow = Selectable<HandoversTable>;
export type ItemRow = Selectable<ItemsTable>;
/** Somebody on the ladder: a colleague of theirs is no party to the chase. */
export type ContactRow = Selectable<ContactsTable> & { rung: Rung };
type ClientRow = Selectable<ClientsTable>;
type PreviousMspRow = Selectable<PreviousMspsTable>;
type AuthorityRow = Selectable<AuthoritiesTable>;

/** Everything that deciding about one handover needs, read at once. Nothing sealed is in it. */
export interface Dossier {
  handover: HandoverRow;
  client: ClientRow;
  previousMsp: PreviousMspRow;
  authority: AuthorityRow | undefined;
  /** Present contacts on the ladder; a removed one is gone. */
  contacts: ContactRow[];
  items: ItemRow[];
  steps: StepRow[];
  /** Contacts who have opened a reply link of theirs. */
  openedBy: ReadonlySet<string>;
  /** What was done about the refusals of items that are asked for once more, oldest first. */
  settled: SettledRow[];
  /** When a reply link was opened for the first time. */
  firstOpenedAt: Date | null;
}

const OF_PLACE: Instants<ClientRow & PreviousMspRow> = { created_at: true };
const OF_AUTHORITY: Instants<AuthorityRow> = { signed_at: true, copy_due_at: true };
const OF_CONTACT: Instants<ContactRow> = {
  bounced_at: true,
  bounce_told_at: true,
  removed_at: true,
  created_at: true,
};
const OF_ITEM: Instants<ItemRow> = {
  answered_at: true,
  promised_until: true,
  sent_back_at: true,
  settled_at: true,
};
const OF_STEP: Instants<StepRow> = { due_at: true, taken_at: true, writing_at: true };

/** One handover's row with everything around it as JSON: one statement, since it is read before and after every act. */
type Whole = HandoverRow & {
  client: JsonRow<ClientRow>;
  previous_msp: JsonRow<PreviousMspRow>;
  authority:
    (Omit<JsonRow<AuthorityRow>, 'letter_sha256'> & { letter_sha256: string | null }) | null;
  contacts: JsonRow<ContactRow>[];
  items: JsonRow<ItemRow>[];
  steps: JsonRow<StepRow>[];
  opened: { contact_id: string; first_opened_at: string }[];
  settled: SettledRow[];
};

/** Throws NoSuchHandover. */
export async function readDossier(queries: Queries, handoverId: string): Promise<Dossier> {
  const { rows } = await sql<Whole>`
    select h.*, to_json(c) as client, to_json(p) as previous_msp, to_json(a) as authority,
      (select coalesce(json_agg(to_json(o) order by o.created_at, o.id), '[]') from contacts o
        where o.handover_id = h.id and o.removed_at is null and o.rung <> ${COLLEAGUE}) as contacts,
      (select coalesce(json_agg(to_json(i) order by i.position), '[]') from items i
        where i.handover_id = h.id) as items,
      (select coalesce(json_agg(to_json(s) order by s.due_at, s.working_day), '[]') from steps s
        where s.handover_id = h.id) as steps,
      (select coalesce(json_agg(json_build_object('contact_id', l.contact_id,
          'first_opened_at', l.first_opened_at) order by l.first_opened_at), '[]') from links l
        where l.handover_id = h.id and l.purpose = 'reply' and l.first_opened_at is not null) as opened,
      (select coalesce(json_agg(json_build_object('outcome', d.outcome, 'amount', d.amount,
          'due_on', d.due_on, 'items', g.items) order by d.decided_at), '[]') from decisions d
        cross join lateral (select json_agg(i.id) as items from decision_items di
          join items i on i.answer_id = di.answer_id
          where di.decision_id = d.id and i.handover_id = h.id and i.sent_back_at = d.decided_at
            and i.state = 'rejected' and i.answer_type = 'refused') g
        where d.handover_id = h.id and d.outcome <> 'overtaken' and g.items is not null) as settled
    from handovers h
      join clients c on c.id = h.client_id
      join previous_msps p on p.id = h.previous_msp_id
      left join authorities a on a.handover_id = h.id
    where h.id = ${handoverId}`.execute(queries);
  const [whole] = rows;
  if (!whole) throw new NoSuchHandover();
  return dossierOf(whole);
}

function dossierOf(whole: Whole): Dossier {
  const { client, previous_msp, authority, contacts, items, steps, opened, settled, ...handover } =
    whole;
  const firstOpenedAt = opened[0]?.first_opened_at;
  return {
    handover,
    client: fromJson<ClientRow>(client, OF_PLACE),
    previousMsp: fromJson<PreviousMspRow>(previous_msp, OF_PLACE),
    authority: authority === null ? undefined : authorityOf(authority),
    contacts: contacts.map((row) => fromJson<ContactRow>(row, OF_CONTACT)),
    items: items.map((row) => fromJson<ItemRow>(row, OF_ITEM)),
    steps: steps.map((row) => fromJson<StepRow>(row, OF_STEP)),
    openedBy: new Set(opened.map((link) => link.contact_id)),
    settled,
    firstOpenedAt: firstOpenedAt === undefined ? null : new Date(firstOpenedAt),
  };
}

function authorityOf({
  letter_sha256: hex,
  ...row
}: NonNullable<Whole['authority']>): AuthorityRow {
  // JSON has bytes as \\x and hexadecimal digits.
  const letter_sha256 = hex === null ? null : Buffer.from(hex.slice(2), 'hex');
  return fromJson<AuthorityRow>({ ...row, letter_sha256 }, OF_AUTHORITY);
}
