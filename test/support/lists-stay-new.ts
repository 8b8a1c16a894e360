/**
 * What the list behind a reply link says of a handover, by table and column. The portal keeps rendered lists by the
 * last writer of the handover's row (db/list-version.ts), so a transaction that writes any of these has to write that
 * row, too.
 */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  items: [
    ...['group_name', 'name', 'position', 'kind', 'criticality', 'only_they_can_release'],
    ...['state', 'answer_id', 'answer_type', 'answered_at', 'promised_until', 'promises'],
    ...['refusal_reason', 'rejection_note'],
  ],
  answers: ['item_id', 'contact_id', 'submission_id'],
  submissions: ['finished_at', 'receipt', 'link_id'],
  contacts: ['name', 'removed_at', 'bounced_at'],
  delegations: ['name', 'groups', 'withdrawn_at', 'by_contact'],
  links: ['first_opened_at', 'revoked_at', 'expires_at'],
  letters: ['sha256'],
  also_sent: ['checked_at', 'finding'],
  to_send_again: ['what', 'finding', 'sent_at'],
  authorities: ['state', 'signatory_name', 'signatory_title', 'signed_at', 'typed_name'],
};

/**
 * A new contact is in no list, a letter is made before the first link goes out, and a new link is in the list of whoever
 * passed on once its mail has gone (passed-on.test.ts); passing on itself stands in list-changes.ts.
 */
const NOT_SHOWN_WHEN_NEW = ['contacts', 'delegations', 'letters', 'links'];

/** Of pools that a test arranges scenes with, the names are others. */
const OURS = `current_setting('application_name') in ('portal', 'console', 'worker')
  and session_user in ('handover_portal', 'handover_console', 'handover_worker')`;

/**
 * Statements that make a database of the tests refuse, at commit, whatever our three processes write into a list
 * without writing its handover's row in the same transaction.
 */
export function listsStayNew(): string[] {
  return [
    `create function old_lists() returns trigger language plpgsql security definer as $$
      declare changed jsonb := to_jsonb(coalesce(new, old));
      begin
        if ${OURS} and not exists (select from handovers
            where id = (changed ->> 'handover_id')::uuid and xmin = pg_current_xact_id()::xid) then
          raise exception 'lists would be old: % was written, and its handover was not', tg_table_name;
        end if;
        return null;
      end $$`,
    ...Object.entries(SHOWN).map(
      ([table, columns]) => `create constraint trigger lists_stay_new
        after ${NOT_SHOWN_WHEN_NEW.includes(table) ? '' : 'insert or delete or '}update of ${columns.join(', ')} on ${table}
        deferrable initially deferred for each row execute function old_lists()`,
    ),
  ];
}
