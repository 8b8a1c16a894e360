import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import {
  ActivityFailure,
  ApplicationFailure,
  defineSearchAttributeKey,
  SearchAttributeType,
} from '@temporalio/common';
import type { Position } from '../../domain/handover/position';
import { Refusal } from '../../domain/problem';
import {
  PROGRESSED,
  TASK_QUEUE,
  WORKFLOW_TYPE,
  workflowId,
  type CommandInput,
  type CommandName,
  type Hint,
  type HandoverInput,
} from '../messages';

/** What the other processes ask of the workflows; tests and the demo compose a starter on virtual time. */
export interface HandoverWorkflows {
  /** Starts the handover's workflow, or finds it started. Throws when the Temporal server is away. */
  start(handoverId: string, position: Position): Promise<void>;
  /** Tells it to look again. A workflow that has ended needs no telling. */
  tell(handoverId: string, hint: Hint): Promise<void>;
  /**
   * Runs a person's command and waits until it is carried out.
   * Throws Refusal with the workflow's sentence; the same updateId answers with the first result.
   */
  command(
    handoverId: string,
    name: CommandName,
    commandId: string,
    updateId: string,
  ): Promise<void>;
}

export const STAGE_ATTRIBUTE = defineSearchAttributeKey(
  'HandoverStage',
  SearchAttributeType.KEYWORD,
);

export type StartWorkflow = (handoverId: string, input: HandoverInput) => Promise<void>;

/** A start that may be repeated: the id is derived from the handover's, and is never used again. */
export function startWith(client: Client, taskQueue = TASK_QUEUE): StartWorkflow {
  return async (handoverId, input) => {
    await client.workflow.start<(input: HandoverInput) => Promise<void>>(WORKFLOW_TYPE, {
      workflowId: workflowId(handoverId),
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: [{ key: STAGE_ATTRIBUTE, value: input.position.stage }],
    });
  };
}

/** What a failed command says to the person: the workflow's refusal, or what to do about a server that is away. */
function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) {
    // Refused by the workflow itself, or by the rows when it was carried out.
    const cause = error.cause instanceof ActivityFailure ? error.cause.cause : error.cause;
    if (cause instanceof ApplicationFailure) {
      return new Refusal(cause.type ?? 'refused', cause.message, { cause: error });
    }
  }
  if (error instanceof WorkflowNotFoundError) {
    return new Refusal(
      'handover_over',
      'This handover is not running any more: nothing more can be done to it.',
      { cause: error },
    );
  }
  return error;
}

export function handoverWorkflows(client: Client, start = startWith(client)): HandoverWorkflows {
  return {
    start: async (handoverId, position) => {
      try {
        await start(handoverId, { handover: handoverId, position });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    tell: async (handoverId, hint) => {
      try {
        await client.workflow.getHandle(workflowId(handoverId)).signal<[Hint]>(PROGRESSED, hint);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    command: async (handoverId, name, commandId, updateId) => {
      try {
        await client.workflow
          .getHandle(workflowId(handoverId))
          .executeUpdate<undefined, [CommandInput]>(name, {
            args: [{ command: commandId }],
            updateId,
          });
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}
