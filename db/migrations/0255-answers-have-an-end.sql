-- How often an item was answered through a link, and how many sealed bytes all answers of a handover have, replaced
-- ones too: whoever answers again and again comes to an end (domain/items/answer.ts). Kept where each answer writes
-- anyway, so that no answer counts the ones before it.
alter table items add column times_answered int not null default 0;
alter table handovers add column answer_bytes bigint not null default 0;

update items i set times_answered = a.times
  from (select item_id, count(*)::int as times from answers group by item_id) a where a.item_id = i.id;
update handovers h set answer_bytes = a.bytes
  from (select handover_id, sum(octet_length(sealed)) as bytes from answers group by handover_id) a
  where a.handover_id = h.id;

grant update (times_answered) on items to handover_portal;
grant update (answer_bytes) on handovers to handover_portal;
