import { Query, type Connection } from 'pg';

/** What of pg's own classes their types leave out. */
interface QueryInside {
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
/** How a result's rows are made. */
interface Shape {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

const plain = Query.prototype as unknown as QueryInside;
/** Shapes of the statements that a connection's server has described, by the statements' names; null: without rows. */
const described = new WeakMap<Connection, Map<string, Shape | null>>();

function shapesOf(connection: Connection): Map<string, Shape | null> {
  const known = described.get(connection) ?? new Map<string, Shape | null>();
  described.set(connection, known);
  return known;
}

/**
 * A prepared statement that is described once a connection: its columns never change (PostgreSQL refuses to run one
 * whose would: "cached plan must not change result type"), so what the server said of them is used again.
 */
export class DescribedOnce extends Query {
  private shapes: Map<string, Shape | null> | undefined;
  declare private readonly _result: Shape;
  /** Read by pg when a row comes: rows are kept for the answer. */
  protected _accumulateRows = true;

  constructor(
    private readonly statement: { name: string; text: string; values: unknown[] },
    answered: (error: Error | undefined, result: unknown) => void,
  ) {
    // Named afterwards: a whole configuration would be copied property by property.
    super(statement.text, statement.values);
    Object.assign(this, { name: statement.name, callback: answered });
  }

  /** Called by pg to send it. */
  prepare(connection: Connection): void {
    this.shapes = shapesOf(connection);
    const shape = this.shapes.get(this.statement.name);
    if (shape === undefined) {
      plain.prepare.call(this, connection);
      return;
    }
    if (shape !== null) Object.assign(this._result, shape);
    connection.describe = () => undefined;
    try {
      plain.prepare.call(this, connection);
    } finally {
      Reflect.deleteProperty(connection, 'describe');
    }
  }

  handleRowDescription(message: unknown): void {
    plain.handleRowDescription.call(this, message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.shapes?.set(this.statement.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.shapes?.has(this.statement.name) === false) this.shapes.set(this.statement.name, null);
    plain.handleCommandComplete.call(this, message, connection);
  }
}
