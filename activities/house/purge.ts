import { createHash } from 'node:crypto';
import { readDossier } from '../../db/dossier';
import {
  beginPurge,
  countSealed,
  planPurge,
  purgesDue,
  purgesToPlan,
  purgeWarned,
  recordPurge,
  type DuePurge,
} from '../../db/purges';
import { addDays } from '../../domain/calendar/local-date';
import { atHour, localDate } from '../../domain/calendar/calendar';
import { purgeStep, WARNINGS, type WarningDays } from '../../domain/purge/purge-step';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import { renderPurgeCertificate } from '../../templates/letter/render-purge-certificate';
import type { ActivityDeps } from '../deps';
import { keepLetter } from '../letters';
import { post, type Posted } from '../mail/outbox';
import { operations } from './operations';

const BATCH = 100;
const MORNING = 9;

/**
 * Destroys the secrets of what is over, when its time has come, and warns its account manager before: once on each
 * of the days named in the rules. Each handover by itself, so that one that fails holds up no other.
 */
export async function tendPurges(deps: ActivityDeps): Promise<void> {
  for (const { id, overAt } of await purgesToPlan(deps.db, BATCH)) {
    await planPurge(deps.db, id, firstDay(deps, overAt));
  }
  for (const due of await purgesDue(deps.db, deps.at(), BATCH)) {
    try {
      await tend(deps, due);
    } catch (error) {
      deps.onError(error);
    }
  }
}

/** In our morning, after the retention, and never so soon that no warning could come before. */
function firstDay({ ourOffice, retentionDays, at }: ActivityDeps, overAt: Date): Date {
  const kept = addDays(localDate(ourOffice, overAt), retentionDays);
  const soonest = addDays(localDate(ourOffice, at()), WARNINGS[0] + 1);
  return atHour(ourOffice, kept > soonest ? kept : soonest, MORNING);
}

async function tend(deps: ActivityDeps, due: DuePurge): Promise<void> {
  const step = purgeStep(due, deps.at());
  if (step.kind === 'purge' && (await beginPurge(deps.db, { id: due.id, planned: due.purgeAt }))) {
    return purge(deps, due.id);
  }
  if (step.kind === 'warn') return warn(deps, due, step);
}

/**
 * Warns the account manager; where their mailbox takes nothing any more, those who watch over the house. Nobody is
 * warned whose server refuses: where that is everybody, nothing is destroyed until somebody says so.
 */
async function warn(
  deps: ActivityDeps,
  { id, purgeAt: planned }: DuePurge,
  { days, purgeAt }: { days: WarningDays; purgeAt: Date },
): Promise<void> {
  const at = deps.at();
  const dossier = await readDossier(deps.db, id);
  const { handover } = dossier;
  const stepKey = `purge-${days}-${localDate(deps.ourOffice, purgeAt)}`;
  const tell = ({ name, email }: { name: string; email: string }): Promise<Posted> =>
    post(deps, {
      key: { handoverId: id, stepKey, recipientKey: `staff:${email}` },
      to: { name, address: email },
      contactId: null,
      template: 'purge-warning',
      references: [],
      render: () =>
        renderMail('purge-warning', {
          language: languageOf(dossier),
          at,
          letterNumber: handover.number,
          to: { name },
          client: clientView(dossier),
          previousMsp: previousMspView(dossier),
          us: deps.us,
          link: `${deps.consoleUrl}/handovers/${id}/purge`,
          timeZone: deps.ourOffice.timeZone,
          purgeAt,
          days,
        }),
    });
  const email = handover.account_manager_email;
  const told = [await tell({ name: handover.account_manager_name, email })];
  if (told[0]?.kind === 'rejected') {
    for (const person of await operations(deps)) {
      if (person.email !== email) told.push(await tell(person));
    }
  }
  // One that the mail server does not take yet is tried again a minute later, under the same key.
  if (told.some(({ kind }) => kind === 'unsettled')) return;
  if (told.every(({ kind }) => kind === 'rejected')) return;
  await purgeWarned(deps.db, { id, planned, days, purgeAt, at });
}

/** The key first: from then on nothing opens any more, whatever is left to be written down about it. */
async function purge(deps: ActivityDeps, id: string): Promise<void> {
  const at = deps.at();
  const dossier = await readDossier(deps.db, id);
  const { handover } = dossier;
  await deps.vault.destroyKeys(id);
  const counts = await countSealed(deps.db, id);
  const pdf = await keepLetter(deps.db, {
    handoverId: id,
    kind: 'purge-certificate',
    pdf: await deps.print(() =>
      renderPurgeCertificate({
        language: languageOf(dossier),
        at,
        timeZone: deps.ourOffice.timeZone,
        number: handover.number,
        us: deps.us,
        client: dossier.client.name,
        previousMsp: previousMspView(dossier).name,
        overAt: handover.closed_at ?? handover.cancelled_at,
        recipient: handover.recipient,
        counts,
      }),
    ),
    at,
  });
  const certificate = createHash('sha256').update(pdf).digest('hex');
  await recordPurge(deps.db, { id, at, counts, certificate });
}
