import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { DescribedOnce } from './described-once';
import { sendLargeValuesUncopied } from './large-values';

/**
 * PostgreSQL 18 does not find an index over expressions, or of a part of the rows, again when it plans such a statement
 * for any parameters; one over plain columns it does.
 */
const ON_CONFLICT = /on conflict/i;
const ON_PLAIN_COLUMNS = /on conflict(?: \("?\w+"?(?:, "?\w+"?)*\))? do /gi;
const names = new Map<string, string | null>();

/** Null where it is to be planned each time. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = ON_CONFLICT.test(text.replace(ON_PLAIN_COLUMNS, ''))
    ? null
    : createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

type Query = (this: Client, ...given: unknown[]) => unknown;
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the client below
const plainQuery = Client.prototype.query as Query;

/** Holds BEGIN back until its transaction's first statement is written, too: one packet for both. */
export class EagerClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    sendLargeValuesUncopied(this.connection);
  }

  override readonly query = ((...given: unknown[]): unknown => {
    if (given[0] === 'begin') {
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => {
        stream.uncork();
      });
    }
    return this.send(given);
  }) as Client['query'];

  protected send(given: unknown[]): unknown {
    return plainQuery.apply(this, given);
  }
}

/** Gives every statement with parameters a name, so that the server keeps it prepared (PostgreSQL manual, 54.2.3). */
export class PreparingClient extends EagerClient {
  protected override send(given: unknown[]): unknown {
    const [text, values] = given;
    const isAsked =
      given.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const name = isAsked ? nameOf(text) : null;
    if (!isAsked || name === null) return super.send(given);
    return new Promise((resolve, reject) => {
      const statement = { name, text, values: values as unknown[] };
      const sent = new DescribedOnce(statement, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
      super.send([sent]);
    });
  }
}
