import path from 'node:path';
import type { Config } from '../platform/config';
import { OVERWRITES_FREED } from '../platform/overwriting';
import type { OwnProcess } from './own-processes';

/** What the supervisor has started or was given. */
export interface Surroundings {
  portalDatabaseUrl: string;
  consoleDatabaseUrl: string;
  workerDatabaseUrl: string;
  keystoreConsoleUrl: string;
  keystoreWorkerUrl: string;
  smtpUrl: string;
  /** host:port, or undefined when TEMPORAL_* of the environment say it all. */
  temporalAddress: string | undefined;
  workerHealthPort: number;
  vaultKeyFile: string;
  signingKeyFile: string;
  /** PEM. */
  signingPublicKey: string;
  linkKeyFile: string;
  recoveryRecipient: string;
}

/** What a process may need from the machine; the rest of our own environment stays ours. */
const FROM_THE_MACHINE =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|XDG_CACHE_HOME|NODE_ENV|NODE_OPTIONS|NODE_EXTRA_CA_CERTS)$/;
/** Settings that carry no secret. Those that do are handed to each process by name below. */
const SHARED =
  /^HANDOVER_(HOST|CONSOLE_PORT|PORTAL_PORT|MAIL_FROM|MSP_.*|LOG_LEVEL|RETENTION_DAYS|CONSOLE_URL|PORTAL_URL)$/;
const TEMPORAL = /^TEMPORAL_/;

function pick(env: NodeJS.ProcessEnv, ...patterns: RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => patterns.some((pattern) => pattern.test(name))),
  );
}

/**
 * The three processes with exactly the keys and roles that each needs (security.md, S1): the portal gets
 * a public key and a role that may insert; no private key, no keystore, no link key.
 */
export function ownProcesses(
  config: Config,
  env: NodeJS.ProcessEnv,
  around: Surroundings,
): OwnProcess[] {
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  const base = pick(env, FROM_THE_MACHINE, SHARED);
  const temporal = {
    ...pick(env, TEMPORAL),
    ...(around.temporalAddress === undefined ? {} : { TEMPORAL_ADDRESS: around.temporalAddress }),
  };
  const staff = {
    ...base,
    ...temporal,
    HANDOVER_HOME: config.home,
    ...pick(env, /^HANDOVER_VAULT_(KEY|PASSPHRASE|PASSPHRASE_FILE)$/),
    HANDOVER_VAULT_KEY_FILE: around.vaultKeyFile,
    HANDOVER_SIGNING_KEY_FILE: around.signingKeyFile,
    HANDOVER_SIGNING_PUBLIC_KEY: around.signingPublicKey,
    HANDOVER_LINK_KEY_FILE: around.linkKeyFile,
    HANDOVER_RECOVERY_RECIPIENT: around.recoveryRecipient,
  };
  return [
    {
      name: 'portal',
      program: 'dist/api/portal/main.js',
      healthUrl: `http://${host}:${config.portalPort}`,
      graceMs: 2_000,
      env: {
        ...base,
        ...OVERWRITES_FREED,
        // Not the home itself: the keys are there.
        HANDOVER_HOME: path.join(config.home, 'portal'),
        DATABASE_URL: around.portalDatabaseUrl,
        HANDOVER_SIGNING_PUBLIC_KEY: around.signingPublicKey,
      },
    },
    {
      name: 'console',
      program: 'dist/api/console/main.js',
      healthUrl: `http://${host}:${config.consolePort}`,
      graceMs: 2_000,
      env: {
        ...staff,
        // Where the engine is embedded, this machine can start another one to rehearse on.
        ...(around.temporalAddress === undefined ? {} : { HANDOVER_REHEARSALS: '1' }),
        ...pick(env, /^HANDOVER_(OIDC_.*|ADMIN)$/),
        DATABASE_URL: around.consoleDatabaseUrl,
        KEYSTORE_DATABASE_URL: around.keystoreConsoleUrl,
      },
    },
    {
      name: 'worker',
      program: 'dist/worker/main.js',
      healthUrl: `http://${host}:${around.workerHealthPort}`,
      graceMs: 3_000,
      env: {
        ...staff,
        DATABASE_URL: around.workerDatabaseUrl,
        KEYSTORE_DATABASE_URL: around.keystoreWorkerUrl,
        SMTP_URL: around.smtpUrl,
        ...pick(env, /^(IMAP_URL|CLAMD|TSA_URL)$/),
        HANDOVER_WORKER_HEALTH_PORT: String(around.workerHealthPort),
      },
    },
  ];
}
