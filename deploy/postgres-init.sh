#!/bin/sh
# Runs once, when the data folder is empty: databases, and a role with its own password for each process.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner="$OWNER_PASSWORD" -v portal="$PORTAL_PASSWORD" -v console="$CONSOLE_PASSWORD" \
  -v worker="$WORKER_PASSWORD" -v temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role handover_owner login createrole password :'owner';
create role handover_portal login password :'portal';
create role handover_console login password :'console';
create role handover_worker login password :'worker';
create database handover owner handover_owner;
create database handover_keystore owner handover_owner;
revoke connect, temporary on database handover, handover_keystore from public;
grant connect on database handover to handover_portal, handover_console, handover_worker;
grant connect on database handover_keystore to handover_console, handover_worker;

create role temporal login password :'temporal';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
