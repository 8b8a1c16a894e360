import { digestDone, digestNeeded } from '../../db/digests';
import { openOutages } from '../../db/outages';
import { readStalled } from '../../db/stalled';
import { isWorkingDay, localDate, atHour } from '../../domain/calendar/calendar';
import { renderDigest } from '../../templates/email/render-notice';
import type { ActivityDeps } from '../deps';
import { ourLanguage, postToOperations } from './operations';

/** Local hour (0 to 23) of our own office. */
const MORNING = 8;
const MOST = 1_000;

/**
 * Tells operations, once in each of our working mornings, what stands still. Nothing is sent on a morning on
 * which nothing does. A worker that was away in the morning tells when it is back on the same day.
 */
export async function tellDigest(deps: ActivityDeps): Promise<void> {
  const { db, ourOffice } = deps;
  const at = deps.at();
  const day = localDate(ourOffice, at);
  if (!isWorkingDay(ourOffice, day) || at < atHour(ourOffice, day, MORNING)) return;
  if (!(await digestNeeded(db, day))) return;
  const stalled = await readStalled(db, MOST);
  const outages = await openOutages(db);
  if (stalled.length > 0) {
    const settled = await postToOperations(deps, {
      stepKey: `digest-${day}`,
      template: 'digest',
      render: (to) =>
        renderDigest({
          language: ourLanguage(deps),
          at,
          timeZone: ourOffice.timeZone,
          to: { name: to.name },
          us: deps.us,
          link: `${deps.consoleUrl}/?show=stalled`,
          stalled,
          outages: outages.map(({ reason, since }) => ({ reason, since, until: null })),
        }),
    });
    if (!settled) return;
  }
  await digestDone(db, { day, at, lines: stalled.length });
}
