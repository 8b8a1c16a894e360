-- A company is one row by its name and its place: offices of one name in two countries keep their own holidays,
-- and a handover that runs is never moved into another calendar by the next one.
drop index clients_by_name;
create unique index clients_by_place on clients (lower(name), country, coalesce(region, ''), time_zone);
drop index previous_msps_by_name;
create unique index previous_msps_by_place
  on previous_msps (lower(name), country, coalesce(region, ''), time_zone);
