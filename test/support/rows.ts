import type { Selectable } from 'kysely';
import type { Tables } from '../../db/tables';
import { signIn } from './console-site';
import type { Stage } from './stage';

/** What a handover's pages are made of, for assertions. */
export async function handoverRow(
  { db }: Stage,
  id: string,
): Promise<Selectable<Tables['handovers']>> {
  return db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function itemRows({ db }: Stage, id: string): Promise<Selectable<Tables['items']>[]> {
  return db
    .selectFrom('items')
    .selectAll()
    .where('handover_id', '=', id)
    .orderBy('position')
    .execute();
}

export async function stepRows({ db }: Stage, id: string): Promise<Selectable<Tables['steps']>[]> {
  return db
    .selectFrom('steps')
    .selectAll()
    .where('handover_id', '=', id)
    .orderBy('due_at')
    .execute();
}

export async function messageRows(
  { db }: Stage,
  id: string,
): Promise<Selectable<Tables['messages']>[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('handover_id', '=', id)
    .orderBy('created_at')
    .execute();
}

export async function taskRows(
  { db }: Stage,
  id: string,
): Promise<Selectable<Tables['reset_tasks']>[]> {
  return db.selectFrom('reset_tasks').selectAll().where('handover_id', '=', id).execute();
}

export async function outageRows({ db }: Stage): Promise<Selectable<Tables['outages']>[]> {
  return db.selectFrom('outages').selectAll().orderBy('since').execute();
}

/** The board as a technician sees it. */
export async function boardPage({ console: app, db }: Stage, query = ''): Promise<string> {
  const headers = await signIn({ app, db }, 'technician');
  return (await app.inject({ url: `/${query}`, headers })).body;
}
