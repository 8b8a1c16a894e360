import { randomUUID } from 'node:crypto';
import { endCommand, writeCommand } from '../../db/commands';
import type { Db } from '../../db/pool';
import type { JsonObject } from '../../db/tables/json';
import { writeAudit } from '../../db/audit';
import { readPosition } from '../../db/positions';
import { refuseCommand } from '../../domain/handover/command-rules';
import { Refusal } from '../../domain/problem';
import { refuseTyped } from '../../domain/secrets/typed-text';
import type { CommandName } from '../../workflows/messages';
import type { HandoverWorkflows } from '../plugins/handover-workflows';

export interface CommandRequest {
  handoverId: string;
  kind: CommandName;
  arguments: JsonObject;
  /** Who asks, as in the audit log: `staff:<email>`, `token:<name>`. */
  by: string;
  /** The same key again answers with the first result and does nothing more. */
  idempotencyKey: string;
  at: Date;
}

/**
 * Writes a person's command down and has the workflow carry it out. Returns when it is done.
 * Throws Refusal with the sentence for the person; nothing has changed then but the log.
 */
export async function requestCommand(
  deps: { db: Db; workflows: HandoverWorkflows },
  request: CommandRequest,
): Promise<void> {
  const { db } = deps;
  const secret = refuseTyped(request.arguments);
  if (secret) {
    // Not even the refused command is written down: its words are what must not stay.
    await writeRefusal(db, request, secret);
    throw secret;
  }
  const row = await writeCommand(db, {
    id: randomUUID(),
    handover_id: request.handoverId,
    kind: request.kind,
    arguments: request.arguments,
    requested_by: request.by,
    requested_at: request.at,
    idempotency_key: request.idempotencyKey,
  });
  if (row.kind !== request.kind) {
    throw new Refusal(
      'key_used',
      'This request’s key was used for another command. Reload the page and try again.',
    );
  }
  if (row.outcome === 'done') return;
  if (row.outcome === 'refused') throw new Refusal('refused', row.refusal ?? 'This was refused.');
  try {
    // The workflow decides; asking first spares a person the wait, and names what is over by its name.
    const refused = refuseCommand(request.kind, await readPosition(db, request.handoverId));
    if (refused) throw refused;
    await deps.workflows.command(request.handoverId, request.kind, row.id, row.id);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw new Refusal(
        'engine_away',
        'The workflow engine does not answer, so nothing was changed. Try again in a minute.',
        { cause: error },
      );
    }
    await endCommand(db, row.id, { outcome: 'refused', refusal: error.sentence, at: request.at });
    await writeRefusal(db, request, error);
    throw error;
  }
}

async function writeRefusal(db: Db, request: CommandRequest, refusal: Refusal): Promise<void> {
  await writeAudit(db, {
    handoverId: request.handoverId,
    at: request.at,
    actor: request.by,
    action: 'command.refused',
    details: { command: request.kind, code: refusal.code },
  });
}
