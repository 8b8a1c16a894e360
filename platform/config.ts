import path from 'node:path';
import { z } from 'zod';
import { isIssuer, oidcSettings, type OidcSettings } from './oidc-settings';
import {
  anyWebUrl,
  clamdAddress,
  ed25519PublicKey,
  flag,
  imapUrl,
  mailbox,
  port,
  postgresUrl,
  retentionDays,
  smtpUrl,
  webUrl,
  type ClamdAddress,
  type ImapAddress,
} from './settings';

/** Every setting, its meaning and default: the table in the README is this table. */
const schema = z.object({
  NODE_ENV: z.string().default('development'),
  HANDOVER_HOME: z.string().min(1).default('.data'),
  HANDOVER_HOST: z.string().min(1).default('127.0.0.1'),
  HANDOVER_CONSOLE_PORT: port.default(3000),
  HANDOVER_PORTAL_PORT: port.default(3001),
  HANDOVER_MAILBOX_PORT: port.default(3002),
  HANDOVER_SMTP_PORT: port.default(3025),
  HANDOVER_WORKER_HEALTH_PORT: port.optional(),
  HANDOVER_CONSOLE_URL: webUrl.optional(),
  HANDOVER_PORTAL_URL: webUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  KEYSTORE_DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  SMTP_URL: smtpUrl.optional(),
  IMAP_URL: imapUrl.optional(),
  CLAMD: clamdAddress.optional(),
  TSA_URL: anyWebUrl.optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  HANDOVER_MAIL_FROM: mailbox.default({
    name: 'Northgate IT',
    address: 'handover@northgate.example',
  }),
  HANDOVER_MSP_NAME: z.string().min(1).default('Northgate IT'),
  HANDOVER_MSP_ADDRESS: z
    .string()
    .default('12 Harbour Street\\nBristol BS1 4RT')
    .transform((text) => text.replaceAll('\\n', '\n')),
  HANDOVER_MSP_PHONE: z.string().default('+44 117 496 0123'),
  HANDOVER_MSP_EMAIL: z.email('must be an e-mail address').default('onboarding@northgate.example'),
  HANDOVER_MSP_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country as two capital letters, like GB')
    .default('GB'),
  HANDOVER_MSP_REGION: z.string().min(1).optional(),
  HANDOVER_MSP_TIME_ZONE: z.string().min(1).default('Europe/London'),
  HANDOVER_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'must be an address like https://login.example.com, as its tokens name it')
    .optional(),
  HANDOVER_OIDC_CLIENT_ID: z.string().min(1).optional(),
  HANDOVER_OIDC_CLIENT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  HANDOVER_OIDC_TRUST_EMAIL: flag.default(false),
  HANDOVER_ADMIN: mailbox.optional(),
  HANDOVER_VAULT_KEY_FILE: z.string().min(1).optional(),
  HANDOVER_VAULT_KEY: z.string().min(1).optional(),
  HANDOVER_VAULT_PASSPHRASE: z.string().min(1).optional(),
  HANDOVER_VAULT_PASSPHRASE_FILE: z.string().min(1).optional(),
  HANDOVER_SIGNING_KEY_FILE: z.string().min(1).optional(),
  HANDOVER_SIGNING_PUBLIC_KEY: ed25519PublicKey.optional(),
  HANDOVER_LINK_KEY_FILE: z.string().min(1).optional(),
  HANDOVER_RECOVERY_RECIPIENT: z
    .string()
    .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'must be an age recipient, age1 and 58 more characters')
    .optional(),
  HANDOVER_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info'),
  HANDOVER_RETENTION_DAYS: retentionDays.default(90),
  HANDOVER_REHEARSALS: flag.default(false),
  HANDOVER_WATCHDOG: flag.default(false),
});

type Settings = z.output<typeof schema>;

/** What a process needs to know, parsed once at its start. */
export interface Config {
  production: boolean;
  /** Absolute. */
  home: string;
  /** The address that everything of ours listens on. */
  host: string;
  consolePort: number;
  portalPort: number;
  mailboxPort: number;
  smtpPort: number;
  workerHealthPort: number | undefined;
  /** Without a slash at the end. What goes into links. */
  portalUrl: string;
  consoleUrl: string;
  /** This process's own role. */
  databaseUrl: string | undefined;
  keystoreDatabaseUrl: string | undefined;
  /** A role that may create tables; needed by the migrator only. */
  migrationDatabaseUrl: string | undefined;
  smtpUrl: string | undefined;
  /** The mailbox to which bounces and replies come. */
  imap: ImapAddress | undefined;
  /** The virus scanner that looks at files. */
  clamd: ClamdAddress | undefined;
  /** The authority that stamps the log's anchors (RFC 3161). */
  tsaUrl: string | undefined;
  temporalNamespace: string;
  /** Whom our mail is from. */
  mailFrom: { name: string; address: string };
  /** Who "we" are in letters, and when we work. The address is lines separated by \n; the zone is IANA's. */
  msp: {
    name: string;
    address: string;
    phone: string;
    email: string;
    country: string;
    region: string | undefined;
    timeZone: string;
  };
  /** Absent where nobody but this machine's own people sign in, without a password. */
  oidc: OidcSettings | undefined;
  /** Whom an empty house begins with, where staff sign in by OIDC. */
  admin: { name: string; address: string } | undefined;
  vaultKeyFile: string | undefined;
  /** The server's key itself, in place of a file. */
  vaultKey: string | undefined;
  /** What opens the server's key file where it is locked: the words, or a file that holds them. */
  vaultPassphrase: string | undefined;
  vaultPassphraseFile: string | undefined;
  signingKeyFile: string | undefined;
  /** SPKI in PEM. */
  signingPublicKey: string | undefined;
  linkKeyFile: string | undefined;
  recoveryRecipient: string | undefined;
  logLevel: Settings['HANDOVER_LOG_LEVEL'];
  /** Days for which the secrets of a handover are kept once it is over. */
  retentionDays: number;
  /** The console may start an engine and a database of its own for a while, to rehearse on. */
  rehearsals: boolean;
  /** The process ends when its standard input does, so that it never outlives its supervisor. */
  watchdog: boolean;
}

/** One or more settings are wrong. `message` has a line for each. */
export class ConfigError extends Error {
  readonly code = 'wrong_settings';

  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Reads the settings from an environment; an empty variable counts as not set. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `The setting ${issue.path.join('.')} ${issue.message}.`),
    );
  }
  return toConfig(parsed.data);
}

/** A setting that this process cannot do without. Throws ConfigError naming the variable. */
export function required<T>(value: T | undefined, variable: string): T {
  if (value === undefined) throw new ConfigError([`The setting ${variable} is needed here.`]);
  return value;
}

function toConfig(s: Settings): Config {
  const { oidc, wrong } = oidcSettings(s);
  if (wrong.length > 0) throw new ConfigError(wrong);
  const shown = s.HANDOVER_HOST === '127.0.0.1' ? 'localhost' : s.HANDOVER_HOST;
  return {
    production: s.NODE_ENV === 'production',
    home: path.resolve(s.HANDOVER_HOME),
    host: s.HANDOVER_HOST,
    consolePort: s.HANDOVER_CONSOLE_PORT,
    portalPort: s.HANDOVER_PORTAL_PORT,
    mailboxPort: s.HANDOVER_MAILBOX_PORT,
    smtpPort: s.HANDOVER_SMTP_PORT,
    workerHealthPort: s.HANDOVER_WORKER_HEALTH_PORT,
    portalUrl: s.HANDOVER_PORTAL_URL ?? `http://${shown}:${s.HANDOVER_PORTAL_PORT}`,
    consoleUrl: s.HANDOVER_CONSOLE_URL ?? `http://${shown}:${s.HANDOVER_CONSOLE_PORT}`,
    databaseUrl: s.DATABASE_URL,
    keystoreDatabaseUrl: s.KEYSTORE_DATABASE_URL,
    migrationDatabaseUrl: s.MIGRATION_DATABASE_URL,
    smtpUrl: s.SMTP_URL,
    imap: s.IMAP_URL,
    clamd: s.CLAMD,
    tsaUrl: s.TSA_URL,
    temporalNamespace: s.TEMPORAL_NAMESPACE,
    mailFrom: s.HANDOVER_MAIL_FROM,
    msp: {
      name: s.HANDOVER_MSP_NAME,
      address: s.HANDOVER_MSP_ADDRESS,
      phone: s.HANDOVER_MSP_PHONE,
      email: s.HANDOVER_MSP_EMAIL,
      country: s.HANDOVER_MSP_COUNTRY,
      region: s.HANDOVER_MSP_REGION,
      timeZone: s.HANDOVER_MSP_TIME_ZONE,
    },
    oidc,
    admin: s.HANDOVER_ADMIN,
    vaultKeyFile: s.HANDOVER_VAULT_KEY_FILE,
    vaultKey: s.HANDOVER_VAULT_KEY,
    vaultPassphrase: s.HANDOVER_VAULT_PASSPHRASE,
    vaultPassphraseFile: s.HANDOVER_VAULT_PASSPHRASE_FILE,
    signingKeyFile: s.HANDOVER_SIGNING_KEY_FILE,
    signingPublicKey: s.HANDOVER_SIGNING_PUBLIC_KEY,
    linkKeyFile: s.HANDOVER_LINK_KEY_FILE,
    recoveryRecipient: s.HANDOVER_RECOVERY_RECIPIENT,
    logLevel: s.HANDOVER_LOG_LEVEL,
    retentionDays: s.HANDOVER_RETENTION_DAYS,
    rehearsals: s.HANDOVER_REHEARSALS,
    watchdog: s.HANDOVER_WATCHDOG,
  };
}
