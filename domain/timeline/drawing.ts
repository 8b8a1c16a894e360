/** A drawn timeline in user units of its SVG: nothing is left to decide but how it looks. */
export interface Drawing {
  width: number;
  height: number;
  axis: { y: number; from: number; to: number; walkedTo: number };
  marks: Mark[];
  eyes: { x: number; y: number }[];
  bars: { x: number; y: number; width: number; height: number }[];
  flag: { x: number; top: number; bottom: number } | null;
  now: { x: number; top: number; bottom: number } | null;
  leaders: { x: number; top: number; bottom: number; tone: LabelTone }[];
  band: { x: number; y: number; width: number } | null;
  labels: Label[];
}

export interface Mark {
  x: number;
  y: number;
  state: 'taken' | 'planned' | 'skipped' | 'promised' | 'broken';
  title: string;
}

export type LabelTone = 'done' | 'planned' | 'quiet' | 'promised' | 'broken' | 'now';

export interface Label {
  /** Left end of the text and its baseline. */
  x: number;
  y: number;
  /** At most this wide. */
  width: number;
  text: string;
  tone: LabelTone;
}
