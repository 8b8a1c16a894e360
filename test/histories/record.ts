import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { setOwnStage } from '../../embedded/own-stage';
import { projectRoot } from '../../platform/paths';
import { workflowId } from '../../workflows/messages';
import { liveScenario, SCENARIOS } from './scenarios';

/**
 * `npm run histories:record`: lives each scenario that has no recorded history yet and keeps its history.
 * One that is recorded is never made anew: replaying it for ever is what proves that running handovers survive.
 */
async function main(): Promise<void> {
  const folder = path.join(projectRoot(), 'test', 'histories');
  await mkdir(folder, { recursive: true });
  for (const scenario of SCENARIOS) {
    const file = path.join(folder, `${scenario.name}.json`);
    if (existsSync(file)) {
      process.stdout.write(`kept      ${scenario.name}\n`);
      continue;
    }
    const stage = await setOwnStage(new Date('2029-03-05T10:00:00Z'), {
 name: 'demo', env: process.env, say: () => undefined });
    try {
      const id = await liveScenario(stage, scenario);
      const row = await stage.db
        .selectFrom('handovers')
        .select('stage')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const history = await stage.client.workflow.getHandle(workflowId(id)).fetchHistory();
      await writeFile(file, `${historyToJSON(history)}\n`);
      process.stdout.write(
        `recorded  ${scenario.name}: ${String(history.events?.length)} events, ended ${row.stage}\n`,
      );
    } finally {
      await stage.end();
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
