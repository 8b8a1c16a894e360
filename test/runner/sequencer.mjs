import Sequencer from '@jest/test-sequencer';

/**
 * Seconds that a file takes about, by how its path below test/ begins, where this machine has not run it yet; the longest
 * beginning counts, and others take little.
 */
const ABOUT = {
  'api/console/start': 13,
  'api/portal/commit-cuts': 50,
  'api/portal/form-reader': 12,
  'api/portal/full-disk': 8,
  'api/portal/portal-process': 28,
  'browser/': 17,
  'browser/handover': 34,
  'browser/pages-of-the-chase': 60,
  'browser/portal-look': 55,
  'browser/portal-uploads': 52,
  'cli/steering': 10,
  'domain/reset-lives': 10,
  'embedded/': 40,
  'embedded/start': 80,
  'formats/kdbx': 13,
  'platform/lint': 10,
  'templates/letter': 13,
  'vault/': 5,
  'vault/keys-commands': 28,
  'worker/imap': 7,
  'workflows/': 12,
  'workflows/calendar': 30,
  'workflows/killed-worker': 28,
  'workflows/mail-faults': 48,
  'workflows/pause-until': 24,
};
const BEGINNINGS = Object.keys(ABOUT).sort((a, b) => b.length - a.length);

const Base = Sequencer.default ?? Sequencer;

/** Long files begin first on a fresh machine too, so that no processor waits at the end for one of them. */
export default class LongFirst extends Base {
  time(test) {
    const file = test.path.replaceAll('\\', '/').split('/test/').at(-1);
    const beginning = BEGINNINGS.find((one) => file.startsWith(one));
    return super.time(test) ?? 1_000 * (ABOUT[beginning] ?? 1);
  }
}
