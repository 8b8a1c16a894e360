import type { KeyObject } from 'node:crypto';
import type { Db } from '../db/pool';
import type { OfficeCalendar } from '../domain/calendar/calendar';
import type { Catalogue, Playbook } from '../domain/catalogue/catalogue';
import type { UsView } from '../templates/view';
import type { Vault } from '../vault/open/vault';
import type { SmtpConversation } from './mail/conversation';

/** What activities are made of; composed once by the worker. */
export interface ActivityDeps {
  db: Db;
  converse: SmtpConversation;
  /** Puts a letter on paper; the simulation, which reads none, leaves that out. */
  print: (make: () => Promise<Buffer>) => Promise<Buffer>;
  /** Opens what the portal sealed, where the work itself has to read it (registered-accounts.ts). */
  vault: Pick<Vault, 'unlock' | 'openValue' | 'destroyKeys' | 'publicKey'>;
  /** From which link tokens are derived. */
  linkKey: KeyObject;
  catalogue: Catalogue;
  playbook: Playbook;
  us: UsView;
  /** When our own people work: reset tasks are due in our working days. */
  ourOffice: OfficeCalendar;
  /** Where the log is anchored outside the database; null where it is not. */
  anchors: { folder: string; tsaUrl: string | undefined } | null;
  /** Days for which the secrets of what is over are kept. */
  retentionDays: number;
  mailFrom: { name: string; address: string };
  /** Without a slash at the end. */
  portalUrl: string;
  consoleUrl: string;
  /** The business instant of this attempt (activities/business-time.ts). */
  at: () => Date;
  /** Where an unexpected error is reported; it never reaches a history. */
  onError: (error: unknown) => void;
}
