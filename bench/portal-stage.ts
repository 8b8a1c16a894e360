import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../db/migrate';
import { passwordsSchema } from '../embedded/database-access';
import { Guard } from '../embedded/guard';
import { startPostgres } from '../embedded/postgres';
import { readState, writeState } from '../embedded/state-file';
import { openPortalSite, type PortalSite } from '../test/api/portal/site';
import { startPortalProcess, type PortalProcess } from '../test/support/portal-process';
import { SERVERS_VARIABLE, type Servers } from '../test/support/servers';

export interface PortalStage {
  site: PortalSite;
  /** A new process of the portal on the stage's database. */
  portal(): Promise<PortalProcess>;
  end(): Promise<void>;
}

/** A PostgreSQL that keeps what it commits, as in production, with the portal's own role and keys. */
export async function setPortalStage(): Promise<PortalStage> {
  const home = await mkdtemp(path.join(tmpdir(), 'handover-bench-'));
  const guard = new Guard();
  const postgres = await startPostgres({ home, guard });
  await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
  const passwords = await readState(path.join(home, 'secrets.json'), passwordsSchema);
  if (!passwords) throw new Error('no passwords');
  const servers: Servers = {
    postgresPort: postgres.port,
    passwords,
    temporalAddress: 'nobody.invalid:1',
    folder: home,
  };
  const file = path.join(home, 'servers.json');
  await writeState(file, servers);
  process.env[SERVERS_VARIABLE] = file;
  const site = await openPortalSite(new Date());
  return {
    site,
    portal: () =>
      startPortalProcess({
        databaseUrl: site.database.portalUrl,
        signingPublicKey: site.signingPublicKey,
        home: path.join(home, 'portal'),
      }),
    end: async () => {
      await site.close();
      await postgres.stop();
      await guard.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
