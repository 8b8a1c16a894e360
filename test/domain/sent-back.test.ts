import { sentBackStep, type ChaseRecord, type ReturnedItem } from '../../domain/chase/sent-back';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { at, london } from './support/offices';

const REJECTED = at('2027-03-02T14:00:00Z');
/** Tuesday 2 March 2027, after the day's morning. */
const NOW = at('2027-03-02T15:00:00Z');

const item = (more: Partial<ReturnedItem> = {}): ReturnedItem => ({
  state: 'rejected',
  answerType: 'provided',
  promisedUntil: null,
  sentBackAt: REJECTED,
  answeredBy: 'second',
  ...more,
});
const open = (): ReturnedItem => item({ state: 'outstanding', answerType: null, sentBackAt: null });
const step = (more: Partial<ChaseRecord>): ChaseRecord => ({
  kind: 'chase',
  state: 'planned',
  rungs: ['first'],
  condition: 'always',
  dueAt: at('2027-03-08T09:00:00Z'),
  takenAt: null,
  leftOut: false,
  ...more,
});
const plan = (items: ReturnedItem[], steps: ChaseRecord[], now = NOW) =>
  sentBackStep({ items, steps }, { policy: DEFAULT_POLICY, calendar: london, at: now });

describe('an answer that was sent back', () => {
  it('waits for the next step of the policy while other items are asked for', () => {
    expect(plan([item(), open()], [step({})])).toBeNull();
  });

  it('goes out by itself in the next working morning when nothing else is asked for, to who had answered', () => {
    expect(plan([item()], [step({})])).toMatchObject({
      key: 'sent-back-2027-03-03',
      dueAt: at('2027-03-03T09:00:00Z'),
      rungs: ['second'],
      template: 'sent-back',
    });
  });

  it('does not double the policy’s own message of that morning', () => {
    expect(plan([item()], [step({ dueAt: at('2027-03-03T09:00:00Z') })])).toBeNull();
    const question = step({ dueAt: at('2027-03-03T09:00:00Z'), condition: 'link_never_opened' });
    expect(plan([item()], [question])).not.toBeNull();
  });

  it('is told at once after a decision about a refusal, whatever else is asked for', () => {
    expect(plan([item({ answerType: 'refused' }), open()], [step({})])).toMatchObject({
      template: 'refusal-answered',
      dueAt: at('2027-03-03T09:00:00Z'),
    });
  });

  it('is told three times in all when the policy’s steps are over, further up each time, and then no more', () => {
    const told = (day: string) =>
      step({ kind: 'sent_back', state: 'taken', takenAt: at(`2027-03-${day}T09:00:00Z`) });
    const second = plan([item()], [told('03')], at('2027-03-03T09:00:01Z'));
    expect(second).toMatchObject({ rungs: ['first', 'second'], key: 'sent-back-2027-03-08' });
    const third = plan([item()], [told('03'), told('08')], at('2027-03-08T09:00:01Z'));
    expect(third).toMatchObject({ rungs: ['owner'], key: 'sent-back-2027-03-11' });
    const all = [told('03'), told('08'), told('11')];
    expect(plan([item()], all, at('2027-03-11T09:00:01Z'))).toBeNull();
  });

  it('is not told anew by itself once a person has left its message out: only the next one comes', () => {
    const takenAt = at('2027-03-02T15:30:00Z');
    const left = step({ kind: 'sent_back', state: 'skipped', takenAt, leftOut: true });
    expect(plan([item()], [left], at('2027-03-02T16:00:00Z'))).toMatchObject({
      key: 'sent-back-2027-03-05',
      rungs: ['first', 'second'],
    });
    // Nor does the note wait for a step that a person leaves out.
    expect(plan([item(), open()], [step({ leftOut: true })])).not.toBeNull();
  });

  it('says nothing after the last word has said it', () => {
    const lastWord = step({ state: 'taken', takenAt: at('2027-03-03T09:00:00Z') });
    expect(plan([item()], [lastWord], at('2027-03-04T09:00:00Z'))).toBeNull();
  });
});
