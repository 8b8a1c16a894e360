import { readFileSync } from 'node:fs';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import { costBound, historyCost } from '../../embedded/cost/history-cost';
import { projectRoot } from '../../platform/paths';

const { EventType } = temporal.api.enums.v1;
/** Lives in which nobody gave a command: a person's command costs two actions of its own. */
const UNCOMMANDED = ['cooperative', 'silent', 'refusing', 'late-answer', 'authority-to-be-signed'];
const KIB = 1024;

function recorded(name: string): temporal.api.history.v1.IHistory {
  const file = path.join(projectRoot(), 'test', 'histories', `${name}.json`);
  return historyFromJSON(JSON.parse(readFileSync(file, 'utf8')));
}

function countOf(
  { events }: temporal.api.history.v1.IHistory,
  is: (event: temporal.api.history.v1.IHistoryEvent) => boolean,
): number {
  return (events ?? []).filter(is).length;
}

describe('a handover, counted from its recorded history', () => {
  it.each(UNCOMMANDED)('costs at most 9 + 2R + S actions and 32 + 11R + 4S events: %s', (name) => {
    const history = recorded(name);
    // The letter of request is in the fixed part; every other act whose time came is a step.
    const steps =
      countOf(
        history,
        (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'takeStep',
      ) - 1;
    const sittings = countOf(
      history,
      (event) => event.eventType === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    );
    const cost = historyCost(history);
    const bound = costBound(steps, sittings);
    expect(cost.actions).toBeLessThanOrEqual(bound.actions);
    expect(cost.events).toBeLessThanOrEqual(bound.events);
  });

  it('is small: a life of thirty working days in silence stays under 16 KiB', () => {
    expect(historyCost(recorded('silent')).bytes).toBeLessThan(16 * KIB);
  });
});
