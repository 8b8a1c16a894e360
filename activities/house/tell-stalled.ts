import { readOpenDecline } from '../../db/authority-declines';
import { readDossier } from '../../db/dossier';
import { refusedAfter } from '../../db/decisions';
import { stallsToTell, stallTold, tellStallLater } from '../../db/stalled';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import { STALLED } from '../../templates/pages/console/handover-words';
import type { ActivityDeps } from '../deps';
import { post } from '../mail/outbox';

const BATCH = 50;
/** A mail server that did not take it is asked again this much later. */
const AGAIN_MS = 15 * 60_000;

/** Tells account managers of what stands still: each reason once, in our own office hours. */
export async function tellStalled(deps: ActivityDeps): Promise<void> {
  for (const id of await stallsToTell(deps.db, deps.at(), BATCH)) {
    try {
      await tellOne(deps, id);
    } catch (error) {
      deps.onError(error);
    }
  }
}

async function tellOne(deps: ActivityDeps, handoverId: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const dossier = await readDossier(db, handoverId);
  const { handover } = dossier;
  const { stalled_reason: reason, stalled_since: since, stalled_told_at: told } = handover;
  if (reason === null || since === null) return;
  const again = new Date(at.getTime() + AGAIN_MS);
  // Set before it is tried: one that cannot be told holds up no other.
  await tellStallLater(db, handoverId, { reason, again });
  // Told of in a message of its own (activities/mail/declined.ts).
  if (reason === 'authority_unsigned' && (await readOpenDecline(db, handoverId))) {
    return stallTold(db, handoverId, { reason, at, again });
  }
  // Decided since, what it was to be told of once more has gone.
  const more = told ? await refusedAfter(db, handoverId, told) : 0;
  if (told && more === 0) return stallTold(db, handoverId, { reason, at, again });
  const key = `stalled-${reason}-${since.getTime().toString(36)}`;
  const posted = await post(deps, {
    key: {
      handoverId,
      stepKey: told ? `${key}-${told.getTime().toString(36)}` : key,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'stalled',
    references: [],
    render: () =>
      renderMail('stalled', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: handover.account_manager_name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}${STALLED[reason].page}`,
        timeZone: deps.ourOffice.timeZone,
        reason,
        since,
        more,
      }),
  });
  if (posted.kind !== 'unsettled') await stallTold(db, handoverId, { reason, at, again });
}
