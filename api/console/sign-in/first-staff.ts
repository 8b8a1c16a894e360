import { ensureStaff } from '../../../db/staff';
import { ensureAdmin, hasStaff } from '../../../db/staff-admin';
import type { Db } from '../../../db/pool';
import { ConfigError, type Config } from '../../../platform/config';

/**
 * Gives an empty house somebody who can sign in: four invented people in development, the one administrator of
 * HANDOVER_ADMIN where staff sign in for real, who adds the others. Throws ConfigError when nobody could.
 */
export async function ensureFirstStaff(db: Db, config: Config, at: Date): Promise<void> {
  const { oidc, admin, msp } = config;
  if (!oidc) {
    await ensureStaff(db, { domain: msp.email.split('@').at(-1) ?? '', at });
    return;
  }
  if (admin) await ensureAdmin(db, admin, at);
  else if (!(await hasStaff(db))) {
    throw new ConfigError([
      'Nobody could sign in yet: set HANDOVER_ADMIN to whoever comes first, like Ada Marsh <ada@northgate.example>.',
    ]);
  }
}
