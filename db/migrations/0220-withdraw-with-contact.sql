-- Whoever is taken off a handover takes along whom they let in: the worker does both in one transaction.
grant execute on function withdraw_delegation(uuid, text, timestamptz) to handover_worker;
