import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';
import { bundleOf, testWorkflowBundle } from '../support/workflow-bundle';
import { quietRuntime } from '../../worker/quiet-runtime';
import { SCENARIOS } from '../histories/scenarios';

const FOLDER = path.join(projectRoot(), 'test', 'histories');
const RECORDED = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

async function replay(name: string, code: string): Promise<void> {
  const history = historyFromJSON(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
  await Worker.runReplayHistory({ workflowBundle: { code } }, history, name);
}

describe('a change of the workflow', () => {
  let code: string;
  beforeAll(async () => {
    quietRuntime('ERROR');
    const { codePath } = await testWorkflowBundle();
    code = await readFile(codePath, 'utf8');
  }, 60_000);

  it('has every scenario on record', () => {
    expect(RECORDED.map((name) => name.replace('.json', '')).sort()).toEqual(
      expect.arrayContaining(SCENARIOS.map(({ name }) => name)),
    );
  });

  it.each(RECORDED)('lets a running handover go on as recorded in %s', async (name) => {
    await replay(name, code);
  });

  it('that would break running handovers is caught', async () => {
    const workflows = path.join(projectRoot(), 'workflows');
    const folder = await mkdtemp(path.join(workflows, '.planted-'));
    try {
      const source = await readFile(path.join(workflows, 'handover.ts'), 'utf8');
      const planted = source
        .replaceAll("from './", "from '../")
        .replaceAll("from '../domain", "from '../../domain")
        .replace('let shown', 'await reconcile({ handover: id });\n  let shown');
      expect(planted).toContain('await reconcile({ handover: id });\n  let shown');
      const file = path.join(folder, 'handover.ts');
      await writeFile(file, planted);
      const broken = await bundleOf(file);
      await expect(replay('cooperative.json', broken)).rejects.toThrow(DeterminismViolationError);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
