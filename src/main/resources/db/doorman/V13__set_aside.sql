-- Conversations that a periodic job could not work on, so that they stand in nobody's way: left alone until next_at.
-- Nothing that a customer said is in it.
create table if not exists set_aside (
  job varchar(20) not null,
  conversation uuid not null references conversation on delete cascade,
  why varchar(1000) not null,
  tries integer not null,
  first_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  primary key (job, conversation)
);
create index if not exists set_aside_conversation on set_aside (conversation);

-- Why a conversation is being erased: set before its flow is given up, which counts as a touch. What a killed process
-- left in between is erased by the next round, whatever was touched last.
alter table conversation add column if not exists erase_cause varchar(20);
create index if not exists conversation_erase_cause on conversation (erase_cause);
