import { loosenedRules, loosenedTold } from '../../db/reveal-rules';
import { listStaff } from '../../db/staff';
import { renderLooserRules } from '../../templates/email/render-looser-rules';
import type { ActivityDeps } from '../deps';
import { post } from '../mail/outbox';
import { ourLanguage } from './operations';

/**
 * Tells everybody of ours, once each, that one person alone may see more than before: whoever could loosen the rules, look
 * and set them back would need no second person, and nobody would hear of it.
 */
export async function tellLooserRules(deps: ActivityDeps): Promise<void> {
  const { db } = deps;
  const loosened = await loosenedRules(db);
  if (!loosened) return;
  const everybody = await listStaff(db);
  const address = loosened.by.replace(/^staff:/, '');
  const who = everybody.find(({ email }) => email === address)?.name ?? address;
  let settled = true;
  for (const { name, email } of everybody) {
    const posted = await post(deps, {
      key: {
        handoverId: null,
        stepKey: `looser-rules-${loosened.at.getTime().toString(36)}`,
        recipientKey: `staff:${email}`,
      },
      to: { name, address: email },
      contactId: null,
      template: 'looser-rules',
      references: [],
      render: () =>
        renderLooserRules({
          language: ourLanguage(deps),
          at: deps.at(),
          timeZone: deps.ourOffice.timeZone,
          to: { name },
          us: deps.us,
          link: `${deps.consoleUrl}/settings/showing-secrets`,
          loosened: { at: loosened.at, who },
        }),
    });
    settled &&= posted.kind !== 'unsettled';
  }
  if (settled) await loosenedTold(db, loosened);
}
