import type { HandoverWorkflows } from '../../../api/plugins/handover-workflows';
import { endCommand } from '../../../db/commands';
import type { Db } from '../../../db/pool';
import { Refusal } from '../../../domain/problem';

/** A stand-in for the engine: carries nothing out, and refuses what it is told to. Temporal has tests of its own. */
export class Engine implements HandoverWorkflows {
  refuseWith: Refusal | null = null;
  away = false;
  readonly commands: { handoverId: string; name: string }[] = [];

  async start(): Promise<void> {
    await this.answer();
  }
  async tell(): Promise<void> {
    await this.answer();
  }
  async command(handoverId: string, name: string, commandId: string): Promise<void> {
    await this.answer();
    if (this.refuseWith) throw this.refuseWith;
    this.commands.push({ handoverId, name });
    if (this.db) await endCommand(this.db, commandId, { outcome: 'done', at: this.at });
  }
  db: Db | null = null;
  at = new Date(0);

  private async answer(): Promise<void> {
    if (this.away) throw new Error('the workflow engine is away');
  }
}
