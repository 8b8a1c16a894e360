import { createHash } from 'node:crypto';
import { readDossier } from '../../db/dossier';
import type { RenderedMail } from '../../templates/email/render-mail';
import type { ReturnedNotice } from '../../templates/email/render-returned';
import type { ActivityDeps } from '../deps';
import { ourLanguage } from '../house/operations';
import { post } from './outbox';

/** What every such mail to an account manager says. */
type Told = Omit<ReturnedNotice, 'returned'>;

/**
 * One message to the account manager about what arrived, named by which it is of: told again it is the same message.
 * False while it has to be tried again.
 */
export async function tellOfArrivals(
  deps: ActivityDeps,
  {
    handoverId,
    ids,
    template,
    render,
  }: {
    handoverId: string;
    ids: readonly string[];
    template: 'returned' | 'of-no-use';
    render: (told: Told) => RenderedMail;
  },
): Promise<boolean> {
  const at = deps.at();
  const { handover, client } = await readDossier(deps.db, handoverId);
  const which = createHash('sha256')
    .update([...ids].sort().join())
    .digest('hex')
    .slice(0, 16);
  const posted = await post(deps, {
    key: {
      handoverId,
      stepKey: `${template}-${which}`,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template,
    references: [],
    render: () =>
      render({
        language: ourLanguage(deps),
        at,
        timeZone: deps.ourOffice.timeZone,
        to: { name: handover.account_manager_name },
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handoverId}`,
        number: handover.number,
        clientName: client.name,
      }),
  });
  return posted.kind !== 'unsettled';
}
