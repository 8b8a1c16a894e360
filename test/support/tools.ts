import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs that `npm test` brings where it can (embedded/system-tools.mjs). */
const NAMES = {
  // The shell draws the same at half the processor's time.
  chromium: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
  age: ['age'],
  pdftotext: ['pdftotext'],
  unzip: ['unzip'],
  python3: ['python3'],
  'keepassxc-cli': ['keepassxc-cli'],
  dovecot: ['dovecot'],
  openssl: ['openssl'],
} as const;
export type Tool = keyof typeof NAMES;

function onPath(program: string): string | undefined {
  // Servers are in a folder that is not in everybody's path.
  return `${process.env.PATH ?? ''}${path.delimiter}/usr/sbin`
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The tool's program; undefined when this machine has none. */
export function findTool(tool: Tool): string | undefined {
  return NAMES[tool].map(onPath).find((file) => file !== undefined);
}

/** The tool's program. Throws when this machine has none: use it inside `describeWith`. */
export function toolPath(tool: Tool): string {
  const found = findTool(tool);
  if (found === undefined) throw new Error(`${tool} is not installed`);
  return found;
}

/** A suite that holds our output against a program of others; skipped by name where that is missing. */
export function describeWith(tool: Tool, name: string, suite: () => void): void {
  if (findTool(tool) !== undefined) describe(name, suite);
  else describe.skip(`${name} (needs ${tool})`, suite);
}
