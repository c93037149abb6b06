-- A checksum of each event, so that what a disk gives back otherwise than it was stored is noticed. Null in rows from
-- before, and from nodes of the release before, which count as whole. The statement can be run again.
alter table event add column if not exists checksum bigint;
