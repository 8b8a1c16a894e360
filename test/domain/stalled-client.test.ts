import { whyStalled } from '../../domain/stalled/why-stalled';
import { at, london } from './support/offices';
import { begins, facts, LETTER } from './support/stalling';

describe('a handover is stalled by its client', () => {
  it('when nobody can be reached at the client, which is asked for something or has to sign', () => {
    const bouncedAt = at('2027-01-20T09:00:00Z');
    const asked = [
      { openedAt: LETTER, remindedAt: null, promisedUntil: null, beingRecovered: true },
    ];
    const client = { calendar: london, contacts: [{ bouncedAt }], signatory: null, asked };
    begins({ client }, 'every_contact_bounced', bouncedAt);
    const reachable = { ...client, contacts: [{ bouncedAt }, { bouncedAt: null }] };
    expect(whyStalled(facts({ client: reachable }), bouncedAt).stall).toBeNull();
    expect(whyStalled(facts({ client: { ...client, asked: [] } }), bouncedAt).stall).toBeNull();
    const signing = { ...reachable, asked: [], signatory: { bouncedAt } };
    begins({ client: signing }, 'every_contact_bounced', bouncedAt);
  });

  it('when the client, asked and reminded, says nothing of what no task of ours gets back', () => {
    const remindedAt = at('2027-01-20T09:00:00Z');
    const silent = { openedAt: LETTER, remindedAt, promisedUntil: null, beingRecovered: false };
    const client = (asked: typeof silent) => ({
      calendar: london,
      contacts: [{ bouncedAt: null }],
      signatory: null,
      asked: [asked],
    });
    begins({ client: client(silent) }, 'ladder_exhausted', at('2027-01-25T09:00:00Z'));
    const busy = facts({ client: client({ ...silent, beingRecovered: true }) });
    expect(whyStalled(busy, at('2027-01-26T09:00:00Z')).stall).toBeNull();
  });
});
