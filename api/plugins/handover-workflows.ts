import type { Position } from '../../domain/handover/position';
import type { CommandName } from '../../workflows/messages';

/** What the staff's processes ask of the workflows; the tests and the demo compose another starter. */
export interface HandoverWorkflows {
  /** Starts the handover's workflow, or finds it started. Throws when the Temporal server is away. */
  start(handoverId: string, position: Position): Promise<void>;
  /**
   * Runs a person's command and waits until it is carried out.
   * Throws Refusal with the workflow's sentence; the same updateId answers with the first result.
   */
  command(handoverId: string, name: CommandName, commandId: string, updateId: string): Promise<void>;
}
