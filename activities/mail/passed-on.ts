import { markBounced } from '../../db/contacts';
import { delegationMailed, takeDelegation } from '../../db/delegation-mail';
import { readDossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import { writeAudit } from '../../db/audit';
import { isOver } from '../../domain/handover/stage';
import { linkExpiry } from '../../domain/links/lifetime';
import { clientView, languageOf, previousMspView, verifyUrl } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import { groupNameIn } from '../../templates/language/item-names';
import type { ActivityDeps } from '../deps';
import { post } from './outbox';
import { tryAgainAt } from './try-again';

/** Step key of the message in which a colleague gets its link. */
export const PASSED_ON = 'passed-on';

/**
 * Makes a link for the colleague to whom a contact passed part of the request on, and sends it: one logical message,
 * however often it is tried. Withdrawn meanwhile, or with the handover over, nothing is sent.
 */
export async function sendPassedOn(deps: ActivityDeps, id: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const passed = await takeDelegation(db, id, { at, again: tryAgainAt(at) });
  if (!passed) return;
  const { handoverId } = passed;
  const dossier = await readDossier(db, handoverId);
  if (isOver(dossier.handover.stage)) return delegationMailed(db, { id, handoverId, at });
  const language = languageOf(dossier);
  const posted = await post(deps, {
    key: { handoverId, stepKey: PASSED_ON, recipientKey: id },
    to: { name: passed.name, address: passed.email },
    contactId: id,
    template: 'passed-on',
    link: { purpose: 'reply', expiresAt: linkExpiry('reply', at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: [],
    render: (link) =>
      renderMail('passed-on', {
        language,
        at,
        letterNumber: dossier.handover.number,
        to: { name: passed.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link,
        verifyUrl: verifyUrl(deps),
        who: passed.byName,
        groups: passed.groups.map((group) => groupNameIn(language, group)),
      }),
  });
  if (posted.kind === 'unsettled') return undefined;
  if (posted.kind === 'rejected') {
    await changeHandover(db, handoverId, at, async (tx) => {
      await markBounced(tx, id, at);
      const details = { contact: id };
      await writeAudit(tx, { handoverId, at, actor: 'system', action: 'contact.bounced', details });
    });
  }
  return delegationMailed(db, { id, handoverId, at });
}
