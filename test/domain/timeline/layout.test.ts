import fc from 'fast-check';
import { overlap, type Box } from '../../../domain/timeline/boxes';
import type { Drawing, Label } from '../../../domain/timeline/drawing';
import type { TimelineFacts } from '../../../domain/timeline/facts';
import { layOut } from '../../../domain/timeline/layout';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 2, 8);
const on = (day: number): Date => new Date(START + day * DAY);
const WIDE = { width: 1160, timeZone: 'Europe/Berlin' };
const PHONE = { width: 320, timeZone: 'Europe/Berlin' };

const STEPS: [string, number][] = [
  ['Letter', 0],
  ['Reached you?', 2],
  ['Reminder', 3],
  ['Critical due', 7],
  ['Owner', 9],
  ['Deadline', 14],
  ['Formal notice', 21],
  ['Counsel', 28],
  ['Last word', 42],
];

function facts(changes: Partial<TimelineFacts> = {}): TimelineFacts {
  return {
    now: on(15),
    from: on(0),
    steps: STEPS.map(([label, day]) => ({
      key: label,
      label,
      title: label,
      at: on(day),
      state: day <= 15 ? 'taken' : 'planned',
    })),
    opens: [on(1), on(1.2)],
    answers: [...Array<Date>(10).fill(on(5)), ...Array<Date>(4).fill(on(7)), on(11)],
    promises: [{ until: on(12), label: 'promised, not kept', state: 'broken' }],
    deadline: on(14),
    resets: {
      from: on(14),
      to: on(30),
      label: '14 reset tasks, critical ones due Thursday 26 Nov',
    },
    endedAt: null,
    ...changes,
  };
}

function boxOf(label: Label): Box {
  return { left: label.x, right: label.x + label.width, top: label.y - 11, bottom: label.y + 3 };
}

function collisions(drawing: Drawing): string[] {
  return drawing.labels.flatMap((label, index) =>
    drawing.labels
      .slice(index + 1)
      .filter((other) => overlap(boxOf(label), boxOf(other)))
      .map((other) => `${label.text} / ${other.text}`),
  );
}

function texts(drawing: Drawing): string[] {
  return drawing.labels.map((label) => label.text);
}

describe('the drawn timeline', () => {
  it('names every step of the default ladder on a wide page', () => {
    const drawing = layOut(facts(), WIDE);
    for (const [label] of STEPS) expect(texts(drawing)).toContain(label);
    expect(texts(drawing)).toEqual(
      expect.arrayContaining(['10 answers', '4', '1', '2 opened', 'now', 'promised, not kept']),
    );
    expect(collisions(drawing)).toEqual([]);
  });

  it('names every step on a narrow phone, too', () => {
    const drawing = layOut(facts(), PHONE);
    for (const [label] of STEPS) expect(texts(drawing)).toContain(label);
    expect(collisions(drawing)).toEqual([]);
  });

  it('puts what comes earlier further to the left', () => {
    const { marks } = layOut(facts({ promises: [] }), WIDE);
    const places = marks.map((mark) => mark.x);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(10);
    expect(places.at(-1)).toBe(1150);
  });

  it('walks the line to now, and to the end of what is over', () => {
    expect(layOut(facts(), WIDE).now).not.toBeNull();
    const closed = layOut(facts({ endedAt: on(20) }), WIDE);
    expect(closed.now).toBeNull();
    expect(closed.axis.walkedTo).toBeGreaterThan(layOut(facts(), WIDE).axis.walkedTo);
  });

  it('draws a day with more answers higher', () => {
    const [ten, four, one] = layOut(facts(), WIDE).bars;
    expect(ten!.height).toBeGreaterThan(four!.height);
    expect(four!.height).toBeGreaterThan(one!.height);
  });

  it('counts a day as the reader counts it', () => {
    const lateEvening = new Date('2026-11-05T22:30:00Z');
    const nextMorning = new Date('2026-11-06T05:00:00Z');
    const answers = [lateEvening, nextMorning];
    expect(layOut(facts({ answers }), WIDE).bars).toHaveLength(2);
    expect(layOut(facts({ answers }), { ...WIDE, timeZone: 'Asia/Tokyo' }).bars).toHaveLength(1);
  });

  it('draws a handover of which nothing is known yet', () => {
    const empty = { steps: [], opens: [], answers: [], promises: [], deadline: null, resets: null };
    const drawing = layOut(facts({ ...empty, now: on(0) }), WIDE);
    expect(drawing.axis.walkedTo).toBe(10);
    expect(texts(drawing)).toEqual(['now']);
  });

  it('never lets two labels overlap or leave the paper, whatever happened when', () => {
    const day = fc.integer({ min: 0, max: 90 * 24 }).map((hours) => on(hours / 24));
    const label = fc.constantFrom('Letter', 'Reached you?', 'Formal notice', 'promised, not kept');
    const any = fc.record({
      now: day,
      steps: fc.array(
        fc.record({
          key: fc.uuid(),
          label,
          title: label,
          at: day,
          state: fc.constantFrom<'taken' | 'planned' | 'skipped'>('taken', 'planned', 'skipped'),
        }),
        { maxLength: 30 },
      ),
      opens: fc.array(day, { maxLength: 8 }),
      answers: fc.array(day, { maxLength: 80 }),
      promises: fc.array(
        fc.record({
          until: day,
          label,
          state: fc.constantFrom<'running' | 'kept' | 'broken'>('running', 'kept', 'broken'),
        }),
        { maxLength: 10 },
      ),
      deadline: fc.option(day),
      width: fc.integer({ min: 260, max: 1400 }),
    });
    fc.assert(
      fc.property(any, ({ width, ...changes }) => {
        const drawing = layOut(facts(changes), { width, timeZone: 'Europe/Berlin' });
        expect(collisions(drawing)).toEqual([]);
        for (const box of drawing.labels.map(boxOf)) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.bottom).toBeLessThanOrEqual(drawing.height);
        }
      }),
    );
  });
});
