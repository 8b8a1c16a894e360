import { answerFields } from '../../domain/answers/answer-fields';
import { checkAnswer, type AnswerProblem } from '../../domain/answers/check-answer';
import { checkSwapSlots } from '../../domain/answers/swap-slots';
import { officeCalendar } from '../../domain/calendar/calendar';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { newsTooLate, swapStep } from '../../domain/chase/swap-step';
import { problemInWords } from '../../templates/language/portal-answer-words';
import { PORTAL_WORDS } from '../../templates/language/portal-languages';
import { at } from './support/offices';

const theirs = officeCalendar({ country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' });
const ours = officeCalendar({ country: 'GB', region: 'NIR', timeZone: 'Europe/London' });
/** Tuesday 2 March 2027, 15:00 in Belfast and 16:00 in Berlin. */
const NOW = at('2027-03-02T15:00:00Z');

function typed(times: readonly string[]): (key: string) => string {
  const values = new Map(
    times.flatMap((time, index): [string, string][] => {
      const [day = '', hour = ''] = time.split('T');
      return [
        [`swap-${String(index + 1)}-day`, day],
        [`swap-${String(index + 1)}-time`, hour],
      ];
    }),
  );
  return (key) => values.get(key) ?? '';
}
const check = (...times: string[]) => checkSwapSlots(typed(times), { theirs, ours, at: NOW });
const ENGLISH = { lang: 'en-GB', words: PORTAL_WORDS['en-GB'] };
const said = (problem: AnswerProblem) => problemInWords(ENGLISH, problem);
const refused = (...times: string[]) => check(...times).problems.map(said);

describe('a time for swapping a second factor together', () => {
  it('is an instant of their own zone, the earliest first', () => {
    expect(check('2027-03-09T10:00', '', '2027-03-04T16:00')).toEqual({
      slots: [at('2027-03-04T15:00:00Z'), at('2027-03-09T09:00:00Z')],
      problems: [],
    });
  });

  it('keeps its hour over a change of the clocks', () => {
    expect(check('2027-03-30T10:00').slots).toEqual([at('2027-03-30T08:00:00Z')]);
  });

  it.each([
    ['in the night', '2027-03-04T03:00', /begin at 03:00 with you/],
    ['after hours with them', '2027-03-04T16:30', /begin at 16:30 with you.*by 16:00/],
    ['before hours with us', '2027-03-04T09:00', /begin at 08:00 with us/],
    ['at a weekend', '2027-03-06T10:00', /weekend with you/],
    ['on a holiday there', '2027-03-08T10:00', /holiday.* with you/],
    ['on a holiday here', '2027-03-17T10:00', /holiday.* with us/],
    ['in the past', '2027-03-02T15:30', /has passed/],
    ['too far away', '2027-04-06T10:00', /within the next 30 days/],
  ])('%s is refused with a sentence', (_when, time, sentence) => {
    const result = check('2027-03-04T10:00', time);
    expect(result.slots).toEqual([]);
    expect(result.problems.map(({ field }) => field)).toEqual(['swap-2-day']);
    expect(result.problems.map(said)).toEqual([expect.stringMatching(sentence)]);
  });

  it('is not named twice, and needs both its day and its hour', () => {
    expect(refused('2027-03-04T10:00', '2027-03-04T10:00')).toEqual([
      'This time is named twice. One of them is enough.',
    ]);
    expect(refused('2027-03-04T')).toEqual(['Give both: the day and when it begins.']);
    expect(refused('T10:00')).toEqual(['Give both: the day and when it begins.']);
  });
});

describe('a promise for a second factor', () => {
  const factor = { kind: 'login' as const, replyFields: ['account', 'seed or joint swap slot'] };
  const login = { kind: 'login' as const, replyFields: ['address'] };
  const context = { promises: 0, files: [], today: '2027-03-02' };

  it('names a day or a time to sit down together, and one of them is needed', () => {
    expect(checkAnswer(factor, 'promised', typed(['2027-03-04T10:00']), context)).toMatchObject({
      ok: true,
      answer: { promisedOn: null },
    });
    expect(checkAnswer(factor, 'promised', typed([]), context)).toEqual({
      ok: false,
      problems: [{ field: 'until', code: 'no_day' }],
    });
    expect(checkAnswer(factor, 'promised', typed(['2027-03-04T25:10']), context)).toMatchObject({
      ok: false,
      problems: [{ field: 'swap-1-time' }],
    });
  });

  it('without either is told what to do', () => {
    const check = checkAnswer(factor, 'promised', typed([]), context);
    expect(check.ok ? [] : check.problems.map(said)).toEqual([
      'Name a day by which you send it, or a time to swap it together.',
    ]);
  });

  it('is the only answer with such times, and only for a second factor of the previous MSP', () => {
    const swaps = (...given: Parameters<typeof answerFields>) =>
      answerFields(...given).filter(({ key }) => key.startsWith('swap-')).length;
    expect(swaps(factor, 'promised')).toBe(6);
    expect(swaps(factor, 'provided')).toBe(0);
    expect(swaps(login, 'promised')).toBe(0);
    expect(swaps({ ...factor, ofClient: true }, 'promised')).toBe(0);
  });
});

describe('telling both sides of the time agreed on', () => {
  const agreed = { answerId: 'a', startsAt: at('2027-03-04T09:00:00Z') };
  const dueAt = (now: string) =>
    swapStep(agreed, { calendar: theirs, hour: DEFAULT_POLICY.sendingHour, at: at(now) }).dueAt;

  it('happens at once in their office hours, else in their next morning, unless that is too late', () => {
    expect(dueAt('2027-03-02T15:00:00Z')).toEqual(at('2027-03-02T15:00:00Z'));
    expect(dueAt('2027-03-02T20:00:00Z')).toEqual(at('2027-03-03T08:00:00Z'));
    const late = { ...agreed, startsAt: at('2027-03-03T08:00:00Z') };
    const when = { calendar: theirs, hour: 9, at: at('2027-03-02T20:00:00Z') };
    expect(swapStep(late, when).dueAt).toEqual(when.at);
  });

  it('may wait for a morning before its own day there, and for no later one', () => {
    expect(newsTooLate(theirs, agreed.startsAt, at('2027-03-03T08:00:00Z'))).toBe(false);
    expect(newsTooLate(theirs, agreed.startsAt, at('2027-03-03T23:30:00Z'))).toBe(true);
    expect(newsTooLate(theirs, agreed.startsAt, at('2027-03-04T08:00:00Z'))).toBe(true);
  });
});
