import { TEMPERS } from '../../domain/rehearsal/tempers';
import type { Measured } from './measures';

/** One line of the report: all lives of a temper, or all of them. */
export interface Line {
  temper: string;
  lives: number;
  items: number;
  /** Shares from 0 to 1 of all items. */
  answered: number;
  resetsAvoided: number;
  resetsAvoidedItems: number;
  /** Lives in which every item had an answer in the end, as a share. */
  allAnswered: number;
  /** Calendar days from the letter; null where no life had every answer. */
  daysToAllAnswered: { median: number | null; ninth: number | null };
  daysToClose: { median: number | null; ninth: number | null };
  messages: number;
  messagesPerAnswer: number | null;
  /** On average a life. */
  stalledHours: number;
}

export interface Report {
  seed: string;
  policy: string;
  handovers: number;
  seconds: number;
  overall: Line;
  tempers: Line[];
  /** By the number of its life; 0 is the database as a whole. */
  broken: { number: number; temper: string; sentence: string }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const round = (value: number, places: number): number =>
  Math.round(value * 10 ** places) / 10 ** places;

function quantile(numbers: readonly number[], share: number): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

function spread(values: readonly (number | null)[]): {
  median: number | null;
  ninth: number | null;
} {
  const known = values.filter((value) => value !== null);
  return { median: quantile(known, 0.5), ninth: quantile(known, 0.9) };
}

/** Adds lives up. */
export function lineOf(temper: string, lives: readonly Measured[]): Line {
  const items = sum(lives.map((life) => life.items));
  const answered = sum(lives.map((life) => life.answered));
  const messages = sum(lives.map((life) => life.messages));
  const avoided = items - sum(lives.map((life) => life.recovered));
  return {
    temper,
    lives: lives.length,
    items,
    answered: items === 0 ? 0 : round(answered / items, 3),
    resetsAvoided: items === 0 ? 0 : round(avoided / items, 3),
    resetsAvoidedItems: avoided,
    allAnswered: round(
      lives.filter((life) => life.daysToAllAnswered !== null).length / Math.max(1, lives.length),
      3,
    ),
    daysToAllAnswered: spread(lives.map((life) => life.daysToAllAnswered)),
    daysToClose: spread(lives.map((life) => life.daysToClose)),
    messages,
    messagesPerAnswer: answered === 0 ? null : round(messages / answered, 2),
    stalledHours: round(sum(lives.map((life) => life.stalledHours)) / Math.max(1, lives.length), 1),
  };
}

/** The lines of a report, tempers in their usual order. */
export function linesOf(lives: readonly Measured[]): Pick<Report, 'overall' | 'tempers'> {
  return {
    overall: lineOf('all', lives),
    tempers: TEMPERS.map(([name]) =>
      lineOf(
        name,
        lives.filter((life) => life.temper === name),
      ),
    ).filter((line) => line.lives > 0),
  };
}
