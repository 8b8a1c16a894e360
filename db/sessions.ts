import { randomUUID } from 'node:crypto';
import { openTasks } from './task-counts';
import type { Queries } from './pool';
import type { Staff } from './staff';

/** Milliseconds without a page being asked for, after which a session has ended; and at most (S17). */
export const SESSION_IDLE = 30 * 60_000;
export const SESSION_MOST = 8 * 3_600_000;
/** How exact "last seen" is: a page that is read for a while writes nothing. */
const SEEN_EVERY = 60_000;

export interface Session {
  id: string;
  staff: Staff;
  lastSeenAt: Date;
  /** When they last proved who they are. */
  signedInAt: Date;
  /** Open reset tasks of the house, for the navigation: one statement answers both. */
  openTasks: number;
  /** Requests of colleagues to see a critical item, which this person may agree to. */
  toAgree: number;
}

/** Begins a session. Only the token's SHA-256 is stored. Takes the chance to remove those that are over. */
export async function openSession(
  queries: Queries,
  session: { staffId: string; tokenHash: Buffer; at: Date },
): Promise<void> {
  await queries.deleteFrom('sessions').where('expires_at', '<', session.at).execute();
  await queries
    .insertInto('sessions')
    .values({
      id: randomUUID(),
      staff_id: session.staffId,
      token_hash: session.tokenHash,
      created_at: session.at,
      last_seen_at: session.at,
      signed_in_at: session.at,
      expires_at: new Date(session.at.getTime() + SESSION_MOST),
    })
    .execute();
}

/** The session of a token, or undefined when it is unknown, idle for too long, or over. */
export async function findSession(
  queries: Queries,
  tokenHash: Buffer,
  at: Date,
): Promise<Session | undefined> {
  const row = await queries
    .selectFrom('sessions as s')
    .innerJoin('staff as p', 'p.id', 's.staff_id')
    .where('s.token_hash', '=', tokenHash)
    .where('p.deactivated_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where('s.last_seen_at', '>', new Date(at.getTime() - SESSION_IDLE))
    .select((e) => [
      's.id',
      's.last_seen_at',
      's.signed_in_at',
      'p.id as staffId',
      'p.name',
      'p.email',
      'p.role',
      openTasks().as('openTasks'),
      e
        .selectFrom('reveals as r')
        .where('r.expires_at', '>', at)
        .where('r.agreed_at', 'is', null)
        .where('r.refused_at', 'is', null)
        .whereRef('r.asked_by', '<>', 'p.id')
        .select((t) => t.fn.countAll<number>().as('n'))
        .as('toAgree'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { staffId, name, email, role } = row;
  return {
    id: row.id,
    staff: { id: staffId, name, email, role },
    lastSeenAt: row.last_seen_at,
    signedInAt: row.signed_in_at,
    openTasks: row.openTasks,
    toAgree: row.toAgree ?? 0,
  };
}

/** Puts the idle end off, at most once a minute. */
export async function seeSession(queries: Queries, session: Session, at: Date): Promise<void> {
  if (at.getTime() - session.lastSeenAt.getTime() < SEEN_EVERY) return;
  await queries
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('id', '=', session.id)
    .execute();
}

export async function closeSession(queries: Queries, id: string): Promise<void> {
  await queries.deleteFrom('sessions').where('id', '=', id).execute();
}
