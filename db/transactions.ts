import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely';

/**
 * Sends BEGIN without waiting for its answer: the first statement follows in the same flight (PostgreSQL manual,
 * 54.2.4). Where BEGIN itself fails the connection is gone, and that statement fails with it.
 */
class EagerDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel !== undefined || settings.accessMode !== undefined) {
      await super.beginTransaction(connection, settings);
      return;
    }
    connection.executeQuery(CompiledQuery.raw('begin')).catch(() => undefined);
  }
}

/** Kysely's own dialect, with one round trip less a transaction. */
export class EagerDialect extends PostgresDialect {
  constructor(private readonly given: PostgresDialectConfig) {
    super(given);
  }

  override createDriver(): Driver {
    return new EagerDriver(this.given);
  }
}
