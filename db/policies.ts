import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '../domain/chase/default-policy';
import type { Policy } from '../domain/chase/policy';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';

/** The policy that comes with the product, until somebody saves one of that name. */
export const BUILT_IN = 'standard';

export interface StoredPolicy {
  /** A UUID, or BUILT_IN. */
  id: string;
  policy: Policy;
  isDefault: boolean;
  /** Grows with every save; 0 for the built-in one. */
  version: number;
  changedAt: Date | null;
}

const isBuiltIn = (name: string): boolean =>
  name.toLowerCase() === DEFAULT_POLICY.name.toLowerCase();

/** Every policy: the default one first, then by name. */
export async function listPolicies(queries: Queries): Promise<StoredPolicy[]> {
  const rows = await queries
    .selectFrom('policies')
    .select(['id', 'name', 'definition', 'is_default', 'version', 'changed_at'])
    .orderBy('name')
    .execute();
  const stored = rows.map((row) => ({
    id: row.id,
    policy: { ...row.definition, name: row.name },
    isDefault: row.is_default,
    version: row.version,
    changedAt: row.changed_at,
  }));
  const named = stored.some(({ policy }) => isBuiltIn(policy.name));
  const builtIn = { id: BUILT_IN, policy: DEFAULT_POLICY, version: 0, changedAt: null };
  const all = named ? stored : [{ ...builtIn, isDefault: false }, ...stored];
  const chosen =
    all.find((one) => one.isDefault) ?? all.find(({ policy }) => isBuiltIn(policy.name));
  return all
    .map((one) => ({ ...one, isDefault: one === chosen }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** The policies that a new handover may choose by name: the default one first. */
export async function readPolicies(queries: Queries): Promise<ReadonlyMap<string, Policy>> {
  const stored = await listPolicies(queries);
  return new Map(stored.map(({ policy }) => [policy.name, policy]));
}

export type SavedPolicy = { id: string } | { refused: 'name_taken' | 'changed' | 'gone' };

/**
 * Writes a policy down: a new one, or over the version that was edited. Handovers that are running keep
 * the copy they began with. Refused when another has the name, or somebody saved it in the meantime.
 */
export async function savePolicy(
  db: Db,
  saved: { over: { id: string; version: number } | null; policy: Policy; by: string; at: Date },
): Promise<SavedPolicy> {
  const { over, policy, by, at } = saved;
  return db.transaction().execute(async (tx) => {
    const all = await listPolicies(tx);
    const before = over === null ? null : (all.find((one) => one.id === over.id) ?? null);
    if (over !== null && before === null) return { refused: 'gone' };
    if (before && before.version !== over?.version) return { refused: 'changed' };
    const name = policy.name.toLowerCase();
    const twin = all.find((one) => one.policy.name.toLowerCase() === name);
    if (twin && twin.id !== over?.id) return { refused: 'name_taken' };
    const id =
      before && before.id !== BUILT_IN
        ? await overwrite(tx, { id: before.id, version: before.version, policy, at })
        : await insert(tx, policy, at);
    if (id === null) return { refused: before ? 'changed' : 'name_taken' };
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: by,
      action: before ? 'policy.changed' : 'policy.created',
      details: { policy: id, name: policy.name, steps: policy.steps.length },
    });
    return { id };
  });
}

async function insert(tx: Queries, policy: Policy, at: Date): Promise<string | null> {
  const row = await tx
    .insertInto('policies')
    .values({
      id: randomUUID(),
      name: policy.name,
      definition: JSON.stringify(policy),
      is_default: false,
      created_at: at,
      changed_at: at,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function overwrite(
  tx: Queries,
  saved: { id: string; version: number; policy: Policy; at: Date },
): Promise<string | null> {
  const row = await tx
    .updateTable('policies')
    .set({
      name: saved.policy.name,
      definition: JSON.stringify(saved.policy),
      changed_at: saved.at,
      version: saved.version + 1,
    })
    .where('id', '=', saved.id)
    .where('version', '=', saved.version)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** New handovers that name no policy follow this one from here on. False when there is none of this id. */
export async function makeDefaultPolicy(
  db: Db,
  choice: { id: string; by: string; at: Date },
): Promise<boolean> {
  const { id, by, at } = choice;
  return db.transaction().execute(async (tx) => {
    const chosen = (await listPolicies(tx)).find((one) => one.id === id);
    if (!chosen) return false;
    if (chosen.isDefault) return true;
    await tx
      .updateTable('policies')
      .set({ is_default: false })
      .where('is_default', '=', true)
      .execute();
    if (id !== BUILT_IN) {
      await tx.updateTable('policies').set({ is_default: true }).where('id', '=', id).execute();
    }
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: by,
      action: 'policy.made_default',
      details: { policy: id, name: chosen.policy.name },
    });
    return true;
  });
}
