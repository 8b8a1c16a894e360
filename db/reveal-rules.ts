import { FIRST_RULES, loosens, type RevealRules } from '../domain/reveal/rules';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';

/** The house's rules for showing secrets; the first ones while nobody has set any. */
export async function readRevealRules(queries: Queries): Promise<RevealRules> {
  const row = await queries.selectFrom('reveal_rules').selectAll().executeTakeFirst();
  if (!row) return FIRST_RULES;
  return {
    recentMinutes: row.recent_minutes,
    shownSeconds: row.shown_seconds,
    twoPeople: row.two_people,
    approvalMinutes: row.approval_minutes,
    emergencies: row.emergencies,
  };
}

/**
 * Sets the rules for everybody, with both the old and the new ones in the log. Where one person alone may see more by the
 * new ones, everybody of ours is told, also when they are set back a moment later.
 */
export async function setRevealRules(
  db: Db,
  rules: RevealRules,
  act: { by: string; at: Date },
): Promise<void> {
  const row = {
    recent_minutes: rules.recentMinutes,
    shown_seconds: rules.shownSeconds,
    two_people: rules.twoPeople,
    approval_minutes: rules.approvalMinutes,
    emergencies: rules.emergencies,
    changed_by: act.by,
    changed_at: act.at,
  };
  await db.transaction().execute(async (tx) => {
    const before = await readRevealRules(tx);
    const tell = loosens(before, rules)
      ? { tell_loosened_at: act.at, tell_loosened_by: act.by }
      : {};
    await tx
      .insertInto('reveal_rules')
      .values({ only_row: true, ...row })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ ...row, ...tell }))
      .execute();
    await writeAudit(tx, {
      handoverId: null,
      at: act.at,
      actor: act.by,
      action: 'reveal_rules.changed',
      details: { before: { ...before }, after: { ...rules } },
    });
  });
}

export interface LoosenedRules {
  at: Date;
  /** As in the audit log. */
  by: string;
}

/** What everybody of ours is to be told of; undefined for nothing. */
export async function loosenedRules(queries: Queries): Promise<LoosenedRules | undefined> {
  const row = await queries
    .selectFrom('reveal_rules')
    .select(['tell_loosened_at as at', 'tell_loosened_by as by'])
    .executeTakeFirst();
  return row?.at && row.by !== null ? { at: row.at, by: row.by } : undefined;
}

export async function loosenedTold(queries: Queries, { at }: LoosenedRules): Promise<void> {
  await queries
    .updateTable('reveal_rules')
    .set({ tell_loosened_at: null, tell_loosened_by: null })
    .where('tell_loosened_at', '=', at)
    .execute();
}
