import { listStaff, type Staff } from '../../db/staff';
import type { HouseLanguage } from '../../templates/language/house-language';
import type { RenderedMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { post } from '../mail/outbox';

const GERMAN: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI', 'LU']);

/** The language of our own house, where no handover says one. */
export function ourLanguage({ ourOffice }: Pick<ActivityDeps, 'ourOffice'>): HouseLanguage {
  if (GERMAN.has(ourOffice.country)) return 'de';
  return ourOffice.country === 'US' ? 'en-US' : 'en-GB';
}

/** Who watches over what is stalled: the leads; where there is none, whoever administers; else everybody. */
export async function operations({ db }: Pick<ActivityDeps, 'db'>): Promise<Staff[]> {
  const everybody = await listStaff(db);
  for (const role of ['lead', 'admin'] as const) {
    const those = everybody.filter((person) => person.role === role);
    if (those.length > 0) return those;
  }
  return everybody;
}

/** The same message of the house's own to each of operations, once each. True when all of them are on their way. */
export async function postToOperations(
  deps: ActivityDeps,
  notice: { stepKey: string; template: string; render: (to: Staff) => RenderedMail },
): Promise<boolean> {
  let settled = true;
  for (const person of await operations(deps)) {
    const posted = await post(deps, {
      key: { handoverId: null, stepKey: notice.stepKey, recipientKey: `staff:${person.email}` },
      to: { name: person.name, address: person.email },
      contactId: null,
      template: notice.template,
      references: [],
      render: () => notice.render(person),
    });
    settled &&= posted.kind !== 'unsettled';
  }
  return settled;
}
