import { setTimeout as sleep } from 'node:timers/promises';

/** Something started: a server or one of our processes. */
export interface Running {
  pid: number | undefined;
  /** Fulfilled when it has ended, however. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever lived that long has recovered: the next death is a first one again. */
const WELL_AFTER_MS = 60_000;
const LAST_LOOK_MS = 200;

/** Keeps one thing running: when it dies it is started again, with growing pauses, and that is said. */
export class Service {
  private running: Running | undefined;
  private stopping = false;
  private pauseMs = FIRST_PAUSE_MS;
  private readonly halt = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly launch: () => Promise<Running>,
    private readonly say: (line: string) => void,
    private readonly onChange: () => void = () => undefined,
  ) {}

  get pid(): number | undefined {
    return this.running?.pid;
  }

  /** Resolves when it is ready; rejects when the first start fails. */
  async start(): Promise<void> {
    await this.launchOnce();
    this.watching = this.watch();
  }

  private async launchOnce(): Promise<void> {
    this.running = await this.launch();
    this.onChange();
  }

  private async watch(): Promise<void> {
    while (!this.stopping) {
      const since = Date.now();
      await this.running?.ended;
      if (this.isStopping()) return;
      if (Date.now() - since > WELL_AFTER_MS) this.pauseMs = FIRST_PAUSE_MS;
      this.say(`${this.name} has stopped unexpectedly; starting it again …`);
      await this.revive();
    }
  }

  /** A getter of its own, because the flag changes while the loop waits. */
  private isStopping(): boolean {
    return this.stopping;
  }

  private async revive(): Promise<void> {
    while (!this.stopping) {
      await sleep(this.pauseMs, undefined, { signal: this.halt.signal }).catch(() => undefined);
      if (this.isStopping()) return;
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      try {
        await this.launchOnce();
        if (this.isStopping()) await this.running?.stop();
        else this.say(`${this.name} is running again.`);
        return;
      } catch (error) {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
        this.say(`${this.name} does not start (${reason}); trying again …`);
      }
    }
  }

  /** Stops it for good. Resolves when it has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    await this.running?.stop();
    // A start that is under way is not waited for: the guard ends what comes of it.
    await Promise.race([this.watching, sleep(LAST_LOOK_MS, undefined, { ref: false })]);
  }
}
