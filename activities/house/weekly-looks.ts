import { lastToldMonday, mondayTold, readLooksBetween, type ManagedLook } from '../../db/looked-at';
import { atHour } from '../../domain/calendar/calendar';
import { addDays } from '../../domain/calendar/local-date';
import { firstMorning, mondayOf } from '../../domain/calendar/week';
import { renderLooks } from '../../templates/email/render-looks';
import type { ActivityDeps } from '../deps';
import { post } from '../mail/outbox';
import { ourLanguage } from './operations';

/** Local hour (0 to 23) of our own office. */
const MORNING = 8;

/**
 * Tells each account manager, on our Monday morning (the first working one of the week), who looked at what was
 * sealed in their handovers since the Monday before. None where nobody did. A worker that was away tells when it is
 * back, of all the weeks that were missed in one.
 */
export async function tellLooks(deps: ActivityDeps): Promise<void> {
  const { db, ourOffice } = deps;
  const at = deps.at();
  const monday = mondayOf(ourOffice, at);
  if (at < firstMorning(ourOffice, monday, MORNING)) return;
  const last = await lastToldMonday(db);
  if (last !== undefined && last >= monday) return;
  const from = last ?? addDays(monday, -7);
  const looks = await readLooksBetween(db, {
    from: atHour(ourOffice, from, 0),
    until: atHour(ourOffice, monday, 0),
  });
  let settled = true;
  for (const [email, theirs] of byManager(looks)) {
    settled = (await tellOne(deps, { email, theirs, monday, from })) && settled;
  }
  if (settled) await mondayTold(db, { monday, at });
}

function byManager(looks: readonly ManagedLook[]): Map<string, ManagedLook[]> {
  const managers = new Map<string, ManagedLook[]>();
  for (const look of looks) {
    managers.set(look.managerEmail, [...(managers.get(look.managerEmail) ?? []), look]);
  }
  return managers;
}

async function tellOne(
  deps: ActivityDeps,
  told: { email: string; theirs: readonly ManagedLook[]; monday: string; from: string },
): Promise<boolean> {
  const { email, theirs, monday, from } = told;
  const name = theirs.at(-1)?.managerName ?? email;
  const posted = await post(deps, {
    key: { handoverId: null, stepKey: `looks-${monday}`, recipientKey: `staff:${email}` },
    to: { name, address: email },
    contactId: null,
    template: 'looks',
    references: [],
    render: () =>
      renderLooks({
        language: ourLanguage(deps),
        at: deps.at(),
        timeZone: deps.ourOffice.timeZone,
        to: { name },
        us: deps.us,
        link: `${deps.consoleUrl}/`,
        from: atHour(deps.ourOffice, from, 12),
        until: atHour(deps.ourOffice, addDays(monday, -1), 12),
        looks: theirs,
      }),
  });
  return posted.kind !== 'unsettled';
}
