import { positionOf } from '../db/positions';
import { readStallDossier, type StallDossier } from '../db/stall-dossier';
import { setStalled } from '../db/stalled';
import { isOfficeHours, nextMorning } from '../domain/calendar/calendar';
import { DEFAULT_POLICY } from '../domain/chase/default-policy';
import type { Position } from '../domain/handover/position';
import type { WaitingPackage } from '../domain/stalled/client-rules';
import { lastOf } from '../domain/stalled/instants';
import type { StallFacts } from '../domain/stalled/stall-facts';
import { whyStalled } from '../domain/stalled/why-stalled';
import { answerFacts, calendarsOf } from '../drafting/views';
import type { ActivityDeps } from './deps';

/** When our own people are told of what stands still: at once while our office is open, else in its next morning. */
export function tellAt({ ourOffice }: Pick<ActivityDeps, 'ourOffice'>, at: Date): Date {
  if (isOfficeHours(ourOffice, at)) return at;
  return nextMorning(ourOffice, at, DEFAULT_POLICY.sendingHour);
}

/** Whoever changes a handover in between does so once or twice, and not again and again. */
const MOST_TRIES = 3;

/**
 * Finds, after anything happened, whether the handover needs a person now, and returns where it stands. What is changed
 * in between is judged anew: who assigns a task, say, looks at nothing.
 */
export async function refreshStalled(
  deps: ActivityDeps,
  handoverId: string,
  tries = 1,
): Promise<Position> {
  const dossier = await readStallDossier(deps.db, handoverId);
  const written = await judge(deps, dossier);
  if (!written && tries < MOST_TRIES) return refreshStalled(deps, handoverId, tries + 1);
  return positionOf(dossier.handover, dossier.authority);
}

/** False when it had changed since it was read: then nothing is written. */
export async function judge(deps: ActivityDeps, dossier: StallDossier): Promise<boolean> {
  const at = deps.at();
  const { undecidedSince, unsent, outage, declinedAt } = dossier;
  const { stall, lookAgainAt } = whyStalled(
    {
      ...factsOf(dossier),
      ...itemsAndTasks(dossier),
      ...{ undecidedSince, unsent, outage, declinedAt },
      client: clientFacts(dossier),
    },
    at,
  );
  return setStalled(deps.db, dossier.handover, {
    stall,
    checkAt: lookAgainAt,
    tellAt: tellAt(deps, at),
    at,
  });
}

type OfDossier = 'items' | 'tasks' | 'undecidedSince' | 'unsent' | 'outage' | 'declinedAt';

function factsOf(dossier: StallDossier): Omit<StallFacts, OfDossier> {
  const { handover, contacts, steps, firstOpenedAt, items } = dossier;
  const answers = items.flatMap((item) => item.answered_at ?? []);
  return {
    stage: handover.stage,
    paused: handover.paused_at !== null,
    requestedAt: handover.requested_at,
    calendar: calendarsOf(dossier).previousMsp,
    sendingHour: handover.policy.sendingHour,
    contacts: contacts
      .filter((contact) => contact.party === 'previous_msp')
      .map((contact) => ({ bouncedAt: contact.bounced_at })),
    signatoryNamedAt: contacts.find(({ rung }) => rung === 'signatory')?.created_at ?? null,
    firstOpenedAt,
    lastAnswerAt: answers.reduce<Date | null>(
      (latest, one) => (latest === null || one > latest ? one : latest),
      null,
    ),
    ended: steps
      .filter((step) => step.state !== 'planned')
      .map((step) => ({
        kind: step.kind,
        taken: step.state === 'taken',
        at: step.taken_at ?? step.due_at,
      })),
    planned: steps
      .filter((step) => step.state === 'planned')
      .map((step) => ({ kind: step.kind, dueAt: step.due_at })),
  };
}

function clientFacts(dossier: StallDossier): NonNullable<StallFacts['client']> {
  const { handover, contacts, tasks, recovered, asked } = dossier;
  const recovering = new Set(recoveredBy(tasks));
  const theirs = contacts
    .filter(({ party }) => party === 'client')
    .map(({ rung, bounced_at: bouncedAt }) => ({ rung, bouncedAt }));
  const signatory = theirs.find(({ rung }) => rung === 'signatory');
  return {
    calendar: calendarsOf(dossier).client,
    contacts: theirs,
    signatory: handover.stage === 'authority' ? (signatory ?? null) : null,
    asked: asked
      .filter((row) => !recovered.includes(row.item_id))
      .map((row) => ({
        openedAt: row.opened_at,
        remindedAt: row.reminded_at,
        promisedUntil: row.promised_until,
        beingRecovered: recovering.has(row.item_id),
      })),
    waitingPackage: waitingPackage(dossier),
  };
}

function waitingPackage({ steps, waiting }: StallDossier): WaitingPackage | null {
  if (waiting === null) return null;
  const { made_at: madeAt, gone_at: goneAt } = waiting;
  const about = steps.filter(({ kind }) => kind === 'package');
  const more = about.some(({ state }) => state === 'planned');
  return {
    unreachableSince: goneAt && lastOf([madeAt, goneAt]),
    lastToldAt: more ? null : lastOf(about.map((step) => step.taken_at)),
  };
}

/** Items that an open task of ours gets back. */
function recoveredBy(tasks: StallDossier['tasks']): string[] {
  return tasks.filter((task) => task.reason === 'recover').map((task) => task.item_id);
}

function itemsAndTasks({
  items,
  tasks,
  recovered,
}: StallDossier): Pick<StallFacts, 'items' | 'tasks'> {
  const settled = new Set(recovered);
  const recovering = new Set(recoveredBy(tasks));
  return {
    items: items.map((item) => ({
      ...answerFacts(item),
      answeredAt: item.answered_at,
      rejectedAt: item.sent_back_at,
      onlyTheyCanRelease: item.only_they_can_release,
      beingRecovered: recovering.has(item.id),
      recovered: settled.has(item.id),
    })),
    tasks: tasks.map((task) => ({
      openedAt: task.opened_at,
      overdueAt: task.overdue_at,
      inCircle: task.in_circle,
      begun: task.begun_at !== null || task.blocked_until !== null,
    })),
  };
}
