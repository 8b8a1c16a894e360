import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../embedded/background';
import { runFileSchema, type RunFile } from '../../embedded/home-lock';
import { freePort } from '../../embedded/ports';
import { projectRoot } from '../../platform/paths';

/** The product as a person starts it: `npm start` in a home and on ports of its own. */
export class Instance {
  output = '';
  private child: ChildProcess | undefined;
  private running: Promise<RunFile> | undefined;

  private constructor(
    readonly home: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  static async create(env: NodeJS.ProcessEnv = {}): Promise<Instance> {
    const home = await mkdtemp(path.join(tmpdir(), 'handover-start-'));
    return new Instance(home, {
      ...process.env,
      HANDOVER_HOME: home,
      HANDOVER_CONSOLE_PORT: String(await freePort()),
      HANDOVER_PORTAL_PORT: String(await freePort()),
      HANDOVER_MAILBOX_PORT: String(await freePort()),
      HANDOVER_SMTP_PORT: String(await freePort()),
      ...env,
    });
  }

  /** Starts it and resolves at once. */
  launch(): ChildProcess {
    this.output = '';
    const bootstrap = path.join(projectRoot(), 'embedded', 'bootstrap.mjs');
    const child = spawn(process.execPath, [bootstrap, 'start'], { env: this.env, stdio: 'pipe' });
    const hear = (text: Buffer): void => {
      this.output += text.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.child = child;
    return child;
  }

  /** Starts it and waits until it says that it is ready. Rejects with what it said instead. */
  async ready(): Promise<RunFile> {
    const child = this.launch();
    this.running = this.heardReady(child);
    return this.running;
  }

  private async heardReady(child: ChildProcess): Promise<RunFile> {
    while (!this.output.includes('Handover is ready')) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(this.output);
      await sleep(50);
    }
    return runFileSchema.parse(
      JSON.parse(await readFile(path.join(this.home, 'run.json'), 'utf8')),
    );
  }

  /** Where it is; started if it is not running. */
  async up(): Promise<RunFile> {
    return this.running ?? this.ready();
  }

  /** Starts it, expecting that it does not go on. */
  async refused(): Promise<{ code: number | null; said: string }> {
    const [code] = (await once(this.launch(), 'close')) as [number | null];
    return { code, said: this.output };
  }

  /** Sends the signal and waits for its end; milliseconds. */
  async end(signal: NodeJS.Signals): Promise<number> {
    const since = performance.now();
    const { child } = this;
    this.running = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const over = once(child, 'exit');
      child.kill(signal);
      await over;
    }
    return performance.now() - since;
  }

  /** Every process with this home on its command line: all that it starts, and nothing else. */
  async processes(): Promise<{ pid: number; line: string }[]> {
    const { stdout } = await run('ps', ['-ww', '-e', '-o', 'pid=,args=']);
    return stdout
      .split('\n')
      .filter((line) => line.includes(this.home))
      .map((line) => ({ pid: Number.parseInt(line, 10), line }));
  }

  async kill(part: string): Promise<void> {
    const found = (await this.processes()).find(({ line }) => line.includes(part));
    if (!found) throw new Error(`there is no ${part}`);
    process.kill(found.pid, 'SIGKILL');
  }

  /** Until it says so, 30 seconds at most. */
  async heard(text: string): Promise<void> {
    const until = performance.now() + 30_000;
    while (!this.output.includes(text)) {
      if (performance.now() > until) throw new Error(`never heard "${text}" in:\n${this.output}`);
      await sleep(50);
    }
  }

  /** Until none of its processes is left; how many milliseconds that took. */
  async empty(): Promise<number> {
    const since = performance.now();
    while ((await this.processes()).length > 0) {
      if (performance.now() - since > 15_000) {
        throw new Error((await this.processes()).map(({ line }) => line).join('\n'));
      }
      await sleep(100);
    }
    return performance.now() - since;
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM');
    await this.empty();
    await rm(this.home, { recursive: true, force: true });
  }
}
