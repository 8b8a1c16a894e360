import { readPolicies } from '../../../db/policies';
import { officeCalendar } from '../../../domain/calendar/calendar';
import { planChase, startOfChase } from '../../../domain/chase/plan-steps';
import { policyOf, type HandoverInput } from '../../../domain/intake/handover-input';
import { requestedItems } from '../../../domain/intake/requested-items';
import { renderLetter } from '../../../templates/letter/render-letter';
import type { AuthorityView } from '../../../templates/view';
import type { ConsoleDeps } from '../../plugins/console-deps';

type PreviewDeps = Pick<ConsoleDeps, 'db' | 'clock' | 'catalogue' | 'config'>;

function authorityOf({ authority, client: { signatory } }: HandoverInput): AuthorityView {
  if (!('onFile' in authority)) {
    return { kind: 'to_sign', signedOn: null, by: signatory.name, title: signatory.title };
  }
  const { by, title, signedOn } = authority.onFile;
  return {
    kind: 'on_file',
    // Noon is the same day in every zone that an office of ours asks about.
    signedOn: new Date(`${signedOn}T12:00:00Z`),
    by,
    title: title ?? signatory.title,
  };
}

/** The letter as it would be sent now, without a number and a link of its own. Returns PDF. */
export async function previewLetter(deps: PreviewDeps, input: HandoverInput): Promise<Buffer> {
  const { client, previousMsp } = input;
  const { portalUrl, msp } = deps.config;
  const at = deps.clock.now();
  const policy = policyOf(input, await readPolicies(deps.db));
  if (!policy) throw new Error('an input that was checked has a policy');
  const calendars = { client: officeCalendar(client), previousMsp: officeCalendar(previousMsp) };
  const start = startOfChase(policy, input.send, { at, calendar: calendars.previousMsp });
  const dues = planChase(policy, {
    start,
    calendars,
    deadlineOn: input.deadline,
    criticalOn: input.criticalDue,
  });
  const deadlineAt = dues.deadlineAt ?? start;
  const first = previousMsp.contacts.find(({ rung }) => rung === 'first');
  return renderLetter({
    language: input.language,
    at: start,
    letterNumber: 'H-preview',
    client: {
      name: client.name,
      address: client.address ?? null,
      country: client.country,
      callBackPhone: client.callBackPhone ?? null,
    },
    previousMsp: {
      name: previousMsp.name,
      address: previousMsp.address ?? null,
      country: previousMsp.country,
      timeZone: previousMsp.timeZone,
    },
    us: msp,
    authority: authorityOf(input),
    recipient: { name: first?.name ?? null },
    items: requestedItems(input, deps.catalogue),
    criticalDueAt: dues.criticalDueAt ?? deadlineAt,
    deadlineAt,
    replyUrl: `${portalUrl}/r/each-contact-gets-a-link-of-their-own`,
    verifyUrl: `${portalUrl}/verify`,
  });
}
