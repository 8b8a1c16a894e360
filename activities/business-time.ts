import { Context } from '@temporalio/activity';

/**
 * The business instant of an activity's attempt: when the engine scheduled it, on the workflow's own clock.
 * A retry three days later has its own instant, and so has an attempt in the middle of skipped time.
 */
export function attemptInstant(): Date {
  return new Date(Context.current().info.currentAttemptScheduledTimestampMs);
}
