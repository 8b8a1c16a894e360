import type { Playbook, PlaybookEntry, PlaybookStep } from '../../../domain/catalogue/catalogue';
import type { TaskReason } from '../../../domain/resets/task';

/** What the playbook says about a task besides its steps. */
export interface Instructions {
  traps: readonly PlaybookStep[];
  proof: PlaybookEntry['proof'];
  verify: string | null;
  sources: readonly string[];
}

const NONE: Instructions = { traps: [], proof: null, verify: null, sources: [] };

/** The playbook's part for this reason; an item of the account manager's own has none. */
export function instructionsFor(
  playbook: Playbook,
  catalogueNumber: number | null,
  reason: TaskReason,
): Instructions {
  const entry = catalogueNumber === null ? undefined : playbook.get(catalogueNumber);
  if (!entry) return NONE;
  return {
    traps: entry.traps,
    proof: reason === 'recover' ? entry.proof : null,
    verify: reason === 'revoke' ? entry.verifyGone : entry.verifyArrival,
    sources: entry.sources,
  };
}
