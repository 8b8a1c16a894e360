import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import { readDossier, type ContactRow, type Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover } from '../../db/positions';
import { readGivers } from '../../db/reconciling';
import { endStep, type StepRow } from '../../db/steps';
import { chooseRecipients, distinctByAddress } from '../../domain/chase/choose-recipients';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { renderMail } from '../../templates/email/render-mail';
import { awaitedNews } from '../awaited-news';
import type { ActivityDeps } from '../deps';
import { deservesThanks, type Heard } from '../listening';
import { giveUpRefused, MOST_ROUNDS, type PostedTo } from '../mail/give-up-refused';
import { post, requireSettled } from '../mail/outbox';
import { clientView, languageOf, previousMspView, type SentRow } from '../../drafting/views';
import { threadOf } from '../../drafting/draft-step';
import { stepFacts, toContact } from '../../drafting/step-facts';
import { takeTomorrow } from './take-tomorrow';

/**
 * Thanks whoever answered, once the list is whole. What was sent back or refused meanwhile leaves it out. Where their
 * mail comes back for good, whoever is next is thanked in the same attempt.
 */
export async function takeThanksStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  let thanks = await decideThanks(deps, dossier, step);
  for (let round = 0; thanks.kind === 'send' && round < MOST_ROUNDS; round++) {
    const posted: PostedTo[] = [];
    for (const contact of thanks.to) {
      posted.push({ contact, ...(await thank(deps, thanks, { contact, step, at })) });
    }
    const refused = await giveUpRefused(deps, handoverId, posted);
    requireSettled(posted);
    if (!refused || posted.some(({ kind }) => kind === 'accepted')) break;
    thanks = await decideThanks(deps, await readDossier(deps.db, handoverId), step);
  }
  const end = thanks;
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    if (end.kind === 'later') return takeTomorrow(tx, dossier, { step, at });
    const why = end.kind === 'skip' ? end.why : null;
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

export type Thanks =
  | { kind: 'send'; dossier: Dossier; to: ContactRow[]; sent: readonly SentRow[] }
  /** One of them had another message today. */
  | { kind: 'later' }
  | { kind: 'skip'; why: 'not_all_answered' | 'nobody_reachable' };

/** What becomes of the thanks at this instant: together, so nobody is thanked while one of them heard from us today. */
export async function decideThanks(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Thanks> {
  const at = deps.at();
  const { id } = dossier.handover;
  const [givers, sent, calls, awaited] = await Promise.all([
    readGivers(deps.db, id),
    readSent(deps.db, id),
    readCalls(deps.db, id),
    awaitedNews(deps.db, dossier, at),
  ]);
  if (!deservesThanks(dossier, givers)) return { kind: 'skip', why: 'not_all_answered' };
  const to = whom(dossier, step, givers);
  if (to.length === 0) return { kind: 'skip', why: 'nobody_reachable' };
  const { heardToday } = stepFacts(dossier, step, { sent, calls, awaited, at });
  const heard = !step.forced && to.some((contact) => heardToday.has(contact.id));
  return heard ? { kind: 'later' } : { kind: 'send', dossier, to, sent };
}

/** Everybody of theirs who answered and can be reached, else who is nearest to them on the ladder. */
function whom({ contacts }: Dossier, step: StepRow, givers: Heard['givers']): ContactRow[] {
  const theirs = [...givers.values()].filter(({ party }) => party === 'previous_msp');
  const answered = contacts.filter(
    ({ id, bounced_at: bounced }) =>
      bounced === null && theirs.some(({ contactId }) => contactId === id),
  );
  if (answered.length > 0) return distinctByAddress(answered);
  const rungs = theirs.length > 0 ? theirs.map(({ rung }) => rung) : step.rungs;
  const nobodyHeard = { heardToday: new Set<string>(), forced: true };
  const { to } = chooseRecipients(rungs, { contacts: contacts.map(toContact), ...nobodyHeard });
  return contacts.filter(({ id }) => to.some((contact) => contact.id === id));
}

function thank(
  deps: ActivityDeps,
  { dossier, sent }: Extract<Thanks, { kind: 'send' }>,
  { contact, step, at }: { contact: ContactRow; step: StepRow; at: Date },
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
