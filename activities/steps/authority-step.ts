import { writeAudit } from '../../db/audit';
import { readOpenDecline } from '../../db/authority-declines';
import type { Dossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import { endStep, moveSteps, planStepRows, type StepRow } from '../../db/steps';
import { keepDistance, type Reminder } from '../../domain/chase/keep-distance';
import { authoritySteps } from '../../domain/chase/side-steps';
import { linkExpiry } from '../../domain/links/lifetime';
import type { Position } from '../../domain/handover/position';
import type { ActivityDeps } from '../deps';
import { authorityFor } from '../letters';
import { giveUpRefused, type PostedTo } from '../mail/give-up-refused';
import { post, requireSettled } from '../mail/outbox';
import { authorityMail, authorityTemplate, FIRST_AUTHORITY } from '../../drafting/draft-authority';
import { calendarsOf } from '../../drafting/views';
import { toStepRow } from '../../drafting/step-facts';

/** Asks the client's signatory to sign, or reminds. Signed or declined in the meantime, nothing is sent. */
export async function takeAuthorityStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const signatory = dossier.contacts.find((contact) => contact.rung === 'signatory');
  const signed = dossier.authority?.state === 'signed';
  const declined = !signed && (await readOpenDecline(deps.db, handoverId)) !== undefined;
  const gone = signatory?.bounced_at != null;
  let skipped = signed ? 'signed' : declined ? 'declined' : gone ? 'nobody_reachable' : null;
  if (skipped === null && signatory) {
    const posted: PostedTo = {
      contact: signatory,
      ...(await post(deps, {
        key: { handoverId, stepKey: step.key, recipientKey: signatory.id },
        to: { name: signatory.name, address: signatory.email },
        contactId: signatory.id,
        template: authorityTemplate(dossier, signatory),
        link: { purpose: 'authority', expiresAt: linkExpiry('authority', at) },
        replyTo: { name: deps.us.name, address: deps.us.email },
        references: [],
        render: (link) => authorityMail(deps, { dossier, step, signatory, at }, link),
        attachments: [await authorityFor(deps, dossier, { signatory, at })],
      })),
    };
    if (await giveUpRefused(deps, handoverId, [posted])) skipped = 'nobody_reachable';
    requireSettled([posted]);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    await endStep(tx, handoverId, step.key, { at, ...(skipped ? { skipped } : {}) });
    if (step.key === FIRST_AUTHORITY) {
      const steps = authoritySteps(dossier.handover.policy, at, calendarsOf(dossier).client);
      await planStepRows(
        tx,
        steps.filter((one) => one.key !== FIRST_AUTHORITY).map((one) => toStepRow(handoverId, one)),
      );
    } else if (skipped === null) {
      await moveSteps(tx, handoverId, remindersAfter(dossier, { step, at }));
    }
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: skipped ? 'step.skipped' : 'step.taken',
      details: { step: step.key, ...(skipped && !signed ? { why: skipped } : {}) },
    });
  });
}

/** The reminders that follow one that leaves now, where they are too near to it. */
function remindersAfter(dossier: Dossier, { step, at }: { step: StepRow; at: Date }): Reminder[] {
  const others = dossier.steps.filter(
    ({ kind, state, key }) => kind === 'authority' && state === 'planned' && key !== step.key,
  );
  return keepDistance(
    { key: step.key, dueAt: step.due_at },
    others.map(({ key, due_at: dueAt }) => ({ key, dueAt })),
    { calendar: calendarsOf(dossier).client, hour: dossier.handover.policy.sendingHour, at },
  );
}
