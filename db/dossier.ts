import type { Selectable } from 'kysely';
import { readSettled, type SettledRow } from './decisions';
import { NoSuchHandover } from './positions';
import type { Queries } from './pool';
import type { AuthoritiesTable, HandoversTable, ItemsTable } from './tables/handovers';
import type { ClientsTable, ContactsTable, PreviousMspsTable } from './tables/people';
import { readSteps, type StepRow } from './steps';

export type HandoverRow = Selectable<HandoversTable>;
export type ItemRow = Selectable<ItemsTable>;
export type ContactRow = Selectable<ContactsTable>;

/** Everything that deciding about one handover needs, read at once. Nothing sealed is in it. */
export interface Dossier {
  handover: HandoverRow;
  client: Selectable<ClientsTable>;
  previousMsp: Selectable<PreviousMspsTable>;
  authority: Selectable<AuthoritiesTable> | undefined;
  /** Present contacts; a removed one is gone. */
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

/** Throws NoSuchHandover. */
export async function readDossier(queries: Queries, handoverId: string): Promise<Dossier> {
  const handover = await queries
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', handoverId)
    .executeTakeFirst();
  if (!handover) throw new NoSuchHandover();
  const client = await queries
    .selectFrom('clients')
    .selectAll()
    .where('id', '=', handover.client_id)
    .executeTakeFirstOrThrow();
  const previousMsp = await queries
    .selectFrom('previous_msps')
    .selectAll()
    .where('id', '=', handover.previous_msp_id)
    .executeTakeFirstOrThrow();
  const authority = await queries
    .selectFrom('authorities')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  const contacts = await queries
    .selectFrom('contacts')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const items = await queries
    .selectFrom('items')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('position')
    .execute();
  const opened = await queries
    .selectFrom('links')
    .select(['contact_id', 'first_opened_at'])
    .where('handover_id', '=', handoverId)
    .where('purpose', '=', 'reply')
    .where('first_opened_at', 'is not', null)
    .orderBy('first_opened_at')
    .execute();
  return {
    handover,
    client,
    previousMsp,
    authority,
    contacts,
    items,
    steps: await readSteps(queries, handoverId),
    openedBy: new Set(opened.map((link) => link.contact_id)),
    settled: await readSettled(
      queries,
      handoverId,
      items
        .filter((item) => item.state === 'rejected' && item.answer_type === 'refused')
        .map((item) => item.id),
    ),
    firstOpenedAt: opened[0]?.first_opened_at ?? null,
  };
}
