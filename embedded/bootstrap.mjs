#!/usr/bin/env node
/**
 * What stands behind the npm scripts: from a fresh clone to a running program. Plain JavaScript without
 * dependencies, because it runs before there are any. Says in short lines what takes time.
 *
 *   start [...]        the whole product on this machine
 *   test [...]         the tests, with jest's arguments
 *   demo [...]         three handovers on virtual time
 *   build              only what the others do first: install, compile, bundle
 *   run FILE [...]     a compiled program, e.g. dist/bench/start.js
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [command = 'start', ...rest] = process.argv.slice(2);

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stopWith(sentence) {
  say(sentence);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stopWith(`Handover needs Node 20.19 or later; this is ${process.versions.node}.`);
}

const lockFile = path.join(root, 'package-lock.json');
const installedMark = path.join(root, 'node_modules', '.handover-installed');
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function isInstalled() {
  const npmsOwn = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(npmsOwn)) return false;
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === hashOf(lockFile)) {
    return true;
  }
  return statSync(npmsOwn).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Two starts in one fresh clone: one installs, the other waits for it. */
function takeTurns(work) {
  const name = `handover-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`;
  const lock = path.join(tmpdir(), name);
  const nap = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    try {
      process.kill(Number(readFileSync(lock, 'utf8')), 0);
      Atomics.wait(nap, 0, 0, 300);
    } catch {
      rmSync(lock, { force: true });
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function install() {
  if (isInstalled()) return;
  takeTurns(() => {
    if (isInstalled()) return;
    say('Installing packages …');
    const npm = process.env.npm_execpath;
    const [program, ...args] = npm ? [process.execPath, npm] : ['npm'];
    const done = spawnSync(
      program,
      [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root, stdio: ['ignore', 2, 2] },
    );
    if (done.status !== 0) stopWith('The packages could not be installed; npm says why above.');
    mkdirSync(path.dirname(installedMark), { recursive: true });
    writeFileSync(installedMark, hashOf(lockFile));
  });
}

async function compileAll() {
  const { compile, bundleIsStale } = await import('./compile.mjs');
  const count = compile(root);
  if (count > 0) say(`Compiled ${count} files.`);
  const { bundleScripts } = await import('./bundle-scripts.mjs');
  const scripts = await bundleScripts(root);
  if (scripts > 0) say(`Bundled ${scripts} scripts for browsers.`);
  return bundleIsStale(root);
}

/** Resolves when it is there. */
async function bundle() {
  say('Bundling the workflow …');
  const bundler = path.join(root, 'dist', 'embedded', 'workflow-bundle.js');
  const made = spawn(process.execPath, [bundler], { cwd: root, stdio: ['ignore', 2, 2] });
  const code = await new Promise((resolve) => made.once('close', resolve));
  if (code !== 0) stopWith('The workflow could not be bundled; the reason is above.');
}

async function build() {
  if (await compileAll()) await bundle();
}

/** Runs in this very process: there is no parent in between that could be killed alone. */
function become(file, args) {
  process.argv = [process.execPath, path.resolve(root, file), ...args];
  Module.runMain();
}

checkNode();
install();
switch (command) {
  case 'start':
    await build();
    become('dist/embedded/start.js', rest);
    break;
  case 'demo':
    await build();
    become('dist/embedded/demo/main.js', rest);
    break;
  case 'run':
    await build();
    become(rest[0] ?? stopWith('Which program? Usage: run dist/FILE.js'), rest.slice(1));
    break;
  case 'build':
    await build();
    break;
  case 'test': {
    // Beside the start of the servers, which waits for it (test/support/global-setup.ts).
    if (await compileAll()) globalThis.bundledForTests = bundle();
    const { bringTools } = await import('./system-tools.mjs');
    bringTools(say);
    const reporter = path.join(root, 'test', 'support', 'quiet-reporter.mjs');
    process.chdir(root);
    process.env.HANDOVER_FRESH_BUNDLE = path.join(root, 'dist', 'workflow-bundle.js');
    become('node_modules/jest/bin/jest.js', [...rest, `--reporters=${reporter}`]);
    break;
  }
  default:
    stopWith(`Unknown command "${command}": start, test, demo, build or run FILE.`);
}
