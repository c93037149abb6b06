-- The place in the queue that a waiting customer was told last, and the list that a chat was claimed from.
-- Each statement can be run again.
alter table hand_over add column if not exists place_told integer;
alter table hand_over add column if not exists claimed_from varchar(16);

-- For how long agents have held a chat, so that waiting again does not count as handling; null in rows from before.
alter table hand_over add column if not exists attended_seconds bigint;
alter table hand_over add column if not exists attended_since timestamp with time zone;
