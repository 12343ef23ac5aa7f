-- Why: a campaign is prepared: its cohorts, the units that take part, their channels and contacts, who may do what, and who must not judge whom.

create table unit (
  id uuid primary key,
  name text not null check (name <> ''),
  -- ministry, province, municipality, sub-provincial, capital, prefecture, county, …: the scheme's words, not ours to close.
  level text not null,
  -- GB/T 2260.
  region_code text not null check (region_code ~ '^[0-9]{6}$'),
  -- A code of the owner's own books, e.g. the website identification code; unique where given.
  code text unique,
  parent_id uuid references unit on delete restrict,
  time_zone text not null default 'Asia/Shanghai',
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (region_code, name)
);
create index unit_parent on unit (parent_id);
alter table person add foreign key (employer_unit_id) references unit on delete restrict;
create index person_employer on person (employer_unit_id);

create table contact (
  id uuid primary key,
  unit_id uuid not null references unit on delete restrict,
  name text not null,
  duty text,
  phone text,
  email text,
  retired_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index contact_unit on contact (unit_id);

create table channel (
  id uuid primary key,
  unit_id uuid not null references unit on delete restrict,
  kind text not null,
  name text,
  address text not null,
  retired_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (unit_id, kind, address)
);

create table campaign (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  state text not null default 'draft' check (state in ('draft', 'collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying', 'closed', 'published', 'cancelled')),
  window_from date not null,
  window_to date not null,
  evaluation_date date not null,
  time_zone text not null default 'Asia/Shanghai',
  declare_until timestamptz(3),
  assess_until timestamptz(3),
  reply_until timestamptz(3),
  -- Marks further apart than this go to a reviewer (rating, 0..1).
  disagreement_threshold double precision not null default 0.25 check (disagreement_threshold between 0 and 1),
  -- How many blind marks a point gets; nobody learns one before all are in.
  marks_per_point smallint not null default 2 check (marks_per_point between 1 and 9),
  ranking text not null default 'dense' check (ranking in ('dense', 'competition')),
  -- [{name, from}], best first; empty = those of the scheme.
  tiers jsonb not null default '[]',
  -- What overrides the scheme's policies in this campaign, and settings of collecting and assigning.
  policy jsonb not null default '{}',
  settings jsonb not null default '{}',
  -- The campaign that year-on-year compares with.
  earlier_campaign_id uuid references campaign on delete restrict,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check (window_from <= window_to)
);
create index campaign_earlier on campaign (earlier_campaign_id);

create table cohort (
  id uuid primary key,
  campaign_id uuid not null references campaign on delete restrict,
  name text not null,
  position integer not null default 0,
  scheme_edition_id uuid not null references scheme_edition on delete restrict,
  variant text not null,
  -- Kinds of channels that are looked at; empty = all.
  channel_kinds text[] not null default '{}',
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (campaign_id, name),
  unique (id, campaign_id)
);
create index cohort_scheme_edition on cohort (scheme_edition_id);

create function use_editions_of_campaign() returns trigger language plpgsql as $$
begin
  if new.state not in ('draft', 'cancelled') then
    perform use_edition(scheme_edition_id) from (select distinct scheme_edition_id from cohort where campaign_id = new.id order by 1) used;
  end if;
  return null;
end $$;
create trigger campaign_uses_editions after insert or update of state on campaign for each row execute function use_editions_of_campaign();

create function use_edition_of_cohort() returns trigger language plpgsql as $$
begin
  if exists (select from campaign where id = new.campaign_id and state not in ('draft', 'cancelled')) then
    perform use_edition(new.scheme_edition_id);
  end if;
  return null;
end $$;
create trigger cohort_uses_edition after insert or update of scheme_edition_id, campaign_id on cohort for each row execute function use_edition_of_cohort();

-- A unit (or one channel of it, in cohorts of single accounts) that takes part in a cohort; everything judged hangs on this row.
create table entrant (
  id uuid primary key,
  campaign_id uuid not null,
  cohort_id uuid not null,
  unit_id uuid not null references unit on delete restrict,
  channel_id uuid references channel on delete restrict,
  withdrawn_at timestamptz(3),
  withdrawn_reason text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (cohort_id, campaign_id) references cohort (id, campaign_id) on delete restrict,
  unique nulls not distinct (cohort_id, unit_id, channel_id),
  unique (id, campaign_id)
);
create index entrant_campaign on entrant (campaign_id, id);
create index entrant_unit on entrant (unit_id);
create index entrant_channel on entrant (channel_id);

create table membership (
  id uuid primary key,
  person_id uuid not null references person on delete restrict,
  role text not null check (role in ('administrator', 'manager', 'assessor', 'reviewer', 'unit', 'observer')),
  -- Null: in every campaign.
  campaign_id uuid references campaign on delete restrict,
  -- Which unit a role "unit" speaks for.
  unit_id uuid references unit on delete restrict,
  granted_by uuid references person on delete restrict,
  granted_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3),
  version integer not null default 1,
  updated_at timestamptz(3) not null default now(),
  check ((role = 'unit') = (unit_id is not null))
);
create unique index membership_once on membership (person_id, role, campaign_id, unit_id) nulls not distinct where revoked_at is null;
create index membership_campaign on membership (campaign_id, role);
create index membership_unit on membership (unit_id);

-- Nobody rates their own region or employer: what holds in this campaign, and single declared conflicts.
create table conflict_rule (
  id uuid primary key,
  campaign_id uuid not null references campaign on delete restrict,
  -- own-region: leading `digits` of the codes are equal; own-employer: the unit, its parent or its children; declared: this person and this unit.
  kind text not null check (kind in ('own-region', 'own-employer', 'declared')),
  digits smallint check (digits in (2, 4, 6)),
  person_id uuid references person on delete restrict,
  unit_id uuid references unit on delete restrict,
  reason text,
  revoked_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check ((kind = 'own-region') = (digits is not null)),
  check ((kind = 'declared') = (person_id is not null and unit_id is not null)),
  check (kind = 'declared' or (person_id is null and unit_id is null))
);
create index conflict_rule_campaign on conflict_rule (campaign_id);
create index conflict_rule_person on conflict_rule (person_id);
create index conflict_rule_unit on conflict_rule (unit_id);

-- One run of an import: what came in and every row that was refused.
create table import_run (
  id uuid primary key,
  campaign_id uuid references campaign on delete restrict,
  kind text not null,
  file_name text not null,
  sha256 text references evidence_object on delete restrict,
  accepted integer not null check (accepted >= 0),
  refused jsonb not null default '[]',
  imported_by uuid references person on delete restrict,
  created_at timestamptz(3) not null default now()
);
create index import_run_campaign on import_run (campaign_id, id);
create index import_run_sha256 on import_run (sha256);
