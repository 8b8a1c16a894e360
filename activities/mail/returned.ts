import { createHash } from 'node:crypto';
import { readDossier } from '../../db/dossier';
import { returnsTold, takeReturns } from '../../db/returns-to-tell';
import { renderReturned } from '../../templates/email/render-returned';
import type { ActivityDeps } from '../deps';
import { ourLanguage } from '../house/operations';
import { post } from './outbox';
import { tryAgainAt } from './try-again';

/** Tells the account manager what went back to its sender by itself, once for each answer, a sitting's in one message. */
export async function tellReturned(deps: ActivityDeps, handoverId: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const returned = await takeReturns(db, handoverId, tryAgainAt(at));
  if (returned.length === 0) return;
  const { handover, client } = await readDossier(db, handoverId);
  const ids = returned.map(({ answerId }) => answerId).sort();
  const which = createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
  const posted = await post(deps, {
    key: {
      handoverId,
      stepKey: `returned-${which}`,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'returned',
    references: [],
    render: () =>
      renderReturned({
        language: ourLanguage(deps),
        at,
        timeZone: deps.ourOffice.timeZone,
        to: { name: handover.account_manager_name },
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handoverId}`,
        number: handover.number,
        clientName: client.name,
        returned,
      }),
  });
  if (posted.kind !== 'unsettled') await returnsTold(db, returned);
}
