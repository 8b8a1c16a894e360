import { writeAudit } from '../../db/audit';
import { readDossier, type Dossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import { endStep, planStepRows, type StepRow } from '../../db/steps';
import { authoritySteps } from '../../domain/chase/side-steps';
import { linkExpiry } from '../../domain/links/lifetime';
import type { Position } from '../../domain/handover/position';
import type { MailViews } from '../../templates/email/mail-view';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { letterFor } from '../letters';
import { post, requireSettled } from '../mail/outbox';
import { calendarsOf, clientView, languageOf, previousMspView } from '../../drafting/views';
import { toStepRow } from '../../drafting/step-facts';

const FIRST = 'authority';

/** Asks the client's signatory to sign, or reminds. Signed in the meantime, nothing is sent. */
export async function takeAuthorityStep(
  deps: ActivityDeps,
  handoverId: string,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const dossier = await readDossier(deps.db, handoverId);
  const signatory = dossier.contacts.find((contact) => contact.rung === 'signatory');
  const signed = dossier.authority?.state === 'signed';
  if (!signed && signatory) {
    requireSettled([
      await post(deps, {
        key: { handoverId, stepKey: step.key, recipientKey: signatory.id },
        to: { name: signatory.name, address: signatory.email },
        contactId: signatory.id,
        template: step.key === FIRST ? 'authority-request' : 'authority-reminder',
        link: { purpose: 'authority', expiresAt: linkExpiry('authority', at) },
        replyTo: { name: deps.us.name, address: deps.us.email },
        references: [],
        render: (link) => {
          const view = authorityMail(deps, dossier, { name: signatory.name, link, at });
          return step.key === FIRST
            ? renderMail('authority-request', view)
            : renderMail('authority-reminder', { ...view, index: indexOf(step.key) });
        },
        attachments: [await letterFor(deps, dossier, { kind: 'authority', at })],
      }),
    ]);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    await endStep(tx, handoverId, step.key, { at, ...(signed ? { skipped: 'signed' } : {}) });
    if (step.key === FIRST) {
      const steps = authoritySteps(dossier.handover.policy, at, calendarsOf(dossier).client);
      await planStepRows(
        tx,
        steps.filter((one) => one.key !== FIRST).map((one) => toStepRow(handoverId, one)),
      );
    }
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: signed ? 'step.skipped' : 'step.taken',
      details: { step: step.key },
    });
  });
}

function indexOf(key: string): number {
  return Number(key.slice(FIRST.length + 1));
}

function authorityMail(
  deps: ActivityDeps,
  dossier: Dossier,
  { name, link, at }: { name: string; link: string; at: Date },
): MailViews['authority-request'] {
  return {
    language: languageOf(dossier),
    at,
    letterNumber: dossier.handover.number,
    to: { name },
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: deps.us,
    link,
    timeZone: dossier.client.time_zone,
    totalItems: dossier.items.length,
    criticalItems: dossier.items.filter((item) => item.criticality === 'critical').length,
    waitingSince: dossier.steps.find((step) => step.key === FIRST)?.taken_at ?? at,
  };
}
