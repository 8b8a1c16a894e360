-- The API's list pages by key, newest first.
create index handovers_newest on handovers (created_at desc, id desc);
