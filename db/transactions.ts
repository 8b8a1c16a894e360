import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type Compilable,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type PostgresDialectConfig,
  type QueryExecutorProvider,
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

/** Statements that wait for the next one of their transaction, to be sent in its flight. */
const waitsForNext = new WeakSet<CompiledQuery>();

/**
 * Executes a statement whose rows nobody reads. In a transaction it waits until the next one is sent and goes right
 * before it, or before the COMMIT: a round trip less. Where it fails, that next one tells its error.
 */
export async function write(
  queries: Pick<Kysely<unknown>, 'executeQuery' | 'isTransaction' | 'getExecutor'>,
  statement: { compile(queries: QueryExecutorProvider): CompiledQuery },
): Promise<void> {
  const compiled = statement.compile(queries);
  if (queries.isTransaction) waitsForNext.add(compiled);
  await queries.executeQuery(compiled);
}

type Send = <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>;

/** Saves round trips at both ends of a transaction, and between statements that need not wait for each other. */
class EagerDriver extends PostgresDriver {
  private readonly known = new WeakSet<DatabaseConnection>();
  /** What {@link write} has left to be sent. */
  private readonly waiting = new WeakMap<DatabaseConnection, CompiledQuery[]>();
  /** COMMITs that are under way. */
  private readonly ending = new WeakMap<DatabaseConnection, Promise<unknown>>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    if (this.known.has(connection)) return connection;
    this.known.add(connection);
    const send: Send = connection.executeQuery.bind(connection);
    connection.executeQuery = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      if (waitsForNext.has(query)) {
        this.waiting.set(connection, [...(this.waiting.get(connection) ?? []), query]);
        return Promise.resolve({ rows: [] });
      }
      const before = this.sendWaiting(connection, send);
      const alone = send<Row>(query);
      const answer = before.length === 0 ? alone : behindAll(before, alone);
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

  private sendWaiting(connection: DatabaseConnection, send: Send): Promise<unknown>[] {
    const waiting = this.waiting.get(connection) ?? [];
    this.waiting.delete(connection);
    return waiting.map((query) => send(query));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    // COMMIT itself is executed on the connection, behind whatever waits.
    await (this.taken(connection) ?? super.commitTransaction(connection));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.waiting.delete(connection);
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

/** The last one's answer, or the error of the first that failed: behind it the others only say that one did. */
async function behindAll<Row>(
  before: readonly Promise<unknown>[],
  last: Promise<QueryResult<Row>>,
): Promise<QueryResult<Row>> {
  // Heard of in their order, below.
  for (const one of [...before, last]) one.catch(() => undefined);
  for (const one of before) await one;
  return last;
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
