import { requestTold, takeRequest, type Request } from '../../db/asked-to-agree';
import { listStaff } from '../../db/staff';
import { renderAskedToAgree } from '../../templates/email/render-asked-to-agree';
import type { ActivityDeps } from '../deps';
import { post } from '../mail/outbox';
import { tryAgainAt } from '../mail/try-again';
import { ourLanguage } from './operations';

/** Tells everybody of ours but the one who asks, once each, that one of them has to agree: at once, since it has an end in minutes. */
export async function askToAgree(deps: ActivityDeps, request: Request): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const asked = await takeRequest(db, request, { at, again: tryAgainAt(at) });
  if (!asked) return;
  let settled = true;
  for (const { name, email } of await listStaff(db)) {
    if (email === asked.askedBy.email) continue;
    const posted = await post(deps, {
      key: { handoverId: null, stepKey: `agree-${request.id}`, recipientKey: `staff:${email}` },
      to: { name, address: email },
      contactId: null,
      template: 'asked-to-agree',
      references: [],
      render: () =>
        renderAskedToAgree({
          language: ourLanguage(deps),
          at,
          timeZone: deps.ourOffice.timeZone,
          to: { name },
          us: deps.us,
          link: deps.consoleUrl + asked.path,
          asked,
        }),
    });
    settled &&= posted.kind !== 'unsettled';
  }
  if (settled) await requestTold(db, request);
}
