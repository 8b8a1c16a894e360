import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { upsertClient, upsertPreviousMsp } from './clients';
import type { NewHandover } from './new-handover-facts';
import { newAuthority, newContacts, newFirstStep, newItems } from './new-handover-rows';
import type { Queries } from './pool';

/**
 * Writes a whole handover in one statement, whatever the number of its items (performance.md, "insert").
 * The counters are counted by `touch_handover` afterwards, in the same transaction.
 * Returns its number, or null when a handover with this idempotency key exists.
 */
export async function insertHandover(queries: Queries, h: NewHandover): Promise<string | null> {
  const result = await sql<{ number: string }>`
    with client as (${upsertClient(randomUUID(), h.client, h.at)}),
    previous_msp as (${upsertPreviousMsp(randomUUID(), h.previousMsp, h.at)}),
    handover as (${handoverRow(h)}),
    new_items as (${newItems(h.items)}),
    new_contacts as (${newContacts(h.contacts, h.at)}),
    new_authority as (${newAuthority(h.authority)}),
    new_step as (${newFirstStep(h.firstStep)})
    select number from handover`.execute(queries);
  return result.rows[0]?.number ?? null;
}

function handoverRow(h: NewHandover): RawBuilder<unknown> {
  const year = String(h.at.getUTCFullYear());
  return sql`
    insert into handovers (id, number, client_id, previous_msp_id, stage, language, policy, scope_preset,
      custom_deadline, custom_critical_due, send_at, account_manager_name, account_manager_email, reference,
      critical_due_at, deadline_at, created_at, created_by, idempotency_key, input_hash, items_total, items_outstanding, items_answered,
      items_promised, items_refused, items_accepted, critical_outstanding, tasks_open, tasks_done, unsettled,
      messages_sent, receipts, last_activity_at, revision, tasks_stale, started_workflow, recipient,
      recipient_signature)
    select ${h.id}::uuid, 'H-' || ${year} || '-' || lpad(next.n, greatest(4, length(next.n)), '0'), client.id,
      previous_msp.id, ${h.stage}, ${h.language}, ${JSON.stringify(h.policy)}::jsonb, ${h.scopePreset},
      ${h.deadline}::date, ${h.criticalDue}::date, ${h.send}, ${h.accountManager.name},
      ${h.accountManager.email}, ${h.reference}, ${h.criticalDueAt}::timestamptz,
      ${h.deadlineAt}::timestamptz, ${h.at}::timestamptz, ${h.by}, ${h.idempotencyKey},
      ${h.inputHash}, ${h.items.length}::int, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ${h.at}::timestamptz, 0, false,
      false, ${h.recipient}, ${Buffer.from(h.recipientSignature)}
    from client, previous_msp, (select nextval('handover_numbers')::text as n) next
    on conflict (idempotency_key) do nothing
    returning id, number`;
}

/** A start that was asked for with this key before. */
export interface EarlierStart {
  id: string;
  number: string;
  inputHash: Buffer;
}

/** The handover that an idempotency key made, or undefined. */
export async function findByIdempotencyKey(
  queries: Queries,
  key: string,
): Promise<EarlierStart | undefined> {
  return queries
    .selectFrom('handovers')
    .select((e) => ['id', 'number', e.ref('input_hash').as('inputHash')])
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}
