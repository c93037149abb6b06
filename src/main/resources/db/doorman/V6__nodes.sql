-- Several nodes: a customer's client may be on another node than the one that asks the deletion API.
alter table watch add column attended_until timestamp with time zone;

-- Effects that were given up, for an operator to look at and, where that helps, to try again.
create table dead_letter (
  conversation uuid                     not null,
  ord          bigint                   not null,
  effect       varchar(4000)            not null,
  call_key     varchar(255)             not null,
  attempts     integer                  not null,
  created_at   timestamp with time zone not null,
  why          varchar(1000)            not null,
  given_up_at  timestamp with time zone not null,
  primary key (conversation, ord)
);
create index dead_letter_given_up on dead_letter (given_up_at);

-- For the list of what fails.
create index outbox_attempts on outbox (attempts, created_at);
