import type { ContactRow, Dossier } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { renderMail, type RenderedMail } from '../templates/email/render-mail';
import { clientView, languageOf, previousMspView, type Sender } from './views';

/** Key of the request to sign; its reminders are numbered after it. */
export const FIRST_AUTHORITY = 'authority';

/** Whoever was put in another's place since has not been asked before. */
export function authorityTemplate(
  dossier: Dossier,
  signatory: ContactRow,
): 'authority-request' | 'authority-reminder' {
  return askedAt(dossier, signatory) === null ? 'authority-request' : 'authority-reminder';
}

/** When this person was first asked to sign; null when not yet. */
export function askedAt({ steps }: Dossier, signatory: ContactRow): Date | null {
  const asked = steps.find(
    ({ kind, state, taken_at: at }) =>
      kind === 'authority' && state === 'taken' && at !== null && at >= signatory.created_at,
  );
  return asked?.taken_at ?? null;
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
    waitingSince: askedAt(dossier, signatory) ?? at,
  };
  if (authorityTemplate(dossier, signatory) === 'authority-request')
    return renderMail('authority-request', view);
  const index = reminderOf(dossier, { step, signatory });
  return renderMail('authority-reminder', { ...view, index });
}

/** Which reminder it is: each differs from the one before, whether it is a regular one or the policy's own. */
function reminderOf(
  { steps }: Dossier,
  { step, signatory }: { step: StepRow; signatory: ContactRow },
): number {
  const asked = steps.filter(
    ({ kind, due_at: due }) =>
      kind === 'authority' && due >= signatory.created_at && due <= step.due_at,
  );
  return Math.max(1, asked.length - 1);
}
