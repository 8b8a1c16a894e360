import { sql } from 'kysely';
import { giveInTurn, type Turn } from '../domain/resets/in-turn';
import { writeAudit } from './audit';
import type { Queries } from './pool';
import { write } from './transactions';

/** An open task that no active person owns. */
export interface Unowned {
  id: string;
  role: string;
}

/**
 * Gives these open tasks of a handover, which no active person owns, to the next one in turn of their roles: spread
 * evenly however many open at once. With nobody of the role a lead has them, else the handover's account manager.
 * Call it with the handover locked, in the transaction that opened them.
 */
export async function giveOwners(
  tx: Queries,
  handoverId: string,
  { tasks, at }: { tasks: readonly Unowned[]; at: Date },
): Promise<void> {
  const given = new Map<string, number>();
  for (const role of [...new Set(tasks.map((task) => task.role))].sort()) {
    const ids = tasks.filter((task) => task.role === role).map((task) => task.id);
    const owners = await takeTurns(tx, { handoverId, role, count: ids.length });
    if (owners.length === 0) continue;
    await write(
      tx,
      sql`
      update reset_tasks t set owner_id = v.owner
      from unnest(${ids}::uuid[], ${owners}::uuid[]) as v(id, owner) where t.id = v.id`,
    );
    for (const owner of owners) given.set(owner, (given.get(owner) ?? 0) + 1);
  }
  if (given.size === 0) return;
  await writeAudit(tx, {
    handoverId,
    at,
    actor: 'system',
    action: 'tasks.given',
    details: {
      tasks: Object.fromEntries(given),
      count: [...given.values()].reduce((a, b) => a + b),
    },
  });
}

/** Who is next for this many tasks of a role, in order; they go to the end of the line. Empty: there is nobody. */
export async function takeTurns(
  tx: Queries,
  { handoverId, role, count }: { handoverId: string; role: string; count: number },
): Promise<string[]> {
  const { owners, turns } = giveInTurn(await inLine(tx, handoverId, role), count);
  for (const { id, turn } of turns) {
    await write(tx, tx.updateTable('staff').set({ turn }).where('id', '=', id));
  }
  return owners;
}

/** Open tasks that no active person owns, in the order in which they are given out. */
export async function readUnowned(queries: Queries, handoverId: string): Promise<Unowned[]> {
  return queries
    .selectFrom('reset_tasks as t')
    .leftJoin('staff as s', 's.id', 't.owner_id')
    .select(['t.id', 't.owner_role as role'])
    .where('t.handover_id', '=', handoverId)
    .where('t.state', 'in', ['open', 'standby'])
    .where((e) => e.or([e('s.id', 'is', null), e('s.deactivated_at', 'is not', null)]))
    .orderBy('t.rank')
    .orderBy('t.id')
    .execute();
}

/**
 * People of the role; with none the leads, else the handover's account manager. Locked until the transaction ends, so
 * that two handovers never take the same turn.
 */
async function inLine(tx: Queries, handoverId: string, role: string): Promise<Turn[]> {
  const { rows } = await sql<Turn>`
    select s.id, s.turn from staff s
    where s.deactivated_at is null and case
      when exists (select from staff o where o.role = ${role} and o.deactivated_at is null) then s.role = ${role}
      when exists (select from staff o where o.role = 'lead' and o.deactivated_at is null) then s.role = 'lead'
      else lower(s.email) = (select lower(h.account_manager_email) from handovers h where h.id = ${handoverId})
    end
    order by s.id for no key update of s`.execute(tx);
  return rows;
}
