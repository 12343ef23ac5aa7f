-- Why: lists of incidents and satisfaction figures are imported for a unit of a campaign, and what was imported is judged without anybody asking.

create table record_list (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  kind text not null check (kind in ('incidents', 'satisfaction')),
  file_name text not null,
  -- The list as it came; it is read again whenever it is judged.
  sha256 text not null references evidence_object on delete restrict,
  row_count integer not null check (row_count >= 0),
  -- [{place, why}]: rows that could not be used.
  faults jsonb not null default '[]',
  imported_by uuid references person on delete restrict,
  withdrawn_at timestamptz(3),
  withdrawn_reason text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index record_list_once on record_list (entrant_id, sha256) where withdrawn_at is null;
create index record_list_entrant on record_list (entrant_id, campaign_id, id);
create index record_list_sha256 on record_list (sha256);
create index record_list_imported_by on record_list (imported_by);

-- The lists a set of facts was understood from, beside its collections.
alter table fact_set add column record_list_ids uuid[] not null default '{}';

-- Since when something imported waits to be judged.
alter table entrant add column judging_due_since timestamptz(3);
create index entrant_judging_due on entrant (judging_due_since) where judging_due_since is not null;
