import { createHash } from 'node:crypto';
import { readDossier } from '../../db/dossier';
import { othersTold, takeOthers } from '../../db/others-to-tell';
import { renderOthers } from '../../templates/email/render-others';
import type { ActivityDeps } from '../deps';
import { ourLanguage } from '../house/operations';
import { post } from './outbox';
import { tryAgainAt } from './try-again';

/** Tells the account manager what came beside answers and can be of no use, once for each, a sitting's in one message. */
export async function tellOthers(deps: ActivityDeps, handoverId: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const others = await takeOthers(db, handoverId, tryAgainAt(at));
  if (others.length === 0) return;
  const { handover, client } = await readDossier(db, handoverId);
  const ids = others.map(({ id }) => id).sort();
  const which = createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
  const posted = await post(deps, {
    key: {
      handoverId,
      stepKey: `of-no-use-${which}`,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'of-no-use',
    references: [],
    render: () =>
      renderOthers({
        language: ourLanguage(deps),
        at,
        timeZone: deps.ourOffice.timeZone,
        to: { name: handover.account_manager_name },
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handoverId}`,
        number: handover.number,
        clientName: client.name,
        others,
      }),
  });
  if (posted.kind !== 'unsettled') await othersTold(db, others);
}
