import { isHere, type ItemHistory } from './item-history';
import type { PlanInput, PlannedItem } from './plan-facts';
import { isTimeShort, timeShortAt } from './stand-by';

/** The tasks that should be open for an item now. */
export interface WantedTasks {
  /** asked: the item came, and a person has to say what becomes of the work that was begun. */
  recover: 'open' | 'standby' | 'asked' | null;
  rotate: boolean;
  revoke: boolean;
  dayOne: boolean;
}

/** product.md, "Items and answers" and "The reset planner", for one item. */
export function wantedTasks(
  item: PlannedItem,
  history: ItemHistory,
  input: PlanInput,
): WantedTasks {
  const { deadlinePassed, settled } = input.stage;
  const ours = item.scope === 'ours';
  const resetsOpen = deadlinePassed || settled;
  if (item.state === 'waived')
    return { recover: null, rotate: false, revoke: false, dayOne: false };
  return {
    recover: recover(item, history, input),
    rotate: ours && rotate(item, history, input),
    revoke:
      ours &&
      !history.over('revoke') &&
      (history.open('revoke') !== undefined || (resetsOpen && input.canRevoke(item))),
    dayOne: ours && dayOne(item, history),
  };
}

/** When a stand-by task for it opens by time alone; null when one is open, or nothing but an answer can bring one. */
export function standByFrom(
  item: PlannedItem,
  history: ItemHistory,
  input: PlanInput,
): Date | null {
  if (item.state === 'waived' || isHere(item)) return null;
  if (history.over('recover') || history.open('recover')) return null;
  return recoverByAnswer(item, input) === 'later' ? timeShortAt(item, input) : null;
}

function recover(
  item: PlannedItem,
  history: ItemHistory,
  input: PlanInput,
): WantedTasks['recover'] {
  if (isHere(item)) return asksWhatToDo(history) ? 'asked' : null;
  if (history.over('recover')) return null;
  const wanted = recoverByAnswer(item, input);
  const present = history.open('recover')?.state;
  if (wanted === 'none') return null;
  if (wanted === 'open' || present === 'open') return 'open';
  // What was begun because time was short stays, even if the deadline then moved away.
  return wanted === 'standby' || present === 'standby' ? 'standby' : null;
}

/** Plan B was begun, and then the item came: nobody but a person knows what that work is good for. */
function asksWhatToDo(history: ItemHistory): boolean {
  const recovery = history.open('recover');
  return (
    recovery !== undefined && (recovery.asked || (recovery.state === 'standby' && recovery.begun))
  );
}

/** none: no recovery, whatever was open. later: not yet. */
function recoverByAnswer(
  item: PlannedItem,
  input: PlanInput,
): 'open' | 'standby' | 'later' | 'none' {
  const ours = item.scope === 'ours';
  if (item.state === 'accepted') return item.answerType === 'never_held' && ours ? 'open' : 'none';
  if (item.state === 'answered') {
    // The recovery clock of a refusal starts with the refusal.
    if (item.answerType === 'refused') return 'open';
    if (item.answerType === 'never_held') return ours ? 'open' : 'none';
    if (item.answerType === 'client_has_it' && !ours) return 'none';
  }
  if (isDue(item, input)) return 'open';
  return isTimeShort(item, input) ? 'standby' : 'later';
}

function isDue(item: PlannedItem, { stage }: PlanInput): boolean {
  if (stage.deadlinePassed || stage.settled) return true;
  if (!stage.criticalDue || item.criticality !== 'critical') return false;
  const promised = item.answerType === 'promised' && item.state === 'answered';
  const running = (item.promisedUntil?.getTime() ?? 0) >= stage.at.getTime();
  return !(promised && running);
}

function rotate(item: PlannedItem, history: ItemHistory, input: PlanInput): boolean {
  // Whoever recovered it has reset it already, so a late answer opens nothing.
  if (!isHere(item) || history.over('rotate') || history.over('recover')) return false;
  if (history.open('rotate')) return true;
  if (asksWhatToDo(history)) return false;
  if (!input.canRotate(item)) return false;
  if (input.stage.deadlinePassed || input.stage.settled) return true;
  return history.open('recover')?.state === 'open';
}

function dayOne(item: PlannedItem, history: ItemHistory): boolean {
  if (!item.unrecoverable || history.over('day_one')) return false;
  return !isHere(item) || history.open('day_one')?.begun === true;
}
