import type { KeyObject } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../../db/pool';
import type { Catalogue, Playbook } from '../../domain/catalogue/catalogue';
import type { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import type { ChunkRooms } from './chunk-rooms';
import type { Readers } from './readers';
import type { UploadGate } from './upload-gate';

/** What the portal is made of. It has a database role of its own, a public key, and nothing that opens. */
export interface PortalDeps {
  db: Db;
  clock: Clock;
  config: Config;
  catalogue: Catalogue;
  playbook: Playbook;
  log: FastifyBaseLogger;
  /** Who reads what was typed: not this process. */
  readers: Readers;
}

/** What the portal's own rooms hand each other: the dependencies, the key that was pinned at the start, and who
 * sends files at this moment. */
export interface Portal extends PortalDeps {
  pinned: KeyObject;
  gate: UploadGate;
  /** Who sends a form at this moment. */
  forms: UploadGate;
  rooms: ChunkRooms;
}
