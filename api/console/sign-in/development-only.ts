import { ConfigError, type Config } from '../../../platform/config';
import { isLoopback } from '../../plugins/own-host';

/**
 * The development sign-in asks for no password, so the console does not start with it where others can
 * reach it (security.md, S17). Where staff sign in by OIDC there is none to refuse. Throws ConfigError.
 */
export function refuseOutsideDevelopment({ production, host, oidc }: Config): void {
  if (oidc) return;
  const wrong = [
    ...(production
      ? [
          'The console signs people in without a password, which is for development: it does not start with NODE_ENV=production. Set HANDOVER_OIDC_ISSUER, HANDOVER_OIDC_CLIENT_ID and HANDOVER_OIDC_CLIENT_SECRET, or unset NODE_ENV.',
        ]
      : []),
    ...(isLoopback(host)
      ? []
      : [
          `The console signs people in without a password, so it listens on this machine only: set HANDOVER_HOST to 127.0.0.1 instead of ${host}.`,
        ]),
  ];
  if (wrong.length > 0) throw new ConfigError(wrong);
}
