import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guard } from './guard';

export interface BackgroundOptions {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Standard output and error go to its end. */
  logFile: string;
  signal: 'INT' | 'TERM';
  guard: Guard;
}

/** A program that runs beside us, writes to a log file, and ends when we do. */
export class Background {
  private readonly child: ChildProcess;
  private over = false;
  /** Fulfilled when it has ended, with how. Never rejects. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; error?: Error }>;

  constructor(private readonly options: BackgroundOptions) {
    mkdirSync(path.dirname(options.logFile), { recursive: true });
    const log = openSync(options.logFile, 'a', 0o600);
    this.child = spawn(options.command, options.args, {
      // A group of its own: Ctrl-C in the terminal reaches the supervisor only, which stops all in order.
      detached: true,
      stdio: ['ignore', log, log],
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
    closeSync(log);
    options.guard.watch(this.child, options.signal);
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.over = true;
        resolve({ code: null, signal: null, error });
      });
      this.child.once('exit', (code, signal) => {
        this.over = true;
        resolve({ code, signal });
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get running(): boolean {
    return !this.over;
  }

  /** Asks it to stop, and after the grace makes it. */
  async stop(graceMs: number): Promise<void> {
    if (this.over) return;
    this.child.kill(`SIG${this.options.signal}`);
    const timer = new AbortController();
    const inTime = await Promise.race([
      this.ended.then(() => true),
      sleep(graceMs, false, { signal: timer.signal, ref: false }).catch(() => false),
    ]);
    timer.abort();
    if (inTime) return;
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** The last lines of its log, for a person who has to know why it would not start. */
  async lastWords(lines = 8): Promise<string> {
    const file = await open(this.options.logFile, 'r');
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - 4_000);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4_000), 0, 4_000, from);
      return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-lines).join('\n');
    } finally {
      await file.close();
    }
  }
}

export interface RunResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. Never rejects: a program that cannot be started has code 127. */
export async function run(
  command: string,
  args: readonly string[],
  options: {
    input?: string;
    cwd?: string;
    uid?: number;
    gid?: number;
    env?: NodeJS.ProcessEnv;
  } = {},
): Promise<RunResult> {
  const { input, ...rest } = options;
  const child = spawn(command, args, { ...rest, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, stdout, stderr };
  } catch (error) {
    return { code: 127, stdout, stderr: error instanceof Error ? error.message : String(error) };
  }
}
