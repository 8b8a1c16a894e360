import { ApplicationFailure } from '@temporalio/activity';
import { writeAudit } from '../db/audit';
import { endCommand, readCommand, type CommandRow } from '../db/commands';
import { readDossier } from '../db/dossier';
import { changeHandover, readPosition } from '../db/positions';
import { Refusal } from '../domain/problem';
import type { Position } from '../domain/handover/position';
import { ARGUMENTS, readArguments, type CommandKind } from './commands/arguments';
import { CARRY } from './commands/commands';
import type { CommandScene } from './commands/scene';
import type { ActivityDeps } from './deps';
import { refreshStalled } from './stalled';

/** Carries out a command that was written down, once. A Refusal is permanent: its sentence reaches the person. */
export async function carryOut(
  deps: ActivityDeps,
  input: { handover: string; command: string },
): Promise<Position> {
  const row = await readCommand(deps.db, input.command);
  if (row?.handover_id !== input.handover || row.outcome !== 'pending') {
    return readPosition(deps.db, input.handover);
  }
  const at = deps.at();
  try {
    await changeHandover(deps.db, input.handover, at, async (tx) => {
      const dossier = await readDossier(tx, input.handover);
      await carry({ deps, tx, dossier, by: row.requested_by, at }, row);
      await endCommand(tx, row.id, { outcome: 'done', at });
      await writeAudit(tx, {
        handoverId: input.handover,
        at,
        actor: row.requested_by,
        action: `command.${row.kind}`,
        details: row.arguments,
      });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw ApplicationFailure.nonRetryable(error.sentence, error.code);
  }
  return refreshStalled(deps, input.handover);
}

async function carry(scene: CommandScene, row: CommandRow): Promise<void> {
  const kind = Object.keys(ARGUMENTS).find((one): one is CommandKind => one === row.kind);
  if (!kind) throw new Refusal('no_such_command', `There is no command “${row.kind}”.`);
  await carryKind(kind, scene, row.arguments);
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- K ties the arguments' reader to who carries them out
async function carryKind<K extends CommandKind>(
  kind: K,
  scene: CommandScene,
  raw: unknown,
): Promise<void> {
  await CARRY[kind](scene, readArguments(kind, raw));
}
