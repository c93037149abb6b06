-- "Did this answer your question?": one vote for each person and answer or article.

create table answer_vote (
  conversation uuid                     not null,
  answer       bigint                   not null,
  article      varchar(100)             not null,
  version      varchar(64)              not null,
  section      varchar(200)             not null,
  helpful      boolean                  not null,
  remark       varchar(16000),
  at           timestamp with time zone not null,
  primary key (conversation, answer)
);

create table article_vote (
  article varchar(100)             not null,
  voter   uuid                     not null,
  version varchar(64)              not null,
  helpful boolean                  not null,
  remark  varchar(16000),
  at      timestamp with time zone not null,
  primary key (article, voter)
);
