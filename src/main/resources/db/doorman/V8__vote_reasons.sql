-- Why an article did not answer a reader's question: one of a fixed list, see Vote.Reason.

alter table article_vote add column reason varchar(32);
