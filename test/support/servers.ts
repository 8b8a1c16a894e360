import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { passwordsSchema } from '../../embedded/database-access';

/** What the one set-up of a jest run tells the test files. */
export const SERVERS_VARIABLE = 'HANDOVER_TEST_SERVERS';

const schema = z.object({
  postgresPort: z.int(),
  passwords: passwordsSchema,
  /** host:port of a real Temporal server whose workflows' clocks can be moved. */
  temporalAddress: z.string(),
  /** A folder that is gone after the run. */
  folder: z.string(),
});
export type Servers = z.output<typeof schema>;

/** The PostgreSQL and the Temporal server of this jest run. */
export function servers(): Servers {
  const file = process.env[SERVERS_VARIABLE];
  if (file === undefined) throw new Error('tests run under jest, whose set-up starts the servers');
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
