-- “The client has it” asks the client: one question for each such word of the previous MSP, answered through a
-- link of the client's own that shows these items only.
alter table links drop constraint links_purpose_check;
alter table links add constraint links_purpose_check check (purpose in ('reply', 'authority', 'client'));

create table client_questions (
  -- The previous MSP's answer. When another one stands in its place the question is over.
  answer_id uuid primary key references answers,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  opened_at timestamptz not null,
  asked_at timestamptz,
  reminded_at timestamptz,
  -- What the client said without sending anything: it does not have it, or needs until a day.
  said text check (said in ('never_held', 'promised')),
  said_at timestamptz,
  said_by uuid references contacts,
  promised_until timestamptz,
  promises int not null default 0
);
create index client_questions_by_handover on client_questions (handover_id);

grant select, insert, update on client_questions to handover_console, handover_worker;
grant select on client_questions to handover_portal;
grant update (said, said_at, said_by, promised_until, promises) on client_questions to handover_portal;
