import { sql, type RawBuilder } from 'kysely';
import { PARTY_OF_RUNG } from '../domain/contacts/contact';
import type { PlannedStep } from '../domain/chase/planned-step';
import type { NewAuthority, NewContact, NewItem } from './new-handover-facts';

/** A text[] or int[] literal (PostgreSQL manual, 8.15.2), because `unnest` would flatten an array of arrays. */
function arrayLiteral(values: readonly (string | number)[]): string {
  const quoted = values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`);
  return `{${quoted.join(',')}}`;
}

/** Every item by one `unnest`, for a `with` clause that has a `handover` before it. */
export function newItems(items: readonly NewItem[]): RawBuilder<unknown> {
  return sql`
    insert into items (id, handover_id, position, catalogue_number, group_name, name, kind, scope, criticality,
      unrecoverable, recovery_working_days, reply_fields, leans_on_any_of, not_before, only_they_can_release,
      state, promises)
    select i.id, handover.id, i.position, i.catalogue_number, i.group_name, i.name, i.kind, i.scope,
      i.criticality, i.unrecoverable, i.recovery_working_days, i.reply_fields::text[], i.leans_on::int[],
      i.not_before::int[], i.only_they, 'outstanding', 0
    from handover, unnest(
      ${items.map((item) => item.id)}::uuid[],
      ${items.map((item) => item.position)}::int[],
      ${items.map((item) => item.catalogueNumber)}::int[],
      ${items.map((item) => item.group)}::text[],
      ${items.map((item) => item.name)}::text[],
      ${items.map((item) => item.kind)}::text[],
      ${items.map((item) => item.scope)}::text[],
      ${items.map((item) => item.criticality)}::text[],
      ${items.map((item) => item.unrecoverable)}::boolean[],
      ${items.map((item) => item.recoveryWorkingDays)}::int[],
      ${items.map((item) => arrayLiteral(item.replyFields))}::text[],
      ${items.map((item) => arrayLiteral(item.leansOnAnyOf))}::text[],
      ${items.map((item) => arrayLiteral(item.notBefore))}::text[],
      ${items.map((item) => item.onlyTheyCanRelease)}::boolean[]
    ) as i (id, position, catalogue_number, group_name, name, kind, scope, criticality, unrecoverable,
      recovery_working_days, reply_fields, leans_on, not_before, only_they)`;
}

/** Every contact by one `unnest`, in the ladder's order. */
export function newContacts(contacts: readonly NewContact[], at: Date): RawBuilder<unknown> {
  return sql`
    insert into contacts (id, handover_id, party, rung, name, email, created_at)
    select c.id, handover.id, c.party, c.rung, c.name, c.email, ${at}::timestamptz
    from handover, unnest(
      ${contacts.map((contact) => contact.id)}::uuid[],
      ${contacts.map((contact) => PARTY_OF_RUNG[contact.rung])}::text[],
      ${contacts.map((contact) => contact.rung)}::text[],
      ${contacts.map((contact) => contact.name)}::text[],
      ${contacts.map((contact) => contact.email)}::text[]
    ) as c (id, party, rung, name, email)`;
}

/** The client's authority: signed when it is on file, else waiting for the signatory. */
export function newAuthority(authority: NewAuthority): RawBuilder<unknown> {
  const { kind, signatory, signedOn } = authority;
  const state = kind === 'on_file' ? 'signed' : 'unsigned';
  const method = kind === 'on_file' ? 'on_file' : null;
  return sql`
    insert into authorities (handover_id, kind, state, signatory_name, signatory_title, signatory_email,
      signed_on, method)
    select handover.id, ${kind}, ${state}, ${signatory.name}, ${signatory.title}, ${signatory.email},
      ${signedOn}::date, ${method}
    from handover`;
}

export function newFirstStep(step: PlannedStep): RawBuilder<unknown> {
  return sql`
    insert into steps (handover_id, key, kind, working_day, rungs, template, tone, condition, critical_due,
      deadline, due_at, state, forced)
    select handover.id, ${step.key}, ${step.kind}, ${step.workingDay}::int, ${[...step.rungs]}::text[],
      ${step.template}, ${step.tone}, ${step.condition}, ${step.criticalDue}::boolean,
      ${step.deadline}::boolean, ${step.dueAt}::timestamptz, 'planned', false
    from handover`;
}
