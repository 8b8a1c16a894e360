-- Plan B was begun when its item came: asked what becomes of that work, until a person says so.
alter table reset_tasks add column asked_at timestamptz;

-- An account that is registered to a mailbox, or confirmed by a second factor: an item of its own, named from the
-- list that the previous MSP gave with that mailbox or factor.
alter table items add column registered_to uuid references items;
alter table items add column list_read_from uuid references answers deferrable initially deferred;
create unique index items_registered_once on items (registered_to, lower(name)) where registered_to is not null;
