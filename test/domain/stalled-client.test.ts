import type { ClientFacts } from '../../domain/stalled/client-rules';
import { whyStalled } from '../../domain/stalled/why-stalled';
import { at, london } from './support/offices';
import { begins, facts, LETTER } from './support/stalling';

describe('a handover is stalled by its client', () => {
  it('when nobody can be reached at the client, which is asked for something or has to sign', () => {
    const bouncedAt = at('2027-01-20T09:00:00Z');
    const asked = [
      { openedAt: LETTER, remindedAt: null, promisedUntil: null, beingRecovered: true },
    ];
    const contacts = [{ bouncedAt }];
    const client = { calendar: london, contacts, signatory: null, asked, waitingPackage: null };
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
      waitingPackage: null,
    });
    begins({ client: client(silent) }, 'ladder_exhausted', at('2027-01-25T09:00:00Z'));
    const busy = facts({ client: client({ ...silent, beingRecovered: true }) });
    expect(whyStalled(busy, at('2027-01-26T09:00:00Z')).stall).toBeNull();
  });

  it('when its package is not confirmed after the last message, or its reader cannot be reached', () => {
    const lastToldAt = at('2027-01-20T09:00:00Z');
    const client = (waitingPackage: ClientFacts['waitingPackage']) => ({
      stage: 'resets' as const,
      items: [],
      planned: [],
      client: { calendar: london, contacts: [], signatory: null, asked: [], waitingPackage },
    });
    const told = { unreachableSince: null, lastToldAt };
    begins(client(told), 'ladder_exhausted', at('2027-01-25T09:00:00Z'));
    const more = facts(client({ unreachableSince: null, lastToldAt: null }));
    expect(whyStalled(more, at('2027-02-25T09:00:00Z')).stall).toBeNull();
    const gone = { unreachableSince: lastToldAt, lastToldAt: null };
    begins(client(gone), 'every_contact_bounced', lastToldAt);
  });
});
