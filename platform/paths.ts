import { existsSync } from 'node:fs';
import path from 'node:path';

let found: string | undefined;

/**
 * The folder with package.json, whether this runs compiled from dist/ or from the sources under jest.
 * Templates, SQL, the catalogue and styles are read from there; nothing is copied into dist/.
 */
export function projectRoot(): string {
  if (found !== undefined) return found;
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`no package.json above ${__dirname}`);
    folder = above;
  }
  found = folder;
  return folder;
}
