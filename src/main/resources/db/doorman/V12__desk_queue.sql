-- The desk: who of its agents is there, what they note and have read, and which customers are connected.

-- One row for each node on which an agent has a page open. It holds until its time is over; after that it still tells
-- when the agent was last seen.
create table desk_presence (
  node  uuid                     not null,
  agent uuid                     not null,
  state varchar(16)              not null,
  lasts_until timestamp with time zone not null,
  primary key (node, agent)
);
create index desk_presence_agent on desk_presence (agent, lasts_until);
create index desk_presence_until on desk_presence (lasts_until);

-- The customers of open chats that have a client on a node.
create table desk_connected (
  node         uuid                     not null,
  conversation uuid                     not null,
  lasts_until  timestamp with time zone not null,
  primary key (node, conversation)
);
create index desk_connected_conversation on desk_connected (conversation, lasts_until);
create index desk_connected_until on desk_connected (lasts_until);

-- Since when a chat waits once more: its place counts from its first waiting, the patience with it from here.
create table desk_requeued (
  conversation uuid                     not null primary key,
  nr           integer                  not null,
  at           timestamp with time zone not null
);

-- Whose turn was when, for automatic assignment.
create table desk_turn (
  agent uuid                     not null primary key,
  at    timestamp with time zone not null
);

-- What agents note for each other; erased with the conversation.
create table desk_note (
  conversation uuid                     not null,
  id           uuid                     not null,
  at           timestamp with time zone not null,
  author       uuid                     not null,
  author_name  varchar(200)             not null,
  text         varchar(16000)           not null,
  primary key (conversation, id)
);

-- Up to which event an agent has read.
create table desk_seen (
  conversation uuid   not null,
  agent        uuid   not null,
  seq          bigint not null,
  primary key (conversation, agent)
);

-- For lists and for the search, the latest first.
create index hand_over_waiting_since on hand_over (waiting_since);
create index hand_over_team on hand_over (team, closed_at);

insert into chore values ('desk', timestamp with time zone '2000-01-01 00:00:00+00');
