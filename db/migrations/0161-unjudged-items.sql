-- Items that hold what one person put there: a file that came by mail, or an entry that was also sent. Where two people
-- are asked for, such an item needs them, too, until it was seen once by one with another's agreement.
create table unjudged_items (
  item_id uuid primary key references items,
  since timestamptz not null
);
grant select, insert, update, delete on unjudged_items to handover_console;
grant select on unjudged_items to handover_worker;
insert into unjudged_items (item_id, since)
select item_id, max(at) from (
  select item_id, decided_at as at from inbound_attachments where state = 'filed'
  union all
  select item_id, ended_at from also_sent_ends) as put
where item_id is not null and at is not null
group by item_id;
