-- An answer that a language model is putting into other words: written as it is once its time is over.

alter table conversation add column held_turn bigint;
alter table conversation add column held_body varchar(1000000);
alter table conversation add column held_until timestamp with time zone;
create index conversation_held on conversation (held_until);
