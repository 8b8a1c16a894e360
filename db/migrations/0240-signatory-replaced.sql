-- Whoever declined to sign may be replaced: the next one is asked by itself, and the no is settled by that.
alter table authority_declines drop constraint authority_declines_settled_how_check;
alter table authority_declines add constraint authority_declines_settled_how_check
  check (settled_how in ('signed', 'asked_again', 'replaced'));
