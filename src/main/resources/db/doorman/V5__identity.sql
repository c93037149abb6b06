-- Who the customer is, where the vendor's page told it with a signed token; erased with the rest at a purge.

alter table conversation add column subject varchar(510);
create index conversation_subject on conversation (subject);

-- As it was when the request was ordered: the same call is made with the same body, however often.
alter table outbox add column subject varchar(510);

-- Further secrets that open a conversation, beside the first: given to those who proved its subject.
create table resume_secret (
  hash         varchar(64)              primary key,
  conversation uuid                     not null,
  at           timestamp with time zone not null
);
create index resume_secret_conversation on resume_secret (conversation);
