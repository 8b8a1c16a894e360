import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../db/migrate';
import { throughSocket, type DatabaseUrls } from './database-access';
import { Guard } from './guard';
import { startPostgres, type EmbeddedPostgres } from './postgres';

/** Planned once each: one handover's rows are always found the same way (PostgreSQL manual, 19.7.4). */
const PLANNED_ONCE = 'plan_cache_mode=force_generic_plan';
/** While the tables are empty, that plan would read them whole ever after. */
const BY_INDEX = 'enable_seqscan=off';

/** `/postgres/.s.PGSQL.12345` comes behind it. */
const MOST_FOR_SOCKET = 78;

/** A database and an engine in a temporary folder, apart from any real data. */
export interface OwnServers {
  home: string;
  postgres: EmbeddedPostgres;
  /** Through its socket file. */
  urls: DatabaseUrls;
  temporalAddress: string;
  /** Stops both and removes the folder. */
  end(): Promise<void>;
}

export interface OwnServersOptions {
  /** What they are for: part of the folder's name. */
  name: string;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Called when both are busy with themselves: whatever else takes long is best begun now. */
  onBusy?: () => void;
}

/** Starts them side by side, and brings the database to the newest schema. Throws Trouble. */
export async function startOwnServers(options: OwnServersOptions): Promise<OwnServers> {
  const { name, env, say, onBusy } = options;
  const home = await mkdtemp(path.join(tmpdir(), `handover-${name}-`));
  const guard = new Guard();
  // The database first: it takes longest, and needs little that is loaded.
  let startEngine: (() => void) | undefined;
  const making = new Promise<void>((resolve) => (startEngine = resolve));
  const migrated = startMigrated(home, guard, () => startEngine?.());
  const engine = making.then(async () => {
    const { startTemporal } = await import('./temporal-server.js');
    const starting = startTemporal({ home, guard, env, virtualTime: true, forgetful: true, say });
    onBusy?.();
    return starting;
  });
  const [postgres, temporal] = await Promise.all([migrated, engine]);
  const { urls, socketFolder } = postgres;
  return {
    home,
    postgres,
    urls: socketFolder === null ? urls : throughSocket(urls, socketFolder),
    temporalAddress: temporal.address,
    end: async () => {
      await Promise.all([postgres.stop(), temporal.stop()]);
      await guard.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startMigrated(
  home: string,
  guard: Guard,
  onMaking: () => void,
): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({
    home,
    guard,
    careless: true,
    // A socket's path may have 103 characters (macOS), and folders of temporary files lie deep there.
    socket: home.length <= MOST_FOR_SOCKET,
    settings: [PLANNED_ONCE, BY_INDEX, 'autovacuum=off'],
    onMaking,
  });
  await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
  return postgres;
}
