import { countUndecided } from '../db/decisions';
import { readDossier } from '../db/dossier';
import { readSent } from '../db/messages';
import { readPosition } from '../db/positions';
import { readOpenTasks } from '../db/reset-tasks';
import { setStalled } from '../db/stalled';
import type { Position } from '../domain/handover/position';
import { whyStalled } from '../domain/handover/why-stalled';
import type { ActivityDeps } from './deps';
import { answerFacts } from '../drafting/views';

/** Finds, after anything happened, whether the handover needs a person now, and returns where it stands. */
export async function refreshStalled(deps: ActivityDeps, handoverId: string): Promise<Position> {
  const { db } = deps;
  const at = deps.at();
  const { handover, items, contacts, steps, openedBy } = await readDossier(db, handoverId);
  const theirs = contacts.filter((contact) => contact.party === 'previous_msp');
  const tasks = await readOpenTasks(db, handoverId);
  const sent = await readSent(db, handoverId);
  const reason = whyStalled(
    {
      stage: handover.stage,
      paused: handover.paused_at !== null,
      items: items.map(answerFacts),
      undecided: await countUndecided(db, handoverId),
      contacts: theirs.length,
      reachable: theirs.filter((contact) => contact.bounced_at === null).length,
      linkOpened: openedBy.size > 0,
      ended: steps
        .filter((step) => step.state !== 'planned')
        .map((step) => ({ key: step.key, kind: step.kind, taken: step.state === 'taken' })),
      planned: steps.filter((step) => step.state === 'planned'),
      overdueTasks: tasks.filter((task) => task.overdue_at.getTime() <= at.getTime()).length,
      mailFailing: sent.some((message) => message.outcome === 'not_sent'),
    },
    at,
  );
  if (reason !== handover.stalled_reason) await setStalled(db, handoverId, { reason, at });
  return readPosition(db, handoverId);
}
