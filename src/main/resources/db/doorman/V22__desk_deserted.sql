-- When a waiting customer was told that nobody of the team is there any more; null where somebody is, or was told of.
-- The statement can be run again.
alter table hand_over add column if not exists deserted_told_at timestamp with time zone;
