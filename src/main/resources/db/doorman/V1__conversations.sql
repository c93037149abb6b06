-- Conversations: the log, what is to be done, and what was asked of the deletion API.

create table conversation (
  id          uuid primary key,
  resume_hash varchar(64),
  epoch       varchar(32)              not null,
  version     bigint                   not null,
  last_seq    bigint                   not null,
  last_effect bigint                   not null,
  locale      varchar(35)              not null,
  page        varchar(2048),
  state       varchar(8000)            not null,
  prompt_seq  bigint,
  guard_until timestamp with time zone,
  created_at  timestamp with time zone not null,
  touched_at  timestamp with time zone not null,
  park_at     timestamp with time zone,
  purge_at    timestamp with time zone,
  ended_at    timestamp with time zone
);
create unique index conversation_resume on conversation (resume_hash);
create index conversation_park on conversation (park_at);
create index conversation_purge on conversation (purge_at);

create table event (
  conversation uuid                     not null,
  seq          bigint                   not null,
  at           timestamp with time zone not null,
  sender       varchar(16)              not null,
  body         varchar(1000000)         not null,
  primary key (conversation, seq)
);

-- A message that a client sent, by the client's own id: stored once, acknowledged the same each time.
create table client_message (
  conversation uuid                     not null,
  client_id    uuid                     not null,
  seq          bigint                   not null,
  at           timestamp with time zone not null,
  primary key (conversation, client_id)
);

-- What is to be asked of the deletion API: one at a time for a conversation, in order.
create table outbox (
  conversation uuid                     not null,
  ord          bigint                   not null,
  effect       varchar(4000)            not null,
  call_key     varchar(255)             not null,
  attempts     integer                  not null,
  created_at   timestamp with time zone not null,
  due_at       timestamp with time zone not null,
  lease        uuid,
  leased_until timestamp with time zone,
  primary key (conversation, ord)
);
create index outbox_due on outbox (due_at);

-- Live requests at the deletion API, whose state is asked from time to time.
create table watch (
  conversation uuid primary key,
  request      varchar(64)              not null,
  attempt      integer                  not null,
  due_at       timestamp with time zone not null,
  lease        uuid,
  leased_until timestamp with time zone
);
create index watch_due on watch (due_at);
create index watch_request on watch (request);

-- The record that outlives a purge: references, times and states; no content and no identity.
create table deletion_record (
  conversation uuid                     not null,
  attempt      integer                  not null,
  request      varchar(64),
  confirmed_at timestamp with time zone not null,
  accepted_at  timestamp with time zone,
  expected_by  date,
  completed_at timestamp with time zone,
  primary key (conversation, attempt)
);

-- Events of the deletion API that were taken, so that a repeated one is known.
create table webhook_event (
  id varchar(64) primary key,
  at timestamp with time zone not null
);
create index webhook_event_at on webhook_event (at);

-- Messages left for a person, apart from the transcript.
create table left_message (
  conversation uuid                     not null,
  client_id    uuid                     not null,
  text         varchar(16000)           not null,
  email        varchar(254),
  at           timestamp with time zone not null,
  primary key (conversation, client_id)
);
