import type { JsonObject } from './tables/json';
import type { Queries } from './pool';
import { write } from './transactions';

export interface AuditEvent {
  handoverId: string | null;
  at: Date;
  /** `staff:<email>`, `contact:<id>`, `token:<name>` or `system`. */
  actor: string;
  /** Dotted, past tense: `answer.saved`. */
  action: string;
  /** Ids, counts, codes and a person's own reasons. Never a secret, a token or a file's name. */
  details?: JsonObject;
}

/** Appends to the log; the database chains it to the event before (migration 0002). Write it last in a transaction. */
export async function writeAudit(queries: Queries, event: AuditEvent): Promise<void> {
  await write(
    queries,
    queries.insertInto('audit_events').values({
      handover_id: event.handoverId,
      at: event.at,
      actor: event.actor,
      action: event.action,
      details: JSON.stringify(event.details ?? {}),
    }),
  );
}
