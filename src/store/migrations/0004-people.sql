-- Why: people's work: declarations and cases of the units, blind marks of two assessors with every change kept, adjudication, replies and appeals.

create table declaration (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  text text not null default '',
  links jsonb not null default '[]',
  state text not null default 'draft' check (state in ('draft', 'submitted', 'withdrawn')),
  submitted_by uuid references person on delete restrict,
  submitted_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  unique (entrant_id, point_id)
);
create index declaration_campaign on declaration (campaign_id, id);

create table bonus_case (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  category text not null,
  title text not null,
  text text not null default '',
  state text not null default 'draft' check (state in ('draft', 'submitted', 'accepted', 'rejected', 'withdrawn')),
  submitted_by uuid references person on delete restrict,
  submitted_at timestamptz(3),
  -- Bonus points given; the scheme caps their sum.
  award double precision check (award >= 0),
  reason text,
  decided_by uuid references person on delete restrict,
  decided_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check ((state = 'accepted') = (award is not null))
);
create index bonus_case_entrant on bonus_case (entrant_id, id);
create index bonus_case_campaign on bonus_case (campaign_id, state, id);

create table task (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  -- 1 and 2 are the two blind marks of a point.
  round smallint not null check (round between 1 and 9),
  assessor_id uuid references person on delete restrict,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  due_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  unique (id, entrant_id, point_id)
);
create unique index task_once on task (entrant_id, point_id, round) where state <> 'cancelled';
-- Two blind marks come from two people.
create unique index task_two_people on task (entrant_id, point_id, assessor_id) where state <> 'cancelled' and assessor_id is not null;
create index task_assessor on task (assessor_id, campaign_id, state, id);
create index task_campaign on task (campaign_id, state, id);

create table mark (
  id uuid primary key,
  task_id uuid not null unique,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  assessor_id uuid not null references person on delete restrict,
  outcome text not null check (outcome in ('rated', 'not-applicable', 'undetermined')),
  rating double precision check (rating between 0 and 1),
  note text not null default '',
  -- EvidenceRef[]
  evidence jsonb not null default '[]',
  state text not null default 'draft' check (state in ('draft', 'submitted')),
  submitted_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  foreign key (task_id, entrant_id, point_id) references task (id, entrant_id, point_id) on delete restrict,
  check ((outcome = 'rated') = (rating is not null)),
  check ((state = 'submitted') = (submitted_at is not null))
);
create index mark_assessor on mark (assessor_id, campaign_id, id);
create index mark_point on mark (entrant_id, point_id);
create index mark_campaign on mark (campaign_id, point_id) where state = 'submitted';
create trigger mark_not_deleted before delete on mark for each row execute function refuse_change();

-- Every version a mark ever had, written by the database itself.
create table mark_version (
  mark_id uuid not null references mark on delete restrict,
  version integer not null,
  document jsonb not null,
  at timestamptz(3) not null default now(),
  primary key (mark_id, version)
);
create function keep_mark_version() returns trigger language plpgsql as $$
begin
  insert into mark_version (mark_id, version, document)
  values (new.id, new.version, jsonb_build_object('assessorId', new.assessor_id, 'outcome', new.outcome, 'rating', new.rating, 'note', new.note, 'evidence', new.evidence, 'state', new.state));
  return null;
end $$;
create trigger mark_version_kept after insert or update on mark for each row execute function keep_mark_version();
create trigger mark_version_unchanged before update or delete on mark_version for each row execute function refuse_change();
create trigger mark_version_not_emptied before truncate on mark_version execute function refuse_change();

-- A person's rating in place of an automatic judgement; never without a reason.
create table judgement_override (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  outcome text not null check (outcome in ('rated', 'not-applicable', 'undetermined')),
  rating double precision check (rating between 0 and 1),
  reason text not null check (btrim(reason) <> ''),
  evidence jsonb not null default '[]',
  made_by uuid not null references person on delete restrict,
  revoked_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check ((outcome = 'rated') = (rating is not null))
);
create unique index judgement_override_active on judgement_override (entrant_id, point_id) where revoked_at is null;
create index judgement_override_campaign on judgement_override (campaign_id, id);

create table adjudication (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  -- How far the marks are apart.
  spread double precision not null check (spread between 0 and 1),
  state text not null default 'open' check (state in ('open', 'decided')),
  reviewer_id uuid references person on delete restrict,
  outcome text check (outcome in ('rated', 'not-applicable', 'undetermined')),
  rating double precision check (rating between 0 and 1),
  reason text,
  evidence jsonb not null default '[]',
  decided_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  unique (entrant_id, point_id),
  check ((outcome is not distinct from 'rated') = (rating is not null)),
  check ((state = 'decided') = (outcome is not null and decided_at is not null and reason is not null))
);
create index adjudication_campaign on adjudication (campaign_id, state, id);
create index adjudication_reviewer on adjudication (reviewer_id, state, id);

-- The preliminary result as it was opened to the unit; what the unit replied to stays readable.
create table preliminary_result (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null unique,
  document jsonb not null,
  opened_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check (opened_at < closes_at)
);
create index preliminary_result_campaign on preliminary_result (campaign_id, id);

-- "We agree", per point. What a unit does not agree with is an appeal.
create table reply (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  replied_by uuid not null references person on delete restrict,
  at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict
);
create unique index reply_active on reply (entrant_id, point_id) where withdrawn_at is null;

create table appeal (
  id uuid primary key,
  campaign_id uuid not null,
  entrant_id uuid not null,
  point_id text not null,
  grounds text not null check (btrim(grounds) <> ''),
  state text not null default 'draft' check (state in ('draft', 'filed', 'decided', 'withdrawn')),
  filed_by uuid references person on delete restrict,
  filed_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (entrant_id, campaign_id) references entrant (id, campaign_id) on delete restrict,
  check (state in ('draft', 'withdrawn') or (filed_by is not null and filed_at is not null))
);
create unique index appeal_active on appeal (entrant_id, point_id) where state <> 'withdrawn';
create index appeal_campaign on appeal (campaign_id, state, id);

create table appeal_decision (
  id uuid primary key,
  appeal_id uuid not null unique references appeal on delete restrict,
  outcome text not null check (outcome in ('upheld', 'partly', 'rejected')),
  reason text not null check (btrim(reason) <> ''),
  rating_before double precision check (rating_before between 0 and 1),
  rating_after double precision check (rating_after between 0 and 1),
  -- Points of the total.
  score_change double precision not null,
  decided_by uuid not null references person on delete restrict,
  decided_at timestamptz(3) not null,
  check (outcome <> 'rejected' or (score_change = 0 and rating_after is not distinct from rating_before))
);
create trigger appeal_decision_kept before update or delete on appeal_decision for each row execute function refuse_change();

-- A file somebody attached; it belongs to exactly one thing.
create table attachment (
  id uuid primary key,
  declaration_id uuid references declaration on delete restrict,
  bonus_case_id uuid references bonus_case on delete restrict,
  mark_id uuid references mark on delete restrict,
  adjudication_id uuid references adjudication on delete restrict,
  appeal_id uuid references appeal on delete restrict,
  sha256 text not null references evidence_object on delete restrict,
  file_name text not null,
  scan text not null default 'not-scanned' check (scan in ('not-scanned', 'clean', 'infected', 'failed')),
  uploaded_by uuid not null references person on delete restrict,
  created_at timestamptz(3) not null default now(),
  removed_at timestamptz(3),
  check (num_nonnulls(declaration_id, bonus_case_id, mark_id, adjudication_id, appeal_id) = 1)
);
create index attachment_declaration on attachment (declaration_id) where declaration_id is not null;
create index attachment_bonus_case on attachment (bonus_case_id) where bonus_case_id is not null;
create index attachment_mark on attachment (mark_id) where mark_id is not null;
create index attachment_adjudication on attachment (adjudication_id) where adjudication_id is not null;
create index attachment_appeal on attachment (appeal_id) where appeal_id is not null;
create index attachment_sha256 on attachment (sha256);
