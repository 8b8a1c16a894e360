import type { TimelineFacts } from '../timeline/facts';
import { scaleOf } from '../timeline/scale';

/** A handover as one thin line of the board, in user units of its SVG. */
export interface ThinTimeline {
  width: number;
  height: number;
  y: number;
  from: number;
  to: number;
  /** Up to here it has been walked. */
  walked: number;
  marks: { x: number; look: 'sent' | 'planned' | 'skipped' | 'promise' }[];
  bars: { x: number; y: number; height: number }[];
  opened: number | null;
  flag: { x: number; pole: string; cloth: string } | null;
  now: number | null;
}

const WIDTH = 330;
const HEIGHT = 34;
const Y = 23;
const INSET = 7;
const TALLEST = 14;
const SHORTEST = 4;
/** That many answers in one sitting make the tallest bar. */
const MANY = 20;

/** What comes in one sitting: when, and how many answers. */
export interface Sitting {
  at: Date;
  answers: number;
}

/** Draws the handover as one line: what was sent and is planned, answers, promises, deadline, now. */
export function thinTimeline(facts: TimelineFacts, sittings: readonly Sitting[]): ThinTimeline {
  const scale = scaleOf(facts, { from: INSET, to: WIDTH - INSET });
  const flagX = facts.deadline ? scale(facts.deadline) : null;
  return {
    width: WIDTH,
    height: HEIGHT,
    y: Y,
    from: INSET,
    to: WIDTH - INSET,
    walked: scale(facts.endedAt ?? facts.now),
    marks: [
      ...facts.steps.map(({ at, state }) => ({
        x: scale(at),
        look: state === 'taken' ? ('sent' as const) : state,
      })),
      ...facts.promises.map(({ until }) => ({ x: scale(until), look: 'promise' as const })),
    ],
    bars: sittings.map(({ at, answers }) => {
      const share = Math.min(1, answers / MANY);
      const height = Math.round(SHORTEST + share * (TALLEST - SHORTEST));
      return { x: scale(at) - 2, y: Y - 1 - height, height };
    }),
    opened: facts.opens[0] ? scale(facts.opens[0]) : null,
    flag:
      flagX === null
        ? null
        : {
            x: flagX,
            pole: `M${flagX} ${Y + 6}V3`,
            cloth: `M${flagX} 2.5l11 4.5-11 4.5z`,
          },
    now: facts.endedAt === null ? scale(facts.now) : null,
  };
}
