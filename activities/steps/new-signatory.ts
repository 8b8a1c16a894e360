import { settleDecline } from '../../db/authority-declines';
import type { Dossier } from '../../db/dossier';
import type { Queries } from '../../db/pool';
import { planStepRows } from '../../db/steps';
import { newSignatorySteps } from '../../domain/chase/side-steps';
import { toStepRow } from '../../drafting/step-facts';
import { calendarsOf } from '../../drafting/views';

/** Somebody else signs now: the no of the one before is settled, and the new one is asked in their next morning. */
export async function askNewSignatory(
  tx: Queries,
  { handover, steps, ...dossier }: Dossier,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (handover.stage !== 'authority') return;
  await settleDecline(tx, handover.id, { how: 'replaced', by, at });
  const asking = steps.filter(({ kind }) => kind === 'authority');
  const planned = asking.filter(({ state, left_out: leftOut }) => state === 'planned' && !leftOut);
  const earlier = asking.filter(({ key }) => /^authority-new-\d+$/.test(key));
  const facts = { number: earlier.length + 1, planned: planned.map((step) => step.due_at), at };
  const { client } = calendarsOf(dossier);
  const anew = newSignatorySteps(handover.policy, facts, client);
  await planStepRows(
    tx,
    anew.map((step) => toStepRow(handover.id, step)),
  );
}
