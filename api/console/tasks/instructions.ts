import type { Playbook, PlaybookEntry, PlaybookStep } from '../../../domain/catalogue/catalogue';
import type { TaskReason } from '../../../domain/resets/task';

/** What the playbook says about a task. */
export interface Instructions {
  steps: readonly PlaybookStep[];
  traps: readonly PlaybookStep[];
  proof: PlaybookEntry['proof'];
  verify: string | null;
}

const NONE: Instructions = { steps: [], traps: [], proof: null, verify: null };

function stepsOf(entry: PlaybookEntry, reason: TaskReason): readonly PlaybookStep[] {
  switch (reason) {
    case 'recover':
      return entry.recover;
    case 'rotate':
      return entry.rotate;
    case 'revoke':
      return entry.revoke;
    case 'day_one':
      return entry.dayOne;
  }
}

/** The playbook's part for this reason; an item of the account manager's own has none. */
export function instructionsFor(
  playbook: Playbook,
  catalogueNumber: number | null,
  reason: TaskReason,
): Instructions {
  const entry = catalogueNumber === null ? undefined : playbook.get(catalogueNumber);
  if (!entry) return NONE;
  return {
    steps: stepsOf(entry, reason),
    traps: entry.traps,
    proof: reason === 'recover' ? entry.proof : null,
    verify: reason === 'revoke' ? entry.verifyGone : entry.verifyArrival,
  };
}
