import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { saidSchema, type RehearsalOrder, type Rehearsed } from '../domain/rehearsal/rehearsed';
import { projectRoot } from './paths';

/** What a rehearsal may know of the machine and of us; no address of a database, no key, no token. */
const TOLD =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|XDG_CACHE_HOME|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|TEMPORAL_CLI|HANDOVER_MSP_.*|HANDOVER_MAIL_FROM)$/;
const LONGEST_MS = 5 * 60_000;
/** Everything of a life is soon forgotten: the fewer collections the better (MiB; `node --v8-options`). */
const ROOM_FOR_THE_YOUNG = '--max-semi-space-size=64';

/** A rehearsal that could not be played to its end. */
export class RehearsalFailed extends Error {
  constructor(
    readonly sentence: string,
    readonly problems: readonly { path: string; message: string }[] = [],
  ) {
    super(sentence);
    this.name = 'RehearsalFailed';
  }
}

export interface RunningRehearsal {
  /** Rejects with RehearsalFailed. */
  done: Promise<Rehearsed>;
  stop(): void;
}

export type Rehearse = (order: RehearsalOrder, say: (progress: string) => void) => RunningRehearsal;

/**
 * Rehearses in a process of its own, with a database, an engine and a mailbox of its own: nothing of it meets real
 * data. That process ends when its standard input does, so it never outlives us.
 */
export function rehearseWith(env: NodeJS.ProcessEnv): Rehearse {
  const told = Object.fromEntries(Object.entries(env).filter(([name]) => TOLD.test(name)));
  return (order, say) => {
    const program = path.join(projectRoot(), 'dist', 'embedded', 'rehearsal', 'main.js');
    const child = spawn(process.execPath, [ROOM_FOR_THE_YOUNG, program], {
      env: told,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.on('error', () => undefined).write(`${JSON.stringify(order)}\n`);
    const stop = (): void => void child.stdin.end();
    const late = setTimeout(stop, LONGEST_MS);
    late.unref();
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => resolve()).once('close', () => resolve());
    });
    const hear = async (): Promise<Rehearsed> => {
      let heard: Rehearsed | RehearsalFailed | undefined;
      for await (const line of createInterface({ input: child.stdout })) {
        const said = saidSchema.safeParse(JSON.parse(line));
        if (!said.success) continue;
        if ('progress' in said.data) say(said.data.progress);
        else if ('rehearsed' in said.data) heard = said.data.rehearsed;
        else heard = new RehearsalFailed(said.data.sentence, said.data.problems);
        // Nothing more is wanted of it; it takes down what it had set up.
        if (heard) stop();
      }
      await ended;
      clearTimeout(late);
      if (heard === undefined)
        throw new RehearsalFailed('The rehearsal was stopped before its end.');
      if (heard instanceof RehearsalFailed) throw heard;
      return heard;
    };
    return { done: hear(), stop };
  };
}
