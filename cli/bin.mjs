#!/usr/bin/env node
/** `npx handover`: compiles first where that was not done yet, then hands over to cli/main.ts. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const main = at('dist/cli/main.js');

if (!existsSync(main)) {
  // What the build says goes to standard error: standard output is for the command's own answer.
  const { status } = spawnSync(process.execPath, [at('embedded/bootstrap.mjs'), 'build'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}
const { run } = createRequire(import.meta.url)(main);
process.exitCode = await run(process.argv.slice(2));
