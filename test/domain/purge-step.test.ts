import { purgeStep, refuseExtension, type PurgeFacts } from '../../domain/purge/purge-step';

const DAY = 86_400_000;
const purgeAt = new Date('2029-06-20T08:00:00Z');
const before = (days: number): Date => new Date(purgeAt.getTime() - days * DAY);
const facts = (warned: number | null, warnedAt: Date | null): PurgeFacts => ({
  purgeAt,
  warned,
  warnedAt,
});

describe('the purge of a handover', () => {
  it('is warned of ten, five and one day before, each once, and then done', () => {
    expect(purgeStep(facts(null, null), before(10.1))).toEqual({ kind: 'wait' });
    expect(purgeStep(facts(null, null), before(10))).toEqual({ kind: 'warn', days: 10, purgeAt });
    expect(purgeStep(facts(10, before(10)), before(5.1))).toEqual({ kind: 'wait' });
    expect(purgeStep(facts(10, before(10)), before(5))).toEqual({ kind: 'warn', days: 5, purgeAt });
    expect(purgeStep(facts(5, before(5)), before(1))).toEqual({ kind: 'warn', days: 1, purgeAt });
    expect(purgeStep(facts(1, before(1)), before(0.1))).toEqual({ kind: 'wait' });
    expect(purgeStep(facts(1, before(1)), purgeAt)).toEqual({ kind: 'purge' });
  });

  it('waits a day after a warning that came late, so that nothing is destroyed without one', () => {
    const late = before(-20);
    const moved = new Date(late.getTime() + DAY);
    expect(purgeStep(facts(null, null), late)).toEqual({ kind: 'warn', days: 1, purgeAt: moved });
    expect(purgeStep(facts(5, before(5)), late)).toEqual({ kind: 'warn', days: 1, purgeAt: moved });
    expect(purgeStep({ purgeAt: moved, warned: 1, warnedAt: late }, late)).toEqual({
      kind: 'wait',
    });
    expect(purgeStep({ purgeAt: moved, warned: 1, warnedAt: late }, moved)).toEqual({
      kind: 'purge',
    });
  });

  it('is put off to a later day within ten years only', () => {
    const at = before(3);
    expect(refuseExtension({ purgeAt, at }, before(1))).toContain('after the one that is planned');
    expect(refuseExtension({ purgeAt, at }, before(-4_000))).toContain('within the next ten years');
    expect(refuseExtension({ purgeAt, at }, before(-30))).toBeNull();
  });
});
