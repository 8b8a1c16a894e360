import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';
import type { Stage } from './stage';

/** `handover export` on the server of this stage; the last argument is the file to write. */
export function exportCommand(stage: Stage, args: readonly string[]) {
  const program = path.join(projectRoot(), 'cli', 'bin.mjs');
  const given = ['export', ...args.slice(0, -1), `--out=${args.at(-1)}`, '--json'];
  return spawnSync(process.execPath, [program, ...given], {
    env: {
      PATH: process.env.PATH,
      HANDOVER_HOME: stage.config.home,
      MIGRATION_DATABASE_URL: stage.database.ownerUrl,
      KEYSTORE_DATABASE_URL: stage.database.keystoreOwnerUrl,
    },
    encoding: 'utf8',
  });
}
