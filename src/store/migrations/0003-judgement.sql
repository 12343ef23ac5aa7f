-- Why: machine evidence: collections, what was observed and understood, judgements in sets that are accepted as a whole, and the scores that follow.

create table collection (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  channel_id uuid not null references channel on delete restrict,
  attempt integer not null check (attempt > 0),
  state text not null default 'queued' check (state in ('queued', 'running', 'paused', 'complete', 'partial', 'failed', 'cancelled')),
  -- Why nothing or not everything could be seen (the closed vocabulary of failures).
  failure text,
  failure_detail text,
  progress jsonb,
  coverage jsonb,
  manifest jsonb,
  -- Which worker holds it, and until when its silence is no sign of death.
  held_by text,
  held_until timestamptz(3),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  unique (entrant_id, channel_id, attempt),
  unique (id, entrant_id)
);
create unique index collection_one_at_work on collection (entrant_id, channel_id) where state in ('queued', 'running', 'paused');
create index collection_campaign on collection (campaign_id, state, id);
create index collection_channel on collection (channel_id);

-- The files of a collection directory (archives, index, observations), kept as evidence objects.
create table collection_file (
  collection_id uuid not null references collection on delete restrict,
  path text not null,
  sha256 text not null references evidence_object on delete restrict,
  primary key (collection_id, path)
);
create index collection_file_sha256 on collection_file (sha256);

create table observation (
  id uuid primary key,
  collection_id uuid not null references collection on delete restrict,
  probe text not null,
  probe_version integer not null,
  target text not null,
  at timestamptz(3) not null,
  document jsonb not null
);
create index observation_collection on observation (collection_id, probe, id);

-- Repeated visits over a window; the national rule counts those slower than 15 s as down.
create table availability_sample (
  id uuid primary key,
  campaign_id uuid not null references campaign on delete restrict,
  channel_id uuid not null references channel on delete restrict,
  at timestamptz(3) not null,
  outcome text not null check (outcome in ('open', 'slow', 'down')),
  milliseconds integer not null check (milliseconds >= 0),
  failure text,
  unique (campaign_id, channel_id, at)
);
create index availability_sample_channel on availability_sample (channel_id);

create table fact_set (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  tool_version text not null,
  -- Digest over the collections it was understood from.
  source_digest text not null,
  collection_ids uuid[] not null,
  created_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  unique (id, entrant_id)
);
create index fact_set_entrant on fact_set (entrant_id, id);

create table fact (
  fact_set_id uuid not null references fact_set on delete restrict,
  name text not null,
  document jsonb not null,
  primary key (fact_set_id, name)
);

-- Everything one run of the judge said of one entrant. A re-judge proposes a new set; accepting it supersedes the old one.
create table judgement_set (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  fact_set_id uuid,
  scheme_edition_id uuid not null references scheme_edition on delete restrict,
  scheme_id text not null,
  edition text not null,
  variant text not null,
  tool_version text not null,
  evaluation_date date not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'rejected', 'superseded')),
  reason text,
  -- The whole document but its indicators: coverage, fact summary, archive.
  document jsonb not null default '{}',
  decided_by uuid references person on delete restrict,
  decided_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  foreign key (fact_set_id, entrant_id) references fact_set (id, entrant_id) on delete restrict,
  unique (id, entrant_id)
);
create unique index judgement_set_accepted on judgement_set (entrant_id) where state = 'accepted';
create index judgement_set_campaign on judgement_set (campaign_id, state, id);
create index judgement_set_entrant on judgement_set (entrant_id, id);
create index judgement_set_scheme_edition on judgement_set (scheme_edition_id);
create index judgement_set_fact_set on judgement_set (fact_set_id);

create function use_edition_of_set() returns trigger language plpgsql as $$
begin
  perform use_edition(new.scheme_edition_id);
  return null;
end $$;
create trigger judgement_set_uses_edition after insert on judgement_set for each row execute function use_edition_of_set();

-- One measure's answer for one point; `position` is its place among the measures of the point.
create table judgement (
  judgement_set_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  position smallint not null,
  measure_id text not null,
  measure_version integer not null,
  outcome text not null check (outcome in ('rated', 'not-applicable', 'undetermined')),
  rating double precision check (rating between 0 and 1),
  confidence double precision check (confidence between 0 and 1),
  params jsonb not null default '{}',
  document jsonb not null,
  primary key (judgement_set_id, point_id, position),
  foreign key (judgement_set_id, entrant_id) references judgement_set (id, entrant_id) on delete restrict,
  check ((outcome = 'rated') = (rating is not null))
);
create index judgement_entrant on judgement (entrant_id, point_id);
create index judgement_measure on judgement (measure_id, measure_version);
create trigger judgement_kept before update or delete on judgement for each row execute function refuse_change();

-- What scoring made of the present state; made again whenever something under it changes.
create table score (
  entrant_id uuid primary key,
  campaign_id uuid not null,
  cohort_id uuid not null references cohort on delete restrict,
  low double precision not null,
  high double precision not null,
  maximum double precision not null,
  bonus double precision not null default 0,
  index_low double precision not null,
  index_high double precision not null,
  dimensions jsonb not null,
  document jsonb not null,
  computed_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check (low <= high)
);
create index score_ranking on score (cohort_id, high, entrant_id);
create index score_campaign on score (campaign_id, entrant_id);
