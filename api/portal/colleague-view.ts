import type { Colleague } from '../../db/delegations';
import type { LinkPage } from '../../db/links';

/** How a colleague's part stands, for this page and the list. */
export function colleagueView(one: Colleague, link: LinkPage) {
  const state = stateOf(one);
  return {
    ...one,
    state,
    look: LOOK[state],
    byOther: one.byContact !== link.contactId,
    mayTakeBack: one.withdrawnAt === null && one.byContact === link.contactId,
  };
}

type State = 'withdrawn' | 'bounced' | 'expired' | 'opened' | 'sending' | 'unopened';
const LOOK: Readonly<Record<State, string>> = {
  withdrawn: 'settled',
  bounced: 'refused',
  expired: 'settled',
  opened: 'done',
  sending: 'promised',
  unopened: 'open',
};

function stateOf(one: Colleague): State {
  if (one.withdrawnAt !== null || one.linkState === 'revoked') return 'withdrawn';
  if (one.bouncedAt !== null) return 'bounced';
  if (one.linkState === 'none') return 'sending';
  if (one.linkState === 'expired') return 'expired';
  return one.openedAt === null ? 'unopened' : 'opened';
}
