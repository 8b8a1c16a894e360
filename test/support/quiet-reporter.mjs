import path from 'node:path';

/** A shell word, whatever is in it. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** For jest's -t, which is a regular expression. */
const literally = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** The lines of a stack that are ours. */
const withoutLibraries = (text) =>
  text.replaceAll(/\n\s+at (?=.*(?:\/node_modules\/|node:internal)).*/g, '');

/**
 * Says what failed, where, and how to run that one alone, as soon as it has; at the end only the counts.
 * Under CI=true a skipped test is a failure: a tool was not brought.
 */
export default class QuietReporter {
  constructor(config) {
    this.root = config.rootDir;
    this.failed = false;
  }

  say(line) {
    process.stderr.write(`${line}\n`);
  }

  onTestResult(test, result) {
    const file = path.relative(this.root, test.path);
    if (result.testExecError) {
      this.say(`\n✗ ${file} could not run\n${result.failureMessage ?? ''}`);
      this.say(`  alone: npx jest ${file}`);
    }
    for (const one of result.testResults) {
      if (one.status !== 'failed') continue;
      this.say(`\n✗ ${one.fullName}\n  ${file}`);
      this.say(withoutLibraries(one.failureMessages.join('\n')).replaceAll(/^/gm, '  '));
      this.say(`  alone: npx jest ${file} -t ${quoted(literally(one.fullName))}`);
    }
    const skipped = result.testResults.filter(({ status }) => status === 'pending');
    if (skipped.length > 0) {
      const suites = [...new Set(skipped.map(({ ancestorTitles }) => ancestorTitles[0] ?? ''))];
      this.say(`\n– skipped in ${file}: ${suites.join('; ')}`);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${file}\r`);
  }

  onRunComplete(_contexts, results) {
    const couldNotRun = results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const strict = process.env.CI === 'true';
    const failures = results.numFailedTests + couldNotRun + (strict ? skipped : 0);
    this.failed = failures > 0;
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    const counts = [`${results.numPassedTests} passed`, `${failures} failed`];
    if (skipped > 0 && !strict) counts.push(`${skipped} skipped`);
    process.stdout.write(`${counts.join(', ')}\n`);
  }

  getLastError() {
    return this.failed ? new Error('not everything passed') : undefined;
  }
}
