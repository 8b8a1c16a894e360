import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, toPayloads } from '@temporalio/common';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import type { Clock } from '../../platform/clock';
import type { StartWorkflow } from '../../workflows/client/handover-client';
import { TASK_QUEUE, WORKFLOW_TYPE, workflowId } from '../../workflows/messages';
import type { Follower } from './virtual-clock';

/** Three days of a mail server that is down hold many retries, each of them a skip. */
const MOST_SKIPS = 5_000;
const POLL_MS = 15;
const COMPLETED =
  temporal.api.enums.v1.FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED;
const TIMED_OUT =
  temporal.api.enums.v1.FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT;
const RUNNING = temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

function skipping(id: string, milliseconds: number): temporal.api.common.v1.ITimeSkippingConfig {
  return {
    enabled: true,
    maxSessionSkipCount: MOST_SKIPS,
    fastForwardConfig: { id, duration: msToTs(milliseconds) },
  };
}

const ALREADY_EXISTS = 6;

/** A start that is repeated finds the workflow started. */
function unlessStarted(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS) return null;
  throw error;
}

/**
 * The running handovers of one virtual clock, on the real server: each is started at the clock's instant
 * (a start delay that is skipped at once) and moved by exact durations.
 */
export class SkippingWorkflows implements Follower {
  private readonly running = new Set<string>();
  /** Whoever asked for a start may have gone on before it was done: time does not, or it would move without it. */
  private readonly starting = new Set<Promise<void>>();

  constructor(
    private readonly client: Client,
    private readonly clock: Clock,
    /** The machine's own clock, in epoch milliseconds: what the server starts from. */
    private readonly machineNow: () => number,
    private readonly taskQueue = TASK_QUEUE,
  ) {}

  readonly start: StartWorkflow = (handoverId, input) => {
    const begun = this.begin(handoverId, input);
    this.starting.add(begun);
    const over = () => void this.starting.delete(begun);
    begun.then(over, over);
    return begun;
  };

  private async begin(...[handoverId, input]: Parameters<StartWorkflow>): Promise<void> {
    const offset = this.clock.now().getTime() - this.machineNow();
    if (offset <= 0)
      throw new Error('virtual time must begin in the future of the machine’s clock');
    const id = workflowId(handoverId);
    const fastForward = randomUUID();
    const made = await this.client.workflowService
      .startWorkflowExecution({
        namespace: this.client.options.namespace,
        requestId: randomUUID(),
        identity: this.client.options.identity,
        workflowId: id,
        workflowType: { name: WORKFLOW_TYPE },
        taskQueue: { name: this.taskQueue },
        input: { payloads: toPayloads(defaultPayloadConverter, input) ?? [] },
        searchAttributes: {
          indexedFields: {
            HandoverStage: {
              metadata: { encoding: Buffer.from('json/plain'), type: Buffer.from('Keyword') },
              data: Buffer.from(JSON.stringify(input.position.stage)),
            },
          },
        },
        workflowStartDelay: msToTs(offset),
        timeSkippingConfig: skipping(fastForward, offset),
      })
      .catch(unlessStarted);
    if (!made) return;
    this.running.add(id);
    await this.reached(id, fastForward);
    await this.idle(id);
  }

  async settle(): Promise<void> {
    await Promise.allSettled([...this.starting]);
    await Promise.all([...this.running].map((id) => this.idle(id)));
  }

  async advance(milliseconds: number): Promise<void> {
    await Promise.allSettled([...this.starting]);
    await Promise.all([...this.running].map((id) => this.move(id, milliseconds)));
  }

  private async move(id: string, milliseconds: number): Promise<void> {
    if (!(await this.idle(id))) return;
    const fastForward = randomUUID();
    await this.client.workflowService.updateWorkflowExecutionOptions({
      namespace: this.client.options.namespace,
      workflowExecution: { workflowId: id },
      updateMask: { paths: ['time_skipping_config'] },
      workflowExecutionOptions: { timeSkippingConfig: skipping(fastForward, milliseconds) },
    });
    await this.reached(id, fastForward);
    await this.idle(id);
  }

  private async reached(id: string, fastForward: string): Promise<void> {
    for (;;) {
      const answer = await this.client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: this.client.options.namespace,
        workflowExecution: { workflowId: id },
        fastForwardId: fastForward,
      });
      if (answer.fastForwardPollingResult === COMPLETED) return;
      if (answer.fastForwardPollingResult === TIMED_OUT) continue;
      // Ended before the target: nothing is left to move.
      if (!(await this.idle(id))) return;
      throw new Error(`virtual time of ${id} did not reach its target: ${answer.failedReason}`);
    }
  }

  /** Waits until what fell due has been done; false once the workflow has ended. */
  private async idle(id: string): Promise<boolean> {
    for (;;) {
      const seen = await this.client.workflowService.describeWorkflowExecution({
        namespace: this.client.options.namespace,
        execution: { workflowId: id },
      });
      if (seen.workflowExecutionInfo?.status !== RUNNING) {
        this.running.delete(id);
        return false;
      }
      // An activity that waits for its next attempt holds nothing up: its back-off is time to be skipped.
      const busy = seen.pendingActivities.some(
        (activity) =>
          activity.state ===
            temporal.api.enums.v1.PendingActivityState.PENDING_ACTIVITY_STATE_STARTED ||
          activity.scheduledTime === null ||
          tsToMs(activity.scheduledTime) === 0 ||
          (activity.attempt ?? 0) <= 1,
      );
      if (!seen.pendingWorkflowTask && !busy) return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
