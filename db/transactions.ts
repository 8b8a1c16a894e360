import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type Compilable,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** Statements that COMMIT follows without waiting for their answer. */
const last = new WeakSet<CompiledQuery>();

/**
 * The statement that ends a transaction: COMMIT is sent in the same flight. Where the statement fails the server
 * answers that COMMIT by rolling back (PostgreSQL manual, COMMIT, and 54.2.4), so nothing is kept, and the error is
 * told as ever. Only for what is really the last one: nothing that comes after it can be taken back.
 */
export function endsTransaction<Row>(statement: Compilable<Row>): Compilable<Row> {
  return {
    compile: () => {
      const compiled = statement.compile();
      last.add(compiled);
      return compiled;
    },
  };
}

/** A statement that is to be sent right behind another one, and its answer once it was. */
export interface Follower {
  query: CompiledQuery;
  answer?: Promise<QueryResult<unknown>>;
}
const followers = new WeakMap<CompiledQuery, readonly Follower[]>();

/**
 * Has statements sent right behind this one when it is executed, in a transaction and once, without waiting for its
 * answer: Kysely itself sends a transaction's statements one by one.
 */
export function behind(leading: CompiledQuery, following: readonly CompiledQuery[]): Follower[] {
  const line = following.map((query): Follower => ({ query }));
  followers.set(leading, line);
  return line;
}

/** Saves round trips at both ends of a transaction, and between statements that need not wait for each other. */
class EagerDriver extends PostgresDriver {
  private readonly known = new WeakSet<DatabaseConnection>();
  /** COMMITs that are under way. */
  private readonly ending = new WeakMap<DatabaseConnection, Promise<unknown>>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    if (this.known.has(connection)) return connection;
    this.known.add(connection);
    const send = connection.executeQuery.bind(connection);
    connection.executeQuery = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const answer = send<Row>(query);
      if (last.has(query)) {
        const committed = send(CompiledQuery.raw('commit'));
        committed.catch(() => undefined);
        this.ending.set(connection, committed);
      }
      for (const follower of followers.get(query) ?? []) {
        follower.answer = connection.executeQuery(follower.query);
        // Whoever sent the line hears of the first that fails.
        follower.answer.catch(() => undefined);
      }
      return answer;
    };
    return connection;
  }

  /**
   * Sends BEGIN without waiting for its answer: the first statement follows in the same flight (PostgreSQL manual,
   * 54.2.4). Where BEGIN itself fails the connection is gone, and that statement fails with it.
   */
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

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (this.taken(connection) ?? super.commitTransaction(connection));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const ended = this.taken(connection);
    if (ended === undefined) await super.rollbackTransaction(connection);
    else await ended.catch(() => undefined);
  }

  private taken(connection: DatabaseConnection): Promise<unknown> | undefined {
    const ending = this.ending.get(connection);
    this.ending.delete(connection);
    return ending;
  }
}

/** Kysely's own dialect, with two round trips less a transaction. */
export class EagerDialect extends PostgresDialect {
  constructor(private readonly given: PostgresDialectConfig) {
    super(given);
  }

  override createDriver(): Driver {
    return new EagerDriver(this.given);
  }
}
