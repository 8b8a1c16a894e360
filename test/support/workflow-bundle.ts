import { bundleWorkflowCode } from '@temporalio/worker';
import { access, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';
import { servers } from './servers';

/** Bundles a workflow's file as the worker would, without a word. */
export async function bundleOf(workflowsPath: string): Promise<string> {
  const quiet = (): void => undefined;
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  return code;
}

/** The workflow as it is in the sources now: as `npm test` has bundled it, else bundled once for a whole jest run. */
export async function testWorkflowBundle(): Promise<{ codePath: string }> {
  const fresh = process.env.HANDOVER_FRESH_BUNDLE;
  if (fresh !== undefined) return { codePath: fresh };
  const codePath = path.join(servers().folder, 'workflow-bundle.js');
  const isThere = await access(codePath).then(
    () => true,
    () => false,
  );
  if (isThere) return { codePath };
  const aside = `${codePath}.${String(process.pid)}`;
  await writeFile(aside, await bundleOf(path.join(projectRoot(), 'workflows', 'handover.ts')));
  await rename(aside, codePath);
  return { codePath };
}
