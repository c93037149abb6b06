-- The record of a deletion from the first wish to the end of it: when what was asked, proved, confirmed, acknowledged
-- and done. Times, a state, the language, the deletion API's reference; no content and no identity.

-- Until now this was the time of the explicit yes to the warning, which is when the request is asked for.
alter table deletion_record rename column confirmed_at to requested_at;
alter table deletion_record alter column requested_at drop not null;

alter table deletion_record add column locale varchar(35);
alter table deletion_record add column wished_at timestamp with time zone;
alter table deletion_record add column verified_at timestamp with time zone;
alter table deletion_record add column confirmed_at timestamp with time zone;
alter table deletion_record add column acknowledged_at timestamp with time zone;
alter table deletion_record add column stop_asked_at timestamp with time zone;
alter table deletion_record add column withdrawn_at timestamp with time zone;
alter table deletion_record add column closed_at timestamp with time zone;
alter table deletion_record add column outcome varchar(32) default 'OPEN' not null;

-- What was not noted is not made up: a record from before has no time of the wish.
update deletion_record set locale =
  (select c.locale from conversation c where c.id = deletion_record.conversation);
update deletion_record set outcome = 'ACCEPTED' where accepted_at is not null;
update deletion_record set outcome = 'COMPLETED', closed_at = completed_at where completed_at is not null;

create index deletion_record_outcome on deletion_record (outcome, expected_by);

-- For whoever has to account for requests; there is no way from here to a conversation.
create view deletion_audit as
select request as reference, locale, outcome, wished_at, requested_at, verified_at, confirmed_at, accepted_at,
  acknowledged_at, expected_by, stop_asked_at, withdrawn_at, completed_at, closed_at,
  case when outcome = 'ACCEPTED' and expected_by < current_date then 'YES' else 'NO' end as overdue
from deletion_record;
