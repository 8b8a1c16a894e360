import type { StallFacts, StallItem } from '../../../domain/stalled/stall-facts';
import { whyStalled } from '../../../domain/stalled/why-stalled';
import { at, london } from './offices';

/** A Monday. */
export const LETTER = at('2027-01-18T09:00:00Z');

export const item = (change: Partial<StallItem> = {}): StallItem => ({
  state: 'outstanding',
  answerType: null,
  promisedUntil: null,
  answeredAt: null,
  rejectedAt: null,
  onlyTheyCanRelease: false,
  beingRecovered: false,
  recovered: false,
  ...change,
});

/** The letter is out, a link was opened, nothing has come yet, and reminders are planned. */
export const facts = (change: Partial<StallFacts> = {}): StallFacts => ({
  stage: 'requested',
  paused: false,
  requestedAt: LETTER,
  calendar: london,
  sendingHour: 9,
  items: [item()],
  contacts: [{ bouncedAt: null }],
  firstOpenedAt: at('2027-01-18T12:00:00Z'),
  lastAnswerAt: null,
  ended: [{ kind: 'chase', taken: true, at: LETTER }],
  planned: [{ kind: 'chase', dueAt: at('2027-03-01T09:00:00Z') }],
  tasks: [],
  undecidedSince: null,
  unsent: [],
  outage: false,
  ...change,
});

/** What holds just before and at the instant, and that the handover asks to be looked at then. */
export function begins(change: Partial<StallFacts>, reason: string, since: Date): void {
  const before = whyStalled(facts(change), new Date(since.getTime() - 1));
  expect(before.stall).toBeNull();
  expect(before.lookAgainAt).toEqual(since);
  expect(whyStalled(facts(change), since).stall).toEqual({ reason, since });
}
