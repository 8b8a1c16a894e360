import { settle, within, type Box } from './boxes';
import type { Drawing, Label, LabelTone } from './drawing';
import type { TimelineFacts } from './facts';
import { days, scaleOf } from './scale';
import { textWidth } from './text-width';

export interface Paper {
  /** Of the whole drawing, in user units; 300 is a narrow phone. */
  width: number;
  /** The reader's zone (IANA), in which days begin. */
  timeZone: string;
}

const TEXT = 12;
const LINE = 16;
const AXIS_INSET = 10;
const MARK = 7;
const MOST_LANES = 7;
/** Higher above the line nobody would see what an eye belongs to. */
const EYE_LANES = 2;
const TALLEST_BAR = 40;

/**
 * Where everything on the timeline goes. Labels never overlap each other, bars or flags: one that finds no
 * room is left out of the drawing and stays in the mark's title and in the text beside it.
 */
export function layOut(facts: TimelineFacts, paper: Paper): Drawing {
  const { width } = paper;
  const scale = scaleOf(facts, { from: AXIS_INSET, to: width - AXIS_INSET });
  const taken: Box[] = [];
  const labels: Label[] = [];
  const until = facts.endedAt ?? facts.now;

  // The axis is at 0 while things are placed; everything is moved down at the end.
  const say = (
    text: string,
    tone: LabelTone,
    at: { x: number; y: number; up: boolean; most?: number },
  ): boolean => {
    const wide = textWidth(text, TEXT) + 6;
    const top = at.up ? at.y - LINE : at.y;
    const wished = { left: at.x - wide / 2, right: at.x + wide / 2, top, bottom: top + LINE };
    const box = settle(within(wished, width), taken, {
      stride: at.up ? -LINE : LINE,
      most: at.most ?? MOST_LANES,
    });
    if (box === null || box.left < 0) return false;
    taken.push(box);
    labels.push({ x: box.left + 3, y: box.bottom - 4, width: wide - 6, text, tone });
    return true;
  };

  const now = facts.endedAt === null ? { x: scale(facts.now), top: -26, bottom: 20 } : null;
  const flag = facts.deadline ? { x: scale(facts.deadline), top: -46, bottom: 0 } : null;
  if (flag) taken.push({ left: flag.x - 2, right: flag.x + 20, top: flag.top - 2, bottom: -MARK });
  if (now) taken.push({ left: now.x - 3, right: now.x + 3, top: now.top, bottom: now.bottom });

  const marks: Drawing['marks'] = facts.steps.map((step) => ({
    x: scale(step.at),
    y: 0,
    state: step.state,
    title: step.title,
  }));
  const bars = placeBars(facts, paper, scale);
  taken.push(...bars.map(boxOfBar));
  const eyes: Drawing['eyes'] = [];

  if (now) say('now', 'now', { x: now.x + 20, y: now.top + 12, up: true });
  bars.forEach((bar, index) => {
    const text = index === 0 ? counted(bar.count, 'answer') : bar.count.toString();
    say(text, 'quiet', { x: bar.x + bar.width / 2, y: bar.y - 1, up: true });
  });
  for (const [at, count] of days(facts.opens, paper.timeZone)) {
    const x = scale(at);
    const eye = { left: x - 9, right: x + 9, top: -26, bottom: -10 };
    const box = settle(within(eye, width), taken, { stride: -LINE, most: EYE_LANES });
    if (box === null) continue;
    taken.push(box);
    eyes.push({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    say(`${count.toString()} opened`, 'quiet', { x, y: box.top - 1, up: true, most: EYE_LANES });
  }

  // Before the steps: a dotted line that leads to a promise must not cross their labels.
  const leaders: Drawing['leaders'] = [];
  for (const promise of facts.promises) {
    const x = scale(promise.until);
    const tone = promise.state === 'broken' ? 'broken' : 'promised';
    marks.push({ x, y: 0, state: tone, title: promise.label });
    if (say(promise.label, tone, { x, y: 12, up: false })) {
      const label = labels[labels.length - 1];
      if (label) leaders.push({ x, top: MARK + 1, bottom: label.y - TEXT, tone });
    }
  }

  const inOrder = [...facts.steps].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const step of inOrder) {
    const tone = step.state === 'taken' ? 'done' : step.state === 'skipped' ? 'quiet' : 'planned';
    say(step.label, tone, { x: scale(step.at), y: 12, up: false });
  }

  const band = placeBand(facts, scale, lowest(taken) + 8);
  if (band && facts.resets) {
    taken.push({ left: band.x, right: band.x + band.width, top: band.y - 4, bottom: band.y + 4 });
    const wide = textWidth(facts.resets.label, TEXT) + 6;
    const end = band.x + band.width + 6;
    if (end + wide <= width) {
      say(facts.resets.label, 'quiet', { x: end + wide / 2, y: band.y - LINE / 2, up: false });
    } else {
      broken(facts.resets.label, width - 6).forEach((line, index) => {
        const middle = band.x + (textWidth(line, TEXT) + 6) / 2;
        say(line, 'quiet', { x: middle, y: band.y + 6 + index * LINE, up: false });
      });
    }
  }

  const top = Math.min(-MARK - 2, ...taken.map((box) => box.top)) - 2;
  const bottom = Math.max(MARK + 2, lowest(taken)) + 4;
  return moveDown(
    {
      width,
      height: Math.ceil(bottom - top),
      axis: {
        y: 0,
        from: AXIS_INSET,
        to: width - AXIS_INSET,
        walkedTo: scale(until),
      },
      marks,
      eyes,
      bars: bars.map(({ x, y, width: wide, height }) => ({ x, y, width: wide, height })),
      flag,
      now,
      leaders,
      band,
      labels,
    },
    Math.ceil(-top),
  );
}

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  count: number;
}

function placeBars(facts: TimelineFacts, paper: Paper, scale: (at: Date) => number): Bar[] {
  const perDay = days(facts.answers, paper.timeZone);
  const most = Math.max(1, ...perDay.map(([, count]) => count));
  return perDay.map(([at, count]) => {
    const height = Math.max(6, Math.round((count / most) * TALLEST_BAR));
    return { x: scale(at) - 5, y: -MARK - 1 - height, width: 10, height, count };
  });
}

function placeBand(facts: TimelineFacts, scale: (at: Date) => number, y: number): Drawing['band'] {
  if (facts.resets === null) return null;
  const x = scale(facts.resets.from);
  return { x, y, width: Math.max(6, scale(facts.resets.to) - x) };
}

/** The text in lines of at most that width, broken between words. */
function broken(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, TEXT) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function boxOfBar(bar: Bar): Box {
  return { left: bar.x, right: bar.x + bar.width, top: bar.y, bottom: bar.y + bar.height };
}

function lowest(boxes: readonly Box[]): number {
  return Math.max(MARK + 4, ...boxes.map((box) => box.bottom));
}

function counted(count: number, noun: string): string {
  return `${count.toString()} ${noun}${count === 1 ? '' : 's'}`;
}

function moveDown(drawing: Drawing, by: number): Drawing {
  const down = <T extends { y: number }>(thing: T): T => ({ ...thing, y: round(thing.y + by) });
  const along = <T extends { top: number; bottom: number }>(thing: T): T => ({
    ...thing,
    top: round(thing.top + by),
    bottom: round(thing.bottom + by),
  });
  return {
    ...drawing,
    axis: down(drawing.axis),
    marks: drawing.marks.map(down),
    eyes: drawing.eyes.map(down),
    bars: drawing.bars.map(down),
    labels: drawing.labels.map(down),
    leaders: drawing.leaders.map(along),
    flag: drawing.flag && along(drawing.flag),
    now: drawing.now && along(drawing.now),
    band: drawing.band && down(drawing.band),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
