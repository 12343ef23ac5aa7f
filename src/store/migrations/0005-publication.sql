-- Why: results are frozen in one transaction and never change after; a correction is a new publication with its change log. Earlier published tables can be brought in.

create table publication (
  id uuid primary key,
  campaign_id uuid not null references campaign on delete restrict,
  -- 1 is the first; a correction has the next number.
  number integer not null check (number > 0),
  title text not null,
  corrects_id uuid references publication on delete restrict,
  reason text,
  -- Policies, tiers, scheme editions with digests, how ranks were made.
  document jsonb not null,
  -- Over all rows in their order: whoever holds the published files can compare.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  audit_head text not null,
  published_by uuid references person on delete restrict,
  published_at timestamptz(3) not null,
  sealed boolean not null default false,
  unique (campaign_id, number),
  check ((number = 1) = (corrects_id is null)),
  check (corrects_id is null or btrim(reason) <> '')
);
create index publication_corrects on publication (corrects_id);

create table publication_row (
  publication_id uuid not null references publication on delete restrict,
  entrant_id uuid not null references entrant on delete restrict,
  cohort_id uuid not null references cohort on delete restrict,
  unit_id uuid not null references unit on delete restrict,
  -- Names as they were on the day.
  unit_name text not null,
  region_code text not null,
  cohort_name text not null,
  -- Place in the printed list: by rank, or by region within a tier.
  position integer not null,
  rank integer,
  tier text,
  score double precision not null,
  index double precision not null,
  dimensions jsonb not null,
  earlier jsonb,
  document jsonb not null,
  primary key (publication_id, entrant_id)
);
create index publication_row_cohort on publication_row (publication_id, cohort_id, position, entrant_id);
create index publication_row_unit on publication_row (unit_id, publication_id);
create index publication_row_entrant on publication_row (entrant_id);
create index publication_row_cohort_id on publication_row (cohort_id);

create table publication_change (
  id uuid primary key,
  publication_id uuid not null references publication on delete restrict,
  entrant_id uuid references entrant on delete restrict,
  point_id text,
  what text not null,
  before jsonb,
  after jsonb,
  reason text not null
);
create index publication_change_publication on publication_change (publication_id, id);
create index publication_change_entrant on publication_change (entrant_id);

-- Rows join their publication in the transaction that makes it; at its commit it is sealed for good.
create function seal_publication() returns trigger language plpgsql as $$
begin
  update publication set sealed = true where id = new.id and not sealed;
  return null;
end $$;
create constraint trigger publication_sealed after insert on publication deferrable initially deferred for each row execute function seal_publication();

create function keep_publication() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and not old.sealed then return new; end if;
  raise exception 'publication % is sealed; publish a correction', old.id using errcode = 'ZH001', table = 'publication';
end $$;
create trigger publication_kept before update or delete on publication for each row execute function keep_publication();

create function keep_publication_rows() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and not (select sealed from publication where id = new.publication_id) then return new; end if;
  raise exception 'its publication is sealed; publish a correction' using errcode = 'ZH001', table = tg_table_name;
end $$;
create trigger publication_row_kept before insert or update or delete on publication_row for each row execute function keep_publication_rows();
create trigger publication_change_kept before insert or update or delete on publication_change for each row execute function keep_publication_rows();
create trigger publication_not_emptied before truncate on publication execute function refuse_change();
create trigger publication_row_not_emptied before truncate on publication_row execute function refuse_change();
create trigger publication_change_not_emptied before truncate on publication_change execute function refuse_change();

-- A table somebody published in an earlier year, as printed.
create table earlier_table (
  id uuid primary key,
  title text not null,
  year integer not null check (year between 1990 and 2200),
  cohort_name text not null,
  scheme_id text,
  edition text,
  -- Names of the printed columns in their order.
  columns jsonb not null,
  source jsonb not null,
  imported_by uuid references person on delete restrict,
  created_at timestamptz(3) not null default now(),
  unique (title, cohort_name)
);

create table earlier_row (
  earlier_table_id uuid not null references earlier_table on delete restrict,
  position integer not null,
  unit_name text not null,
  -- Null until somebody (or an exact name) says which of our units it is.
  unit_id uuid references unit on delete restrict,
  rank integer,
  tier text,
  score double precision,
  -- Printed column → number.
  "values" jsonb not null,
  primary key (earlier_table_id, position)
);
create index earlier_row_unit on earlier_row (unit_id);
