import { temporal } from '@temporalio/proto';

const { EventType } = temporal.api.enums.v1;
type History = temporal.api.history.v1.IHistory;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** Made by virtual time only; in production there are none. */
const VIRTUAL = new Set<unknown>([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
]);

/** What Temporal Cloud bills as an action (https://docs.temporal.io/cloud/actions), by the event that shows it. */
const ACTIONS = new Set<unknown>([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
  EventType.EVENT_TYPE_MARKER_RECORDED,
  EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
]);

export interface HistoryCost {
  actions: number;
  events: number;
  /** Of the events' own encoding (Protocol Buffers). */
  bytes: number;
}

/** What a handover's history costs, without what virtual time put into it. A retried activity counts each attempt. */
export function historyCost(history: History): HistoryCost {
  const events = (history.events ?? []).filter((event) => !VIRTUAL.has(event.eventType));
  return {
    actions: events.filter((event) => ACTIONS.has(event.eventType)).length + retriesIn(events),
    events: events.length,
    bytes: temporal.api.history.v1.History.encode({ events }).finish().length,
  };
}

function retriesIn(events: readonly HistoryEvent[]): number {
  return events.reduce(
    (sum, event) => sum + Math.max(0, (event.activityTaskStartedEventAttributes?.attempt ?? 1) - 1),
    0,
  );
}

/** At most 9 + 2R + S actions and 32 + 11R + 4S events for R steps whose time came and S sittings. */
export function costBound(steps: number, sittings: number): { actions: number; events: number } {
  return { actions: 9 + 2 * steps + sittings, events: 32 + 11 * steps + 4 * sittings };
}
