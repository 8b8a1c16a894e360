import { writeAudit } from '../../db/audit';
import type { Dossier } from '../../db/dossier';
import { listPackages, packedItems } from '../../db/packages';
import { changeHandover } from '../../db/positions';
import { endStep, type StepRow } from '../../db/steps';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { post, requireSettled } from '../mail/outbox';

/** `package-2-1` belongs to the second package of its handover. */
function numberOf(key: string): number {
  return Number(key.split('-')[1]);
}

/** Brings the client its package's link, or reminds. Confirmed, replaced or unreachable: nothing is sent. */
export async function takePackageStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const all = await listPackages(deps.db, handoverId);
  const made = all.find(({ number }) => number === numberOf(step.key));
  const contact = dossier.contacts.find((one) => one.id === made?.contact_id);
  const skipped =
    made?.withdrawn_at !== null
      ? 'package_replaced'
      : made.confirmed_at !== null
        ? 'package_confirmed'
        : contact === undefined
          ? 'no_such_contact'
          : null;
  if (skipped === null && made && contact) {
    const carried = await packedItems(deps.db, handoverId);
    const view = {
      language: languageOf(dossier),
      at,
      letterNumber: dossier.handover.number,
      to: { name: contact.name },
      client: clientView(dossier),
      previousMsp: previousMspView(dossier),
      us: deps.us,
      timeZone: dossier.client.time_zone,
      totalItems: carried.filter(({ packageId }) => packageId === made.id).length,
      ownKey: made.sealed_to === 'recipient',
    };
    const template =
      step.template === 'package-reminder' || step.template === 'package-last'
        ? step.template
        : 'package';
    requireSettled([
      await post(deps, {
        key: { handoverId, stepKey: step.key, recipientKey: contact.id },
        to: { name: contact.name, address: contact.email },
        contactId: contact.id,
        template,
        link: { purpose: 'package', expiresAt: linkExpiry('package', at) },
        replyTo: { name: deps.us.name, address: deps.us.email },
        references: [],
        render: (link) => renderMail(template, { ...view, link }),
      }),
    ]);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    await endStep(tx, handoverId, step.key, { at, ...(skipped === null ? {} : { skipped }) });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: skipped === null ? 'step.taken' : 'step.skipped',
      details: { step: step.key, ...(skipped === null ? {} : { why: skipped }) },
    });
  });
}
