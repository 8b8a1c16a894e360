import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineSignal,
  defineUpdate,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { refuseCommand } from '../domain/handover/command-rules';
import { nextAct, wakes, type Act, type Position } from '../domain/handover/position';
import { COMMANDS, PROGRESSED, type CommandInput, type Hint } from './messages';

export interface Course {
  position(): Position;
  /** Takes a position unless a newer one is known. */
  adopt(position: Position): void;
  next(): Act;
  /** Sleeps until the instant (epoch milliseconds), or until something makes it act or go on in a new run earlier. */
  sleep(until: number | null): Promise<void>;
  /** The history is so long that the server wants it to go on in a new run: a guard, a handover has some hundred events. */
  isLong(): boolean;
  /** Waits until no command is being carried out any more. */
  finish(): Promise<void>;
}

/**
 * Where one handover stands, and everything that may change it from outside. Handlers are registered here,
 * before the workflow's first await. Answers do not re-arm the timer: only what must be done earlier wakes it.
 */
export function openCourse(
  start: Position,
  carryOut: (command: string) => Promise<Position>,
): Course {
  let position = start;
  const adopt = (newer: Position): void => {
    if (newer.revision > position.revision) position = newer;
  };

  setHandler(defineSignal<[Hint]>(PROGRESSED), adopt);

  for (const name of COMMANDS) {
    const refusing = {
      validator: (...[]: [CommandInput]): void => {
        const refusal = refuseCommand(name, position);
        if (refusal) throw ApplicationFailure.nonRetryable(refusal.sentence, refusal.code);
      },
    };
    setHandler(
      defineUpdate<undefined, [CommandInput]>(name),
      async ({ command }) => {
        adopt(await carryOut(command));
        return undefined;
      },
      refusing,
    );
  }

  return {
    position: () => position,
    adopt,
    next: () => nextAct(position, Date.now()),
    sleep: async (until) => {
      const woken = (): boolean => isLong() || wakes(position, until, Date.now());
      if (until === null) await condition(woken);
      else await condition(woken, Math.max(1, until - Date.now()));
    },
    isLong,
    finish: () => condition(allHandlersFinished),
  };
}

/** Asked of the version only where the server suggests it, so that no other history carries its marker. */
function isLong(): boolean {
  return workflowInfo().continueAsNewSuggested && patched('goes-on-in-a-new-run');
}
