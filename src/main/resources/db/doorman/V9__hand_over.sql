-- Conversations that are given to the team: who answers, and one row for each time.

-- WAITING, INBOX or HELD; null where the bot answers. The number is that of the last hand-over.
alter table conversation add column desk_state varchar(16);
alter table conversation add column desk_nr integer default 0 not null;
alter table conversation add column desk_agent uuid;
alter table conversation add column desk_agent_name varchar(200);

create table hand_over (
  conversation    uuid                     not null,
  nr              integer                  not null,
  team            varchar(64)              not null,
  state           varchar(16)              not null,
  reason          varchar(32)              not null,
  waiting_since   timestamp with time zone not null,
  claimed_at      timestamp with time zone,
  first_reply_at  timestamp with time zone,
  closed_at       timestamp with time zone,
  agent           uuid,
  agent_name      varchar(200),
  outcome         varchar(32),
  tags            varchar(1000)            not null,
  customer_wrote  integer                  not null,
  agent_wrote     integer                  not null,
  rating_asked_at timestamp with time zone,
  stars           integer,
  remark          varchar(16000),
  primary key (conversation, nr)
);
create index hand_over_queue on hand_over (state, waiting_since);
create index hand_over_agent on hand_over (agent, state);
create index hand_over_closed on hand_over (closed_at);
