import { declineTold, takeDecline } from '../../db/decline-work';
import { readDossier } from '../../db/dossier';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { post } from './outbox';
import { tryAgainAt } from './try-again';

/** Tells the account manager that the signatory does not sign: at once, whatever the hour. */
export async function tellDeclined(deps: ActivityDeps, id: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const declined = await takeDecline(db, id, tryAgainAt(at));
  if (!declined) return;
  const dossier = await readDossier(db, declined.handoverId);
  const { handover } = dossier;
  const posted = await post(deps, {
    key: {
      handoverId: handover.id,
      stepKey: `declined-${id}`,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'authority-declined',
    references: [],
    render: () =>
      renderMail('authority-declined', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: handover.account_manager_name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}/authority`,
        timeZone: deps.ourOffice.timeZone,
        who: declined.typedName,
        declined: declined.reason,
      }),
  });
  if (posted.kind !== 'unsettled') await declineTold(db, id);
}
