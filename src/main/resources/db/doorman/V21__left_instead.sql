-- When the customer left a message rather than wait on: nobody was late for them. Null in rows from before.
-- The statement can be run again.
alter table hand_over add column if not exists left_at timestamp with time zone;
