import Sequencer from '@jest/test-sequencer';

/** Milliseconds that a file of a folder takes about, where this machine has not run it yet; others take little. */
const ABOUT = { embedded: 40_000, browser: 25_000, workflows: 15_000, vault: 12_000, cli: 10_000 };

const Base = Sequencer.default ?? Sequencer;

/** Long files begin first on a fresh machine too, so that no processor waits at the end for one of them. */
export default class LongFirst extends Base {
  time(test) {
    const folder = /[\\/]test[\\/](\w+)[\\/]/.exec(test.path)?.[1] ?? '';
    return super.time(test) ?? ABOUT[folder] ?? 1_000;
  }
}
