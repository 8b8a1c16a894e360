import type { ContactRow, Dossier } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { renderMail, type RenderedMail } from '../templates/email/render-mail';
import { clientView, languageOf, previousMspView, type Sender } from './views';

/** Key of the request to sign; its reminders are numbered after it. */
export const FIRST_AUTHORITY = 'authority';

export function authorityTemplate(step: StepRow): 'authority-request' | 'authority-reminder' {
  return step.key === FIRST_AUTHORITY ? 'authority-request' : 'authority-reminder';
}

/** What the client's signatory is asked, or reminded of. */
export function authorityMail(
  sender: Sender,
  {
    dossier,
    step,
    signatory,
    at,
  }: { dossier: Dossier; step: StepRow; signatory: ContactRow; at: Date },
  link: string,
): RenderedMail {
  const view = {
    language: languageOf(dossier),
    at,
    letterNumber: dossier.handover.number,
    to: { name: signatory.name },
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: sender.us,
    link,
    timeZone: dossier.client.time_zone,
    totalItems: dossier.items.length,
    criticalItems: dossier.items.filter((item) => item.criticality === 'critical').length,
    waitingSince: dossier.steps.find((one) => one.key === FIRST_AUTHORITY)?.taken_at ?? at,
  };
  if (authorityTemplate(step) === 'authority-request') return renderMail('authority-request', view);
  return renderMail('authority-reminder', { ...view, index: reminderOf(dossier, step) });
}

/** Which reminder it is: each differs from the one before, whether it is a regular one or the policy's own. */
function reminderOf({ steps }: Dossier, step: StepRow): number {
  const earlier = steps.filter(
    (one) => one.kind === 'authority' && one.key !== FIRST_AUTHORITY && one.due_at <= step.due_at,
  );
  return Math.max(1, earlier.length);
}
