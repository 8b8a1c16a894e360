import { answerCost } from './answer-cost';

let costs: Awaited<ReturnType<typeof answerCost>>;
beforeAll(async () => {
  costs = await answerCost();
});

describe('an answer', () => {
  it('is saved by two statements, after two that look who asks for what', () => {
    const { sealed, form } = costs;
    for (const { reading, saving } of [sealed, form]) {
      expect(reading.map((one) => one.slice(0, 6))).toEqual(['select', 'select']);
      expect(saving).toHaveLength(2);
      expect(saving[0]).toContain('for update');
      expect(saving[1]).toContain('insert into answers');
    }
  });
});

describe('the list', () => {
  it('takes one statement when nothing changed since it was rendered, and one for all who open it together', () => {
    const { first, again, together } = costs.list;
    expect(first).toBeGreaterThan(5);
    expect(again).toEqual([expect.stringContaining('xmin')]);
    expect(together.length).toBeLessThan(8);
    expect(new Set(together)).toEqual(new Set(again));
  });
});

describe('work on one handover', () => {
  it('reads nothing of three thousand others', () => {
    expect(costs.rowsRead).toBeLessThan(500);
  });
});
