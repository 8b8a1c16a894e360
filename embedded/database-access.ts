import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export const ROLES = [
  'handover_owner',
  'handover_portal',
  'handover_console',
  'handover_worker',
] as const;
export type Role = (typeof ROLES)[number];

export const MAIN_DATABASE = 'handover';
export const KEYSTORE_DATABASE = 'handover_keystore';
export const SUPERUSER = 'postgres';

export const passwordsSchema = z.record(z.enum([SUPERUSER, ...ROLES]), z.string().min(1));
export type Passwords = z.output<typeof passwordsSchema>;

/** Where each process reaches its database, as its own role. */
export interface DatabaseUrls {
  /** May create tables: for the migrator. */
  ownerUrl: string;
  portalUrl: string;
  consoleUrl: string;
  workerUrl: string;
  keystoreOwnerUrl: string;
  keystoreConsoleUrl: string;
  keystoreWorkerUrl: string;
}

/** 192 bits each, in letters that need no escaping in a URL or in SQL. */
export function newPasswords(): Passwords {
  const one = (): string => randomBytes(24).toString('base64url');
  return {
    postgres: one(),
    handover_owner: one(),
    handover_portal: one(),
    handover_console: one(),
    handover_worker: one(),
  };
}

export function urlOf(
  port: number,
  passwords: Passwords,
  role: Role | typeof SUPERUSER,
  database: string,
): string {
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
}

export function databaseUrls(
  port: number,
  passwords: Passwords,
  main = MAIN_DATABASE,
  keystore = KEYSTORE_DATABASE,
): DatabaseUrls {
  return {
    ownerUrl: urlOf(port, passwords, 'handover_owner', main),
    portalUrl: urlOf(port, passwords, 'handover_portal', main),
    consoleUrl: urlOf(port, passwords, 'handover_console', main),
    workerUrl: urlOf(port, passwords, 'handover_worker', main),
    keystoreOwnerUrl: urlOf(port, passwords, 'handover_owner', keystore),
    keystoreConsoleUrl: urlOf(port, passwords, 'handover_console', keystore),
    keystoreWorkerUrl: urlOf(port, passwords, 'handover_worker', keystore),
  };
}

/** The same doors through the socket file in that folder. */
export function throughSocket(urls: DatabaseUrls, folder: string): DatabaseUrls {
  const moved = (url: string): string => {
    const through = new URL(url);
    through.searchParams.set('host', folder);
    return through.href;
  };
  return {
    ownerUrl: moved(urls.ownerUrl),
    portalUrl: moved(urls.portalUrl),
    consoleUrl: moved(urls.consoleUrl),
    workerUrl: moved(urls.workerUrl),
    keystoreOwnerUrl: moved(urls.keystoreOwnerUrl),
    keystoreConsoleUrl: moved(urls.keystoreConsoleUrl),
    keystoreWorkerUrl: moved(urls.keystoreWorkerUrl),
  };
}

/**
 * SQL that makes the roles and both databases, a statement a line. The portal may not even connect to
 * the keystore. The owner may make roles, because the first migration does where they are missing.
 */
export function firstStatements(passwords: Passwords): string[] {
  const [owner, ...others] = ROLES;
  return [
    `alter role ${SUPERUSER} password '${passwords[SUPERUSER]}';`,
    `create role ${owner} login createrole password '${passwords[owner]}';`,
    ...others.map((role) => `create role ${role} login password '${passwords[role]}';`),
    `create database ${MAIN_DATABASE} owner ${owner};`,
    `create database ${KEYSTORE_DATABASE} owner ${owner};`,
    ...closeKeystore(KEYSTORE_DATABASE),
  ];
}

/** Who may connect to a keystore. Not copied when a database is cloned, so it is said again then. */
export function closeKeystore(database: string): string[] {
  return [
    `revoke connect, temporary on database ${database} from public;`,
    `grant connect on database ${database} to handover_console, handover_worker;`,
  ];
}
