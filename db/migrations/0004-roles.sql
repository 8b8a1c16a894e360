-- Three processes, three roles. The one that faces the internet inserts and never reads back what is sealed.

do $$ declare r text; begin
  foreach r in array array['handover_portal', 'handover_console', 'handover_worker'] loop
    if not exists (select from pg_roles where rolname = r) then
      begin execute format('create role %I nologin', r);
      exception when duplicate_object or unique_violation then null; end;
    end if;
  end loop;
end $$;

grant usage on schema public to handover_portal, handover_console, handover_worker;

grant select, insert, update on all tables in schema public to handover_console, handover_worker;
grant delete on sessions, reset_task_waits to handover_console, handover_worker;
grant usage on all sequences in schema public to handover_console, handover_worker;
revoke update on audit_events from handover_console, handover_worker;
revoke insert, update on audit_heads from handover_console, handover_worker;

grant select on clients, previous_msps, handovers, items, submissions, links, letters, authorities, steps, reset_tasks
  to handover_portal;
grant select (id, handover_id, party, rung, name, removed_at) on contacts to handover_portal;
grant select (id, handover_id, item_id, submission_id, contact_id, type, answered_at, promised_until, refusal_reason,
  fingerprint, superseded_at) on answers to handover_portal;
grant select (id, handover_id, item_id, submission_id, received_at, chunks, fingerprint, removed_at) on files to handover_portal;
grant select (file_id, number, handover_id, stored_at) on file_chunks to handover_portal;
grant select (handover_id, outcome) on messages to handover_portal;
grant insert on answers, files, file_chunks, submissions, audit_events to handover_portal;
grant update (superseded_at) on answers to handover_portal;
grant update (item_id, removed_at) on files to handover_portal;
grant update (state, answer_id, answer_type, answered_at, promised_until, promises, refusal_reason, rejection_note)
  on items to handover_portal;
grant update (last_saved_at, finished_at, receipt_number, receipt) on submissions to handover_portal;
grant update (first_opened_at, last_opened_at) on links to handover_portal;
grant update (state, signed_at, method, typed_name, typed_title, consent, address, time_zone, letter_sha256, file_id)
  on authorities to handover_portal;
grant update (items_outstanding, items_answered, items_promised, items_refused, items_accepted, critical_outstanding,
  tasks_open, tasks_done, unsettled, messages_sent, receipts, next_step_key, next_step_at, last_activity_at, revision,
  look_due_at, tasks_stale) on handovers to handover_portal;
