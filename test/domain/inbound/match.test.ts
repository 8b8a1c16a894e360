import { officeCalendar } from '../../../domain/calendar/calendar';
import { afterBounce, type BounceFacts } from '../../../domain/inbound/after-bounce';
import { isProof, matchMail, type Found, type OurMessage } from '../../../domain/inbound/match';
import { isOurAddress, readVerp } from '../../../domain/inbound/verp';

const MESSAGE: OurMessage = {
  id: 'm',
  handoverId: 'h',
  contactId: 'c',
  stepKey: 'request',
  toAddress: 'bo@x.example',
};
const OTHER = { ...MESSAGE, id: 'n', handoverId: 'other' };
const found = (change: Partial<Found>): Found => ({
  verp: null,
  reference: null,
  bySender: [],
  ...change,
});
const report = (recipient: string | null) =>
  ({ kind: 'report', fate: 'failed', status: '5.1.1', recipient }) as const;

describe('whose mail it is', () => {
  it('is said by the address that cannot be forged first, then by what it answers, then by its sender', () => {
    const bySender = [{ handoverId: 'sender', contactId: 'x' }];
    expect(matchMail(found({ verp: MESSAGE, reference: OTHER, bySender }))).toMatchObject({
      by: 'verp',
      handoverId: 'h',
    });
    expect(matchMail(found({ reference: OTHER, bySender }))).toMatchObject({
      by: 'references',
      handoverId: 'other',
    });
    expect(matchMail(found({ bySender }))).toMatchObject({ by: 'sender', handoverId: 'sender' });
  });

  it('is nobody’s when its sender is a contact of two running handovers', () => {
    const bySender = ['a', 'b'].map((handoverId) => ({ handoverId, contactId: 'x' }));
    expect(matchMail(found({ bySender }))).toMatchObject({ by: null, handoverId: null });
    const twice = ['a', 'a'].map((handoverId) => ({ handoverId, contactId: 'x' }));
    expect(matchMail(found({ bySender: twice }))).toMatchObject({ handoverId: 'a' });
  });

  it('never proves a bounce by a forged address, nor by a reference that speaks of somebody else', () => {
    expect(isProof(matchMail(found({ verp: MESSAGE })), report('else@x.example'))).toBe(true);
    expect(isProof(matchMail(found({ reference: MESSAGE })), report('bo@x.example'))).toBe(true);
    expect(isProof(matchMail(found({ reference: MESSAGE })), report('else@x.example'))).toBe(false);
    const forged = matchMail(found({ verp: 'forged', reference: MESSAGE }));
    expect(forged).toMatchObject({ by: 'references', forged: true });
    expect(isProof(forged, report('bo@x.example'))).toBe(false);
    expect(isProof(matchMail(found({ verp: MESSAGE })), { kind: 'reply' })).toBe(false);
  });

  it('reads an address of ours back, in any case, and no other', () => {
    const address = 'Bounces+0123456789ABCDEF0123456789abcdef.0123456789abcdef@Northgate.example';
    expect(readVerp(address)?.messageId).toBe('01234567-89ab-cdef-0123-456789abcdef');
    expect(readVerp('bounces+x.y@northgate.example')).toBeNull();
    const us = { mailFrom: 'handover@northgate.example', replyTo: 'onboarding@northgate.example' };
    expect(isOurAddress(address, us)).toBe(true);
    expect(isOurAddress('Onboarding@northgate.example', us)).toBe(true);
    expect(isOurAddress('max@northgate.example', us)).toBe(false);
    expect(isOurAddress('bounces+a.b@elsewhere.example', us)).toBe(false);
  });
});

describe('the chase after a bounce', () => {
  const calendar = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
  const facts = (change: Partial<BounceFacts> = {}): BounceFacts => ({
    stage: 'requested',
    outstanding: 6,
    step: { key: 'request', kind: 'chase', state: 'taken' },
    anotherHadIt: false,
    asking: [{ key: 'reached', dueAt: new Date('2029-03-07T09:00:00Z') }],
    ...change,
  });
  const at = (iso: string) => ({ calendar, hour: 9, at: new Date(iso) });
  const MORNING = at('2029-03-05T11:00:00Z');

  it('takes the step again at once within office hours, else in the next working morning', () => {
    expect(afterBounce(facts(), MORNING)).toEqual({
      revive: 'request',
      ask: null,
      dueAt: MORNING.at,
    });
    expect(afterBounce(facts(), at('2029-03-09T22:00:00Z')).dueAt).toEqual(
      new Date('2029-03-12T09:00:00Z'),
    );
  });

  it.each(['chase', 'promise', 'sent_back'] as const)(
    'takes a step of the kind %s again for whoever is next',
    (kind) => {
      const step = { key: 'x', kind, state: 'taken' as const };
      expect(afterBounce(facts({ step }), MORNING)).toMatchObject({ revive: 'x' });
    },
  );

  it('asks at once whether the letter arrived where somebody else had it', () => {
    expect(afterBounce(facts({ anotherHadIt: true }), MORNING)).toEqual({
      revive: null,
      ask: 'reached',
      dueAt: MORNING.at,
    });
  });

  it.each<[string, Partial<BounceFacts>]>([
    ['everything has an answer', { outstanding: 0 }],
    ['the handover is over', { stage: 'cancelled' }],
    ['the message was of no step of the chase', { step: null }],
    ['the step is still to be taken', { step: { key: 'x', kind: 'chase', state: 'planned' } }],
    ['the step was a signature’s', { step: { key: 'x', kind: 'authority', state: 'taken' } }],
  ])('leaves the plan alone when %s', (_why, change) => {
    expect(afterBounce(facts(change), MORNING)).toMatchObject({ revive: null, ask: null });
  });
});
