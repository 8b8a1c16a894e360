import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { attemptInstant } from '../activities/business-time';
import type { ActivityDeps } from '../activities/deps';
import { smtpConversation, type SmtpConversation } from '../activities/mail/conversation';
import type { Db } from '../db/pool';
import { loadCatalogue, loadPlaybook } from '../platform/catalogue';
import type { Config } from '../platform/config';
import { ourOffice } from '../platform/our-office';

/** What activities are made of, from the settings. Throws for an unknown country or zone of ours. */
export function activityDeps(
  config: Config,
  parts: {
    db: Db;
    linkKey: KeyObject;
    vault: ActivityDeps['vault'];
    smtpUrl: string;
    onError: (error: unknown) => void;
    converse?: SmtpConversation;
  },
): ActivityDeps {
  const { msp } = config;
  const domain = config.mailFrom.address.split('@')[1] ?? 'localhost';
  return {
    db: parts.db,
    converse: parts.converse ?? smtpConversation(parts.smtpUrl, domain),
    print: (make) => make(),
    linkKey: parts.linkKey,
    vault: parts.vault,
    catalogue: loadCatalogue(),
    playbook: loadPlaybook(),
    us: { name: msp.name, address: msp.address, phone: msp.phone, email: msp.email },
    ourOffice: ourOffice(config),
    retentionDays: config.retentionDays,
    anchors: { folder: path.join(config.home, 'anchors'), tsaUrl: config.tsaUrl },
    mailFrom: config.mailFrom,
    portalUrl: config.portalUrl,
    consoleUrl: config.consoleUrl,
    at: attemptInstant,
    onError: parts.onError,
  };
}
