import type { Dossier } from '../../db/dossier';
import type { Queries } from '../../db/pool';
import type { ActivityDeps } from '../deps';
import type { ArgumentsOf, CommandKind } from './arguments';

/** What a command is carried out on, inside one transaction that holds the handover. */
export interface CommandScene {
  deps: ActivityDeps;
  tx: Queries;
  dossier: Dossier;
  /** Who asked, as in the log. */
  by: string;
  at: Date;
}

/** Does a command's work on the rows. May throw a Refusal, which leaves everything as it was. */
export type Carry<K extends CommandKind> = (
  scene: CommandScene,
  args: ArgumentsOf<K>,
) => Promise<void>;
