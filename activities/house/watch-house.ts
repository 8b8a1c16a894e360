import { agreeOutages, outagesToTell, outageTold, readHouseFacts } from '../../db/outages';
import { outagesOf } from '../../domain/stalled/outages';
import { renderOutage } from '../../templates/email/render-notice';
import type { ActivityDeps } from '../deps';
import { ourLanguage, postToOperations } from './operations';
import { recheckKeys } from './recheck-keys';
import { recheckRecipients } from './recheck-recipients';

/** Finds what fails for everybody at this instant and what no longer does, and tells operations once of each. */
export async function watchHouse(deps: ActivityDeps): Promise<void> {
  const { db, ourOffice } = deps;
  const at = deps.at();
  await recheckRecipients(deps);
  await recheckKeys(deps);
  const found = outagesOf(await readHouseFacts(db, at), at);
  for (const outage of await agreeOutages(db, found, at)) deps.onError(new HouseFails(outage));
  for (const { id, reason, since, ended_at: until } of await outagesToTell(db)) {
    const settled = await postToOperations(deps, {
      stepKey: `outage-${id}`,
      template: 'outage',
      render: (to) =>
        renderOutage({
          language: ourLanguage(deps),
          at,
          timeZone: ourOffice.timeZone,
          to: { name: to.name },
          us: deps.us,
          link: `${deps.consoleUrl}/`,
          outage: { reason, since, until },
        }),
    });
    if (settled) await outageTold(db, id, at);
  }
}

/** For our log, once for each outage. */
class HouseFails extends Error {
  constructor({ reason, since }: { reason: string; since: Date }) {
    super(`${reason} since ${since.toISOString()}`);
    this.name = 'HouseFails';
  }
}
