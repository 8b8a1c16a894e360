import { answerFields } from '../../domain/answers/answer-fields';
import { checkAnswer, type AnswerContext } from '../../domain/answers/check-answer';
import { ANSWER_TYPES, type AnswerType } from '../../domain/items/answer';
import { KINDS } from '../../domain/items/item';
import { loadCatalogue } from '../../platform/catalogue';

const context: AnswerContext = { promises: 0, files: [], today: '2027-01-18' };
const login = { kind: 'login' as const, replyFields: ['address', 'tenant ID'] };

function check(type: AnswerType, typed: Record<string, string>, more: Partial<AnswerContext> = {}) {
  return checkAnswer(login, type, (key) => typed[key] ?? '', { ...context, ...more });
}
const wrong = (...given: Parameters<typeof check>) => {
  const result = check(...given);
  return result.ok ? [] : result.problems.map((problem) => problem.field);
};

describe('what an answer asks for', () => {
  it('has a name of its own for every field of every item and answer', () => {
    const own = KINDS.map((kind) => ({ kind, replyFields: ['Größe', 'Grüße', '鍵', '印', 'key'] }));
    for (const item of [...loadCatalogue().values(), ...own]) {
      for (const type of ANSWER_TYPES) {
        const keys = answerFields(item, type).map((field) => field.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }
    }
  });

  it('hides what is secret as it is typed, or takes it as several lines', () => {
    for (const field of answerFields(login, 'provided').filter(({ secret }) => secret)) {
      expect(['secret', 'lines']).toContain(field.input);
    }
  });
});

describe('an answer', () => {
  it('keeps a password as it was typed, spaces and all', () => {
    const result = check('provided', { password: '  p@ss word ', user: ' admin ' });
    expect(result).toMatchObject({
      answer: {
        value: {
          fields: [
            { key: 'user', value: 'admin' },
            { key: 'password', value: '  p@ss word ' },
          ],
        },
      },
    });
  });

  it('with nothing in it is not an answer, unless a file comes with it', () => {
    expect(wrong('provided', {})).toEqual(['type']);
    expect(check('provided', {}, { files: ['file'] }).ok).toBe(true);
  });

  it('that nothing will come needs a typed word, so that no robot gives it', () => {
    expect(wrong('never_held', {})).toEqual(['word']);
    expect(check('never_held', { word: 'Never held' }).ok).toBe(true);
    expect(wrong('refused', {})).toEqual(['reason', 'word']);
  });

  it('that promises a day may be given twice, and never for a day that has passed', () => {
    expect(wrong('promised', { until: '2027-01-17' })).toEqual(['until']);
    expect(check('promised', { until: '2027-01-18' }).ok).toBe(true);
    expect(check('promised', { until: '2027-01-20' }, { promises: 1 }).ok).toBe(true);
    expect(wrong('promised', { until: '2027-01-20' }, { promises: 2 })).toEqual(['type']);
  });

  it('says to whom and when something was transferred or handed over', () => {
    expect(wrong('transferred', {})).toEqual(['to', 'on']);
    expect(wrong('handed_over', { count: 'some' })).toEqual(['what', 'count', 'to', 'on']);
    expect(wrong('client_has_it', {})).toEqual(['who']);
  });
});
