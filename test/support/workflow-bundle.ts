import { bundleWorkflowCode } from '@temporalio/worker';
import { access, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';
import { servers } from './servers';

/** The workflow as it is in the sources now, bundled once for a whole jest run. */
export async function testWorkflowBundle(): Promise<{ codePath: string }> {
  const codePath = path.join(servers().folder, 'workflow-bundle.js');
  const isThere = await access(codePath).then(
    () => true,
    () => false,
  );
  if (isThere) return { codePath };
  const quiet = (): void => undefined;
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(projectRoot(), 'workflows', 'handover.ts'),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const aside = `${codePath}.${String(process.pid)}`;
  await writeFile(aside, code);
  await rename(aside, codePath);
  return { codePath };
}
