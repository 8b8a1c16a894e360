import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import type { ContactRow, Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover } from '../../db/positions';
import { readGivers } from '../../db/reconciling';
import { endStep, type StepRow } from '../../db/steps';
import { chooseRecipients } from '../../domain/chase/choose-recipients';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { renderMail } from '../../templates/email/render-mail';
import { awaitedNews } from '../awaited-news';
import type { ActivityDeps } from '../deps';
import { deservesThanks, type Heard } from '../listening';
import { post, requireSettled } from '../mail/outbox';
import type { Past } from '../../drafting/decide';
import { clientView, languageOf, previousMspView, type SentRow } from '../../drafting/views';
import { threadOf } from '../../drafting/draft-step';
import { stepFacts } from '../../drafting/step-facts';
import { takeTomorrow } from './take-tomorrow';

/** Thanks whoever answered, once the list is whole. What was sent back or refused meanwhile leaves it out. */
export async function takeThanksStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const [givers, sent, calls, awaited] = await Promise.all([
    readGivers(deps.db, handoverId),
    readSent(deps.db, handoverId),
    readCalls(deps.db, handoverId),
    awaitedNews(deps.db, dossier, at),
  ]);
  const deserved = deservesThanks(dossier, givers);
  const { to, heard } = whom(dossier, { step, givers, past: { sent, calls, awaited }, at });
  const later = deserved && heard;
  if (deserved && !later) {
    const posted = [];
    for (const contact of to) posted.push(await thank(deps, dossier, { contact, sent, step, at }));
    requireSettled(posted);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    if (later) return takeTomorrow(tx, dossier, { step, at });
    const why = !deserved ? 'not_all_answered' : to.length === 0 ? 'nobody_reachable' : null;
    await endStep(tx, handoverId, step.key, { at, ...(why ? { skipped: why } : {}) });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: why ? 'step.skipped' : 'step.taken',
      details: { step: step.key, ...(why ? { why } : {}) },
    });
  });
}

/** Everybody who answered and can be reached, else the ladder's nearest; together, so nobody while one of them heard today. */
function whom(
  dossier: Dossier,
  { step, givers, past, at }: { step: StepRow; givers: Heard['givers']; past: Past; at: Date },
): { to: ContactRow[]; heard: boolean } {
  const facts = stepFacts(dossier, step, { ...past, at });
  const answered = dossier.contacts.filter(
    (contact) =>
      contact.party === 'previous_msp' &&
      contact.bounced_at === null &&
      [...givers.values()].some(({ contactId }) => contactId === contact.id),
  );
  const fallback = chooseRecipients(step.rungs, { ...facts, forced: true }).to;
  const to =
    answered.length > 0
      ? answered
      : dossier.contacts.filter(({ id }) => fallback.some((contact) => contact.id === id));
  return { to, heard: !step.forced && to.some(({ id }) => facts.heardToday.has(id)) };
}

function thank(
  deps: ActivityDeps,
  dossier: Dossier,
  {
    contact,
    sent,
    step,
    at,
  }: { contact: ContactRow; sent: readonly SentRow[]; step: StepRow; at: Date },
): ReturnType<typeof post> {
  const { handover } = dossier;
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: contact.id },
    to: { name: contact.name, address: contact.email },
    contactId: contact.id,
    template: 'all-done',
    link: { purpose: 'reply', expiresAt: linkExpiry('reply', at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: threadOf(sent),
    render: (link) =>
      renderMail('all-done', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: contact.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link,
        totalItems: dossier.items.filter((item) => item.state !== 'waived').length,
      }),
  });
}
