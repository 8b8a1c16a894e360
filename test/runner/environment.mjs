import { TestEnvironment } from 'jest-environment-node';

/**
 * Tests run in the process's own realm, not in one made for each file: what a library made is then an `Error` or an
 * `Array` for the tests too, and modules can be shared between files (see runtime.mjs).
 */
export default class OwnRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    // jest wraps it for each file.
    this.exit = process.exit;
  }

  async teardown() {
    process.exit = this.exit;
    await super.teardown();
  }
}
