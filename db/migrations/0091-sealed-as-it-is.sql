-- What is sealed does not get smaller, so nobody need try (PostgreSQL manual, 66.2, EXTERNAL).
alter table file_chunks alter column sealed set storage external;
