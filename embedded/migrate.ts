import { migrate } from '../db/migrate';
import { readConfig, required } from '../platform/config';

/** A deployment's own step: `node dist/embedded/migrate.js`, with URLs of a role that may create tables. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { applied } = await migrate(
    required(config.migrationDatabaseUrl ?? config.databaseUrl, 'MIGRATION_DATABASE_URL'),
    required(config.keystoreDatabaseUrl, 'KEYSTORE_DATABASE_URL'),
  );
  process.stdout.write(
    applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
