import { ConfigError, readConfig, required } from '../platform/config';
import { migrate } from './migrate';

/** The migrator as a program, for deployments: ends with 0 when both databases are at the newest schema. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  // The roles of the processes may not create tables, so the migrator may have an address of its own.
  const main = required(config.migrationDatabaseUrl ?? config.databaseUrl, 'DATABASE_URL');
  const keystore = required(config.keystoreDatabaseUrl, 'KEYSTORE_DATABASE_URL');
  const { applied } = await migrate(main, keystore);
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify({ applied })}\n`
      : `${applied.length === 0 ? 'Nothing to do: the databases are at the newest schema.' : applied.map((name) => `applied ${name}`).join('\n')}\n`,
  );
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof Error;
  process.stderr.write(`${known ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 3;
});
