import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import type { ContactRow, Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { listPackages, packedItems } from '../../db/packages';
import { changeHandover } from '../../db/positions';
import { endStep, type StepRow } from '../../db/steps';
import { stepFacts } from '../../drafting/step-facts';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { giveUpRefused, type PostedTo } from '../mail/give-up-refused';
import { post, requireSettled } from '../mail/outbox';
import { takeTomorrow } from './take-tomorrow';

/** `package-2-1` belongs to the second package of its handover. */
function numberOf(key: string): number {
  return Number(key.split('-')[1]);
}

/** A reminder waits when its reader had another message today; what somebody just made is brought at once. */
async function heard(
  { db }: ActivityDeps,
  dossier: Dossier,
  { step, contact, at }: { step: StepRow; contact: ContactRow; at: Date },
): Promise<boolean> {
  if (step.template === 'package' || step.forced) return false;
  const { id } = dossier.handover;
  const past = { sent: await readSent(db, id), calls: await readCalls(db, id) };
  return stepFacts(dossier, step, { ...past, at }).heardToday.has(contact.id);
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
  let skipped =
    made?.withdrawn_at !== null
      ? 'package_replaced'
      : made.confirmed_at !== null
        ? 'package_confirmed'
        : contact === undefined
          ? 'no_such_contact'
          : contact.bounced_at !== null
            ? 'nobody_reachable'
            : null;
  const later =
    skipped === null &&
    contact !== undefined &&
    (await heard(deps, dossier, { step, contact, at }));
  if (skipped === null && !later && made && contact) {
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
    const posted: PostedTo = {
      contact,
      ...(await post(deps, {
        key: { handoverId, stepKey: step.key, recipientKey: contact.id },
        to: { name: contact.name, address: contact.email },
        contactId: contact.id,
        template,
        link: { purpose: 'package', expiresAt: linkExpiry('package', at) },
        replyTo: { name: deps.us.name, address: deps.us.email },
        references: [],
        render: (link) => renderMail(template, { ...view, link }),
      })),
    };
    // It was sealed for this reader: a person makes another for somebody else.
    if (await giveUpRefused(deps, handoverId, [posted])) skipped = 'nobody_reachable';
    requireSettled([posted]);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    // In a morning of the client's, whose step it is though it stands on no rung.
    if (later) return takeTomorrow(tx, dossier, { step: { ...step, rungs: [contact.rung] }, at });
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
