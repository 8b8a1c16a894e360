import { DEFAULT_POLICY } from '../domain/chase/default-policy';
import type { Policy } from '../domain/chase/policy';
import type { Queries } from './pool';

/** The policies that a new handover may choose by name: the default one first, then the house's own. */
export async function readPolicies(queries: Queries): Promise<ReadonlyMap<string, Policy>> {
  const rows = await queries
    .selectFrom('policies')
    .select(['name', 'definition'])
    .orderBy('name')
    .execute();
  return new Map([
    [DEFAULT_POLICY.name, DEFAULT_POLICY],
    ...rows.map(({ name, definition }): [string, Policy] => [name, definition]),
  ]);
}
