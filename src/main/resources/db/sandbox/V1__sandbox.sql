-- The sandbox's own tables. It shares nothing with Doorman's.

create table account (
  id    varchar(510) primary key,
  email varchar(254),
  phone varchar(16)
);
create unique index account_email on account (email);
create unique index account_phone on account (phone);

create table deletion_request (
  id              varchar(64) primary key,
  conversation    uuid                     not null,
  subject         varchar(510),
  locale          varchar(35)              not null,
  confirmed_at    timestamp with time zone not null,
  created_at      timestamp with time zone not null,
  state           varchar(24)              not null,
  -- when time alone changes the state next
  due_at          timestamp with time zone,
  -- the newest link
  link_number     integer                  not null,
  match_phrase    varchar(64)              not null,
  link_expires_at timestamp with time zone not null,
  -- the proof of identity
  step            varchar(16)              not null,
  contact         varchar(600),
  account         varchar(510),
  code_mac        varchar(64),
  code_expires_at timestamp with time zone,
  checks          integer                  not null,
  check_from      timestamp with time zone not null,
  sends           integer                  not null,
  send_from       timestamp with time zone not null,
  -- what was reached
  masked_account  varchar(300),
  verified_at     timestamp with time zone,
  verified_until  timestamp with time zone,
  accepted_at     timestamp with time zone,
  expected_by     date,
  complete_at     timestamp with time zone,
  completed_at    timestamp with time zone
);
create index deletion_request_due on deletion_request (due_at);

-- All links that were ever made, by the hash of the handle.
create table link (
  handle_hash varchar(64) primary key,
  request     varchar(64) not null references deletion_request,
  number      integer     not null
);

-- The mailbox, and mails on their way to the mail server.
create table mail (
  id           uuid primary key,
  recipient    varchar(254)             not null,
  subject      varchar(200)             not null,
  text         varchar(4000)            not null,
  code         varchar(16)              not null,
  at           timestamp with time zone not null,
  route        varchar(16)              not null,
  leased_until timestamp with time zone
);
create index mail_recipient on mail (recipient, at);
create index mail_at on mail (at);

-- Changes of state that are still to be told.
create table event (
  id       varchar(64) primary key,
  request  varchar(64)              not null,
  state    varchar(24)              not null,
  at       timestamp with time zone not null,
  attempts integer                  not null,
  due_at   timestamp with time zone not null
);
create index event_due on event (due_at);

create table idempotency_key (
  idempotency_key varchar(255) primary key,
  fingerprint     varchar(64)              not null,
  answer          varchar(4000),
  lease           uuid                     not null,
  leased_until    timestamp with time zone not null,
  created_at      timestamp with time zone not null
);
create index idempotency_key_created on idempotency_key (created_at);

-- How often something was done within a span of time.
create table allowance (
  name       varchar(700) primary key,
  used       integer                  not null,
  started_at timestamp with time zone not null
);
create index allowance_started on allowance (started_at);

-- The key from which links and the hashes of codes are made; one row.
create table server_key (
  id  integer primary key,
  hex varchar(64) not null
);
