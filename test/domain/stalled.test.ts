import type { StallFacts, StallItem } from '../../domain/stalled/stall-facts';
import { outagesOf, type HouseFacts } from '../../domain/stalled/outages';
import { whyStalled } from '../../domain/stalled/why-stalled';
import { at } from './support/offices';
import { begins, facts, item, LETTER } from './support/stalling';

const HOUR = 3_600_000;

const answered = (type: StallItem['answerType'], more: Partial<StallItem> = {}): StallItem =>
  item({ state: 'answered', answerType: type, answeredAt: at('2027-01-19T10:00:00Z'), ...more });
const task = {
  openedAt: LETTER,
  overdueAt: at('2027-02-01T17:00:00Z'),
  inCircle: false,
  begun: false,
};
const asked = (day: string): StallFacts['ended'][number] => ({
  kind: 'authority',
  taken: true,
  at: at(`2027-01-${day}T09:00:00Z`),
});

describe('a handover is stalled', () => {
  it('when the authority is unsigned after three requests', () => {
    const change = { stage: 'authority' as const, requestedAt: null, firstOpenedAt: null };
    const two = [asked('18'), asked('20')];
    const planned = [{ kind: 'authority', dueAt: at('2027-03-01T09:00:00Z') }];
    expect(
      whyStalled(facts({ ...change, ended: two, planned }), at('2027-01-21T09:00:00Z')).stall,
    ).toBeNull();
    const three = facts({ ...change, ended: [...two, asked('22')], planned });
    expect(whyStalled(three, at('2027-01-22T09:00:00Z')).stall).toEqual({
      reason: 'authority_unsigned',
      since: at('2027-01-22T09:00:00Z'),
    });
  });

  it('when every contact bounced, since the last of them', () => {
    const bouncedAt = at('2027-01-18T09:05:00Z');
    const all = facts({ contacts: [{ bouncedAt: LETTER }, { bouncedAt }] });
    expect(whyStalled(all, bouncedAt).stall).toEqual({
      reason: 'every_contact_bounced',
      since: bouncedAt,
    });
    const one = facts({ contacts: [{ bouncedAt }, { bouncedAt: null }] });
    expect(whyStalled(one, bouncedAt).stall).toBeNull();
  });

  it('when a link was never opened, on the fifth working morning after the letter', () => {
    begins({ firstOpenedAt: null }, 'link_never_opened', at('2027-01-25T09:00:00Z'));
  });

  it('when no answer came for eight working days, counted anew from each answer', () => {
    begins({}, 'no_answer', at('2027-01-28T09:00:00Z'));
    begins({ lastAnswerAt: at('2027-01-20T15:00:00Z') }, 'no_answer', at('2027-02-01T09:00:00Z'));
  });

  it('not by silence on what is promised for later', () => {
    const items = [answered('promised', { promisedUntil: at('2027-02-10T23:59:59Z') })];
    expect(whyStalled(facts({ items }), at('2027-02-08T09:00:00Z')).stall).toBeNull();
  });

  it('when a promise is broken, from the end of its day', () => {
    const promisedUntil = at('2027-01-20T23:59:59Z');
    begins({ items: [answered('promised', { promisedUntil })] }, 'promise_broken', promisedUntil);
  });

  it('when something was refused, until a person has decided', () => {
    const undecidedSince = at('2027-01-19T10:00:00Z');
    const refused = { items: [answered('refused'), item()], undecidedSince };
    for (const stage of ['requested', 'resets'] as const)
      expect(whyStalled(facts({ ...refused, stage }), undecidedSince).stall).toEqual({
        reason: 'refused',
        since: undecidedSince,
      });
    expect(
      whyStalled(facts({ ...refused, undecidedSince: null }), undecidedSince).stall,
    ).toBeNull();
  });

  it('when the ladder is exhausted, for what no task of ours gets back', () => {
    const end = at('2027-03-01T09:00:00Z');
    const over = {
      stage: 'resets' as const,
      ended: [{ kind: 'chase', taken: true, at: end }],
      planned: [],
    };
    const recovering = facts({ ...over, items: [item({ beingRecovered: true })] });
    expect(whyStalled(recovering, end).stall).toBeNull();
    for (const stuck of [item(), item({ beingRecovered: true, onlyTheyCanRelease: true })]) {
      expect(whyStalled(facts({ ...over, items: [stuck] }), end).stall).toEqual({
        reason: 'ladder_exhausted',
        since: end,
      });
    }
  });

  it('when an answer that was sent back is not replaced within three working days', () => {
    const rejectedAt = at('2027-01-20T15:00:00Z');
    begins(
      { items: [item({ state: 'rejected', rejectedAt })] },
      'rejected_not_replaced',
      at('2027-01-25T09:00:00Z'),
    );
  });

  it.each<[string, Partial<StallFacts>]>([
    [
      'a broken promise',
      { items: [answered('promised', { promisedUntil: LETTER, recovered: true })] },
    ],
    [
      'what was sent back',
      { items: [item({ state: 'rejected', rejectedAt: LETTER, recovered: true })] },
    ],
    ['the end of the ladder', { items: [item({ recovered: true })], planned: [] }],
  ])('by nothing about what was recovered: not by %s', (_, change) => {
    const later = at('2027-02-15T12:00:00Z');
    expect(whyStalled(facts({ ...change, stage: 'resets' }), later).stall).toBeNull();
  });

  it('when a reset task is overdue, from its due date', () => {
    begins({ stage: 'resets', tasks: [task] }, 'task_overdue', task.overdueAt);
  });

  it('when tasks are in a circle, until somebody begins one of them', () => {
    const two = { ...task, inCircle: true };
    const circled = facts({ stage: 'resets', tasks: [two, two] });
    expect(whyStalled(circled, LETTER).stall).toEqual({ reason: 'circle', since: LETTER });
    const begun = facts({ stage: 'resets', tasks: [two, { ...two, begun: true }] });
    expect(whyStalled(begun, LETTER).stall).toBeNull();
  });

  it('when the mail server takes others’ messages but not its own for an hour', () => {
    const offered = at('2027-01-20T09:00:00Z');
    const begin = new Date(offered.getTime() + HOUR);
    begins({ unsent: [{ since: offered, triedAt: offered }] }, 'mail_failing', begin);
    // Tried no more, because it is needed no more, it holds up nothing, and that is found by itself.
    const left = facts({ unsent: [{ since: offered, triedAt: begin }] });
    const end = whyStalled(left, begin).lookAgainAt!;
    expect(end).toEqual(new Date(begin.getTime() + 2 * HOUR));
    expect(whyStalled(left, end).stall).toBeNull();
  });

  it('when its own step is an hour late while all others go on', () => {
    const dueAt = at('2027-01-20T09:00:00Z');
    const late = { planned: [{ kind: 'chase', dueAt }] };
    begins(late, 'worker_failing', new Date(dueAt.getTime() + HOUR));
  });

  it('by one reason at a time, and by none while it is paused or over, or the house itself fails', () => {
    const at3 = at('2027-02-03T09:00:00Z');
    const both = { items: [item()], undecidedSince: LETTER, tasks: [task] };
    expect(whyStalled(facts(both), at3).stall?.reason).toBe('refused');
    expect(whyStalled(facts({ ...both, paused: true }), at3)).toEqual({
      stall: null,
      lookAgainAt: null,
    });
    expect(whyStalled(facts({ ...both, stage: 'closed' }), at3).stall).toBeNull();
    const unsent = [{ since: LETTER, triedAt: at('2027-01-18T10:45:00Z') }];
    const waiting = { unsent, planned: [{ kind: 'chase', dueAt: LETTER }] };
    const house = whyStalled(facts({ ...waiting, outage: true }), at('2027-01-18T11:00:00Z'));
    expect(house.stall).toBeNull();
  });
});

describe('the whole house', () => {
  const now = at('2027-01-20T10:00:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const house = (change: Partial<HouseFacts> = {}): HouseFacts => ({
    mailWaitingSince: null,
    late: { count: 0, oldest: null },
    lastTaken: null,
    lastBeat: ago(1),
    troubles: [],
    ...change,
  });

  it('has a failing mail server when something waits for a quarter of an hour and nothing was taken since', () => {
    expect(outagesOf(house({ mailWaitingSince: ago(16) }), now)).toEqual([
      { reason: 'mail_failing', since: ago(16) },
    ]);
    expect(outagesOf(house({ mailWaitingSince: ago(14) }), now)).toEqual([]);
  });

  it('has a failing worker when it says nothing, or many steps are late and none is taken', () => {
    expect(outagesOf(house({ lastBeat: ago(11) }), now)).toEqual([
      { reason: 'worker_failing', since: ago(11) },
    ]);
    const late = { late: { count: 3, oldest: ago(40) } };
    expect(outagesOf(house(late), now)).toEqual([{ reason: 'worker_failing', since: ago(40) }]);
    expect(outagesOf(house({ ...late, lastTaken: ago(5) }), now)).toEqual([]);
    expect(outagesOf(house({ late: { count: 1, oldest: ago(40) } }), now)).toEqual([]);
  });

  it('says that mail fails, and not that the worker does because steps wait for it', () => {
    const both = { mailWaitingSince: ago(40), late: { count: 9, oldest: ago(40) } };
    expect(outagesOf(house(both), now).map(({ reason }) => reason)).toEqual(['mail_failing']);
  });
});
