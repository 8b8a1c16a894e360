import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../platform/paths';

/** Where the prebuilt workflow bundle lies; `npm run build` and every start keep it fresh. */
export function workflowBundlePath(): string {
  return path.join(projectRoot(), 'dist', 'workflow-bundle.js');
}

async function writeAside(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, text);
  await rename(aside, file);
}

/**
 * Bundles the workflow once, so that workers start without doing so (1 to 4 s each time). A failure
 * converter or interceptors belong into these options too, else worker and bundle disagree.
 */
export async function bundleWorkflow(): Promise<void> {
  const root = projectRoot();
  const { bundleInputs } = (await import(
    pathToFileURL(path.join(root, 'embedded', 'compile.mjs')).href
  )) as { bundleInputs: (root: string) => string };
  const inputs = bundleInputs(root);
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows', 'handover.ts'),
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => process.stderr.write(`${message}\n`),
      error: (message) => process.stderr.write(`${message}\n`),
    },
  });
  const bundle = workflowBundlePath();
  await mkdir(path.dirname(bundle), { recursive: true });
  await writeAside(bundle, code);
  await writeAside(bundle.replace(/\.js$/, '.from'), inputs);
}

if (require.main === module) {
  bundleWorkflow().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
