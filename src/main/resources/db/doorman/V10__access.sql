-- The agent desk: who works there, their sessions, tries to sign in, and the log of privileged acts.

create table desk_user (
  id            uuid                     primary key,
  name          varchar(64)              not null unique,
  display_name  varchar(200)             not null,
  roles         varchar(100)             not null,  -- one a line, as teams and languages
  teams         varchar(2000)            not null,
  languages     varchar(500)             not null,
  capacity      integer                  not null,
  password_hash varchar(100),                       -- bcrypt; none where another provider signs the user in
  password_due  boolean                  not null,  -- an administrator gave the password: it has to be changed
  provider_id   varchar(64)              unique,    -- hash of the other provider's issuer and subject
  disabled_at   timestamp with time zone,
  last_seen_at  timestamp with time zone,
  created_at    timestamp with time zone not null
);

create table desk_session (
  id       uuid                     primary key,
  hash     varchar(64)              not null unique, -- of the cookie's value, which is kept nowhere
  holder   uuid                     not null references desk_user (id),
  how      varchar(16)              not null,
  begun_at timestamp with time zone not null,
  used_at  timestamp with time zone not null,
  ends_by  timestamp with time zone not null,
  ended_at timestamp with time zone
);
create index desk_session_holder on desk_session (holder, ended_at);
create index desk_session_ended on desk_session (ended_at);

-- Tries to sign in, by a name's or an address's hash, within a span of time.
create table desk_try (
  id      varchar(80)              primary key,
  tries   integer                  not null,
  ends_at timestamp with time zone not null
);
create index desk_try_ends on desk_try (ends_at);

-- Ways to another provider and back that are not finished, by the hash of their state.
create table desk_sign_in_way (
  state    varchar(64)              primary key,
  nonce    varchar(64)              not null,
  verifier varchar(128)             not null,
  next     varchar(1000)            not null,
  ends_at  timestamp with time zone not null
);
create index desk_sign_in_way_ends on desk_sign_in_way (ends_at);

create table desk_audit (
  id     uuid                     primary key,
  nr     bigint                   generated always as identity,
  at     timestamp with time zone not null,
  who    varchar(100)             not null,
  act    varchar(64)              not null,
  about  varchar(200)             not null,
  detail varchar(1000)            not null
);
create unique index desk_audit_nr on desk_audit (nr);
create index desk_audit_at on desk_audit (at);
