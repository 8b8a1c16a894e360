import type { Db } from '../../db/pool';
import type { Catalogue, Playbook } from '../../domain/catalogue/catalogue';
import type { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import type { Rehearse } from '../../platform/rehearsal-process';
import type { Vault } from '../../vault/open/vault';
import type { HandoverWorkflows } from './handover-workflows';

/** What the console and the REST API are made of; tests and the demo compose their own. */
export interface ConsoleDeps {
  db: Db;
  clock: Clock;
  config: Config;
  catalogue: Catalogue;
  playbook: Playbook;
  vault: Vault;
  workflows: HandoverWorkflows;
  log: Logger;
  /** Absent where the engine's clock cannot be moved. */
  rehearse?: Rehearse | undefined;
}
