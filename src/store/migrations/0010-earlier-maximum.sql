-- Why: a printed score can be set beside today's only as a share of what it was out of, which few tables print.
alter table earlier_table add column maximum double precision check (maximum > 0);
create index earlier_row_open on earlier_row (unit_name) where unit_id is null;
