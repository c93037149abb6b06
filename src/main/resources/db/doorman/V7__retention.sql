-- Conversations that are erased, and what is kept of that: when, and why. No content and no identity.

-- Erased, but something is still under way for it; the row goes when that is settled.
alter table conversation add column erased_at timestamp with time zone;
create index conversation_erased on conversation (erased_at);
create index conversation_touched on conversation (touched_at);

create table erasure (
  conversation uuid                     not null primary key,
  at           timestamp with time zone not null,
  cause        varchar(16)              not null
);
create index erasure_at on erasure (at);

-- Work that one node at a time does for all.
create table chore (
  name         varchar(32)              not null primary key,
  leased_until timestamp with time zone not null
);
insert into chore values ('retention', timestamp with time zone '2000-01-01 00:00:00+00');
