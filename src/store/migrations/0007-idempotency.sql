-- Why: a key is reserved by a lock that ends with its transaction; only answers are rows.
delete from idempotency_key where status is null;
alter table idempotency_key alter column status set not null;
