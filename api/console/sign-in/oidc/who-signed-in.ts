import { writeAudit } from '../../../../db/audit';
import type { Staff } from '../../../../db/staff';
import { findLinked, linkByEmail, type FoundStaff } from '../../../../db/staff-identities';
import { Refusal } from '../../../../domain/problem';
import type { ConsoleDeps } from '../../../plugins/console-deps';
import { describeForLog } from '../../../plugins/errors';
import type { SignedIn } from './service';

const STRANGERS: Readonly<Record<Exclude<FoundStaff['kind'], 'known'>, string>> = {
  stranger:
    'You signed in, but nobody who works here has your e-mail address. Ask a colleague to add you under Settings, Staff, with the address that you sign in with.',
  other_account:
    'Somebody here has your e-mail address and signs in with another account. Ask a colleague to forget that account under Settings, Staff.',
};

/** Who of ours it is. Throws Refusal for anybody else, with who it was in the log. */
export async function whoSignedIn(
  deps: Pick<ConsoleDeps, 'db' | 'clock' | 'log'>,
  proven: SignedIn,
): Promise<Staff> {
  const { db, clock } = deps;
  const at = clock.now();
  const found =
    (await findLinked(db, proven)) ??
    (await linkByEmail(db, proven, { email: await answered(deps, () => proven.email()), at }));
  if (found.kind === 'known') return found.staff;
  const { issuer, subject } = proven;
  await writeAudit(db, {
    handoverId: null,
    at,
    actor: 'system',
    action: 'staff.sign_in_refused',
    details: { reason: found.kind, issuer, subject },
  });
  throw new Refusal(found.kind, STRANGERS[found.kind]);
}

/** What the service answers. What fails there is a sentence for the person; our log has its kind and place only. */
export async function answered<T>(
  { log }: Pick<ConsoleDeps, 'log'>,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    log.warn({ error: describeForLog(error) }, 'signing in did not work');
    throw new Refusal(
      'sign_in_failed',
      'Signing in did not work: the sign-in service did not answer, or said no. Begin again; if it goes on, ask whoever runs the service.',
    );
  }
}
