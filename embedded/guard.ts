import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../platform/paths';

/**
 * Sees to it that no process outlives this one, also after `kill -9`: a small shell holds a pipe that
 * closes with us (guard.sh). One a supervisor.
 */
export class Guard {
  private readonly shell: ChildProcess;
  private readonly over: Promise<void>;
  private closed = false;

  constructor() {
    const script = path.join(projectRoot(), 'embedded', 'guard.sh');
    // Detached: a Ctrl-C in the terminal is ours to handle, in order.
    this.shell = spawn('/bin/sh', [script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.over = new Promise((resolve) => {
      this.shell.once('exit', resolve).once('error', resolve);
    }).then(() => undefined);
    this.shell.stdin?.on('error', () => undefined);
    this.shell.unref();
  }

  /** Which signal asks it to stop; PostgreSQL's fast shutdown is INT, the rest take TERM. */
  watch(child: ChildProcess, signal: 'INT' | 'TERM'): void {
    const { pid } = child;
    if (pid === undefined) return;
    if (this.closed) {
      child.kill(`SIG${signal}`);
      return;
    }
    this.shell.stdin?.write(`+ ${pid} ${signal}\n`);
    child.once('exit', () => {
      if (!this.closed) this.shell.stdin?.write(`- ${pid}\n`);
    });
  }

  /** Stops whatever is still watched. Resolves when it has ended, in 8 seconds at most. */
  async close(): Promise<void> {
    this.closed = true;
    this.shell.ref();
    this.shell.stdin?.end();
    await this.over;
  }
}
