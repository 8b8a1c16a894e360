import { answerCost } from './answer-cost';

describe('an answer', () => {
  it('is saved by two statements, after two that look who asks for what', async () => {
    const { sealed, form } = await answerCost();
    for (const { reading, saving } of [sealed, form]) {
      expect(reading.map((one) => one.slice(0, 6))).toEqual(['select', 'select']);
      expect(saving).toHaveLength(2);
      expect(saving[0]).toContain('for update');
      expect(saving[1]).toContain('insert into answers');
    }
  });
});
