import { createRequire, Module } from 'node:module';
import { compileFunction } from 'node:vm';
import JestRuntime from 'jest-runtime';

const Base = JestRuntime.default ?? JestRuntime;

/** The runtime of the file that runs now: it knows how to compile, with jest's own cache on disk. */
let current;
/** Path of a compiled file → path of its source map. */
const sourceMaps = new Map();

Module._extensions['.ts'] = (module, file) => {
  module._compile(current.transformCache.transform(file), file);
};

/** `import('./x.js')` in a source means x.ts, which is x.js once compiled. */
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (request.startsWith('.') && request.endsWith('.js') && parent?.filename?.endsWith('.ts')) {
    request = request.slice(0, -'.js'.length);
  }
  return resolveFilename.call(this, request, parent, ...rest);
};

/**
 * Loads what a test file needs by Node itself, once per worker process, instead of once per test file: with 180 files
 * that start a whole product each, loading and warming up was half of the work. Each test file itself, and jest's own
 * modules, are loaded anew as ever; nothing here mocks modules.
 */
export default class OnceRuntime extends Base {
  constructor(...args) {
    super(...args);
    current = this;
    this.transformCache.sourceMaps = sourceMaps;
    // In this realm: see environment.mjs.
    this.executor.compile = (code, filename) =>
      compileFunction(code, this.executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    return createRequire(from)(name);
  }
}
