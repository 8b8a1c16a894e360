import { decideStep, type ChasedItem, type StepFacts } from '../../domain/chase/decide-step';
import { heardToday } from '../../domain/chase/heard-today';
import type { Contact, Rung } from '../../domain/contacts/contact';
import { london, at, plan } from './support/offices';

describe('taking a step', () => {
  const contact = (id: string, rung: Rung, bounced = false): Contact => ({
    id,
    rung,
    name: id,
    email: `${id}@example.com`,
    bounced,
  });
  const item = (id: string, more: Partial<ChasedItem> = {}): ChasedItem => ({
    id,
    criticality: 'normal',
    state: 'outstanding',
    answerType: null,
    promisedUntil: null,
    ...more,
  });
  const facts = (more: Partial<StepFacts> = {}): StepFacts => ({
    opened: false,
    bounced: false,
    forced: false,
    heardToday: new Set(),
    items: [item('a')],
    contacts: [
      contact('tom', 'first'),
      contact('priya', 'second'),
      contact('carl', 'owner'),
      contact('ruth', 'sponsor'),
    ],
    ...more,
  });
  const step = (key: string) => {
    const found = plan().find((planned) => planned.key === key);
    if (!found) throw new Error(key);
    return found;
  };
  const decide = (key: string, more: Partial<StepFacts> = {}) =>
    decideStep(step(key), facts(more), at('2027-01-21T09:00:00Z'));
  const whom = (key: string, more: Partial<StepFacts> = {}) => {
    const decision = decide(key, more);
    return decision.kind === 'send' ? decision.to.map((to) => to.id) : decision;
  };

  it('names only what is outstanding and not promised for a later day', () => {
    const items = [
      item('open'),
      item('sent', { state: 'answered', answerType: 'provided' }),
      item('back', { state: 'rejected', answerType: 'provided' }),
      item('held', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-22T23:59:59Z'),
      }),
      item('broken', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-20T23:59:59Z'),
      }),
      item('refused', { state: 'answered', answerType: 'refused' }),
      item('waived', { state: 'waived' }),
    ];
    expect(decide('reminder', { items })).toMatchObject({ named: ['open', 'back', 'broken'] });
    expect(decide('deadline', { items })).toMatchObject({
      named: ['open', 'back', 'held', 'broken'],
    });
  });

  it('is skipped when everything is answered, or everything left is promised', () => {
    expect(decide('reminder', { items: [item('x', { state: 'accepted' })] })).toMatchObject({
      kind: 'skip',
      reason: { code: 'all_answered' },
    });
    const items = [
      item('held', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-25T23:59:59Z'),
      }),
    ];
    expect(decide('reminder', { items })).toMatchObject({
      kind: 'skip',
      reason: { code: 'all_promised' },
    });
    expect(decide('formal-notice', { items })).toMatchObject({ kind: 'send' });
  });

  it('does not ask whether the letter arrived once a link was opened, unless a message came back', () => {
    expect(decide('reached', { opened: true })).toMatchObject({
      kind: 'skip',
      reason: { code: 'link_opened' },
    });
    expect(decide('reached', { opened: true, bounced: true }).kind).toBe('send');
  });

  it('goes to the next rung up when the asked one is unreachable, and to the one below when there is none', () => {
    expect(
      whom('reminder', { contacts: [contact('tom', 'first', true), contact('priya', 'second')] }),
    ).toEqual(['priya']);
    expect(
      whom('escalation', { contacts: [contact('tom', 'first'), contact('priya', 'second')] }),
    ).toEqual(['priya']);
    expect(
      whom('deadline', { contacts: [contact('tom', 'first'), contact('ruth', 'sponsor')] }),
    ).toEqual(['tom', 'ruth']);
    expect(whom('reminder', { contacts: [contact('tom', 'first', true)] })).toMatchObject({
      reason: { code: 'nobody_reachable' },
    });
  });

  it('writes once to a person who stands on two rungs', () => {
    const contacts = [
      contact('tom', 'first'),
      { ...contact('tom2', 'second'), email: 'TOM@example.com' },
    ];
    expect(whom('critical', { contacts })).toEqual(['tom']);
  });

  it('writes to nobody twice in one of their days, unless a person insists', () => {
    const heard = heardToday(
      new Map([
        ['tom', at('2027-01-21T00:30:00Z')],
        ['priya', at('2027-01-20T23:59:00Z')],
      ]),
      london,
      at('2027-01-21T09:00:00Z'),
    );
    expect(whom('critical', { heardToday: heard })).toEqual(['priya']);
    expect(decide('reminder', { heardToday: heard })).toEqual({ kind: 'later' });
    expect(whom('reminder', { heardToday: heard, forced: true })).toEqual(['tom']);
  });

  it('leaves out counsel when the client named none', () => {
    expect(decide('counsel')).toMatchObject({ kind: 'skip', reason: { code: 'no_such_contact' } });
  });
});
