-- Found without reading whole tables: whose answer an item's present one is (decisions, swaps, questions), and the
-- answers of one handover (purge, drill, exports).

create index items_by_answer on items (answer_id) where answer_id is not null;
create index answers_by_handover on answers (handover_id);
