import { readAttested } from '../../../db/access-removed';
import { readChecks } from '../../../db/task-checks';
import { readEvidence } from '../../../db/task-evidence';
import type { TaskPageRow } from '../../../db/task-pages';
import { waitersFor, waitsOf, type WaitLine } from '../../../db/task-waits';
import { listStaff, type Staff } from '../../../db/staff';
import { localDate, workingDay } from '../../../domain/calendar/calendar';
import { addDays } from '../../../domain/calendar/local-date';
import { BLOCK_REASONS } from '../../../domain/resets/blocked';
import { checklist, stepsFor } from '../../../domain/resets/checklist';
import { makesSecret } from '../../../domain/resets/recorded-where';
import { isOpenTask } from '../../../domain/resets/task';
import { ourOffice } from '../../../platform/our-office';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { instructionsFor } from './instructions';
import { picturePlan } from './picture-plan';
import { taskRow } from './task-row';

/** Days until a blocked task is looked at again, unless a person says otherwise. */
const LOOK_AGAIN_DAYS = 3;

/** What console/tasks-one.hbs shows of a task, for the person who looks. */
export async function taskView(
  deps: ConsoleDeps,
  task: TaskPageRow,
  { reader, form }: { reader: Staff; form: URLSearchParams | null },
): Promise<Record<string, unknown>> {
  const { db, playbook, clock, config } = deps;
  const at = clock.now();
  const [waits, waiters, staff, checks, evidence, picture, attested] = await Promise.all([
    waitsOf(db, task.id),
    waitersFor(db, task.itemId),
    listStaff(db),
    readChecks(db, task.id),
    readEvidence(db, task.id),
    task.inCircle ? picturePlan(deps, task.handoverId) : null,
    task.reason === 'revoke' ? readAttested(db, { itemId: task.itemId }) : [],
  ]);
  const anyOf = waits.filter((wait) => wait.kind === 'any_of');
  const allOf = waits.filter((wait) => wait.kind === 'all_of');
  const steps = stepsFor(playbook, task.catalogueNumber, task.reason);
  const list = checklist(steps, named(checks, staff));
  const office = ourOffice(config);
  const today = localDate(office, at);
  return {
    task: { ...task, ...taskRow(task, { at, zone: office.timeZone }) },
    open: isOpenTask(task.state),
    // Their word beside our own check, and never in its place.
    attested: attested[0] ?? null,
    // Only what was done by mistake can be taken back; the closing report stands.
    mayReopen: task.handoverOpen && (task.state === 'done' || task.state === 'waived'),
    mayAdd: task.handoverOpen && task.state !== 'withdrawn',
    mine: task.ownerId === reader.id,
    // The place could itself have been a pasted secret: it is not given back.
    typed: {
      note: form?.get('note') ?? '',
      reason: form?.get('reason') ?? '',
      why: form?.get('why') ?? task.blockedNote ?? '',
      blocking: form?.has('until') ?? false,
    },
    needsPlace: makesSecret(task.reason),
    checklist: {
      ...list,
      steps: list.steps.map((step, index) => ({ ...step, number: index + 1 })),
    },
    unticked: list.steps.filter((step) => step.done === null).length,
    instructions: instructionsFor(playbook, task.catalogueNumber, task.reason),
    evidence: named(evidence, staff),
    blockReasons: BLOCK_REASONS.map((name) => ({ name, selected: name === task.blockedReason })),
    lookAgain: {
      from: addDays(today, 1),
      proposed: workingDay(office, addDays(today, 1), LOOK_AGAIN_DAYS - 1),
    },
    anyOf,
    allOf,
    waitsNow: isWaiting(anyOf),
    tooEarly: allOf.filter((wait) => !wait.free).map((wait) => wait.itemName),
    circle: picture?.circles.find(({ ids }) => ids.includes(task.itemId)) ?? null,
    waiters,
    people: staff.map(({ id, name, role }) => ({ id, name, role, selected: id === task.ownerId })),
  };
}

/** Who did it, by name where it is one of our people. */
function named<T extends { by: string }>(rows: readonly T[], staff: readonly Staff[]): T[] {
  const names = new Map(staff.map(({ email, name }) => [`staff:${email}`, name]));
  return rows.map((row) => ({ ...row, by: names.get(row.by) ?? row.by.replace(/^\w+:/, '') }));
}

/** Any one of them is enough. */
function isWaiting(anyOf: readonly WaitLine[]): boolean {
  return anyOf.length > 0 && !anyOf.some((wait) => wait.free);
}
