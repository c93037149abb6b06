-- Why calls to the deletion API fail, for operators, and since when no usable answer about a request
-- has come, so that its customer hears of it. Each statement can be run again.
alter table watch add column if not exists failing_since timestamp with time zone;
alter table watch add column if not exists why varchar(1000);
alter table outbox add column if not exists why varchar(1000);
-- An id that the deletion API gives to two conversations is found by it.
create index if not exists deletion_record_request on deletion_record (request);
