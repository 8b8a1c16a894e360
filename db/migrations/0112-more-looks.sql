-- What was also sent, and what was opened to be sealed for the client, are looks, too.
drop index audit_looks;
create index audit_looks on audit_events (at)
  where action in ('secret.revealed', 'file.downloaded', 'export.made', 'also_sent.opened', 'package.begun');
