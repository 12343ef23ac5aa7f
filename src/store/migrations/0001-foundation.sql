-- Why: what everything else stands on: settings, people, scheme editions that never change once used, evidence files, the audit chain.

-- Refusals of our own carry SQLSTATE ZH001 so that callers need not read message texts.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: its rows are kept as written', tg_op, tg_table_name using errcode = 'ZH001', table = tg_table_name;
end $$;

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);

create table person (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  -- Where the person lives or works: the conflict-of-interest rules compare these with the unit.
  region_code text check (region_code ~ '^[0-9]{6}$'),
  employer_unit_id uuid,
  disabled_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index person_email on person (lower(email));

create table scheme_edition (
  id uuid primary key,
  scheme_id text not null,
  edition text not null,
  title text not null,
  document jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Set when a campaign that uses it leaves its draft, or something is judged by it; from then on nothing changes.
  used_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (scheme_id, edition)
);

create function keep_used_edition() returns trigger language plpgsql as $$
begin
  if old.used_at is not null then
    raise exception 'scheme edition % % is in use and never changes', old.scheme_id, old.edition using errcode = 'ZH001', table = 'scheme_edition';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger scheme_edition_kept before update or delete on scheme_edition for each row execute function keep_used_edition();
create trigger scheme_edition_not_emptied before truncate on scheme_edition execute function refuse_change();

create function use_edition(edition_id uuid) returns void language sql as $$
  update scheme_edition set used_at = now() where id = edition_id and used_at is null
$$;

create table evidence_object (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  created_at timestamptz(3) not null default now()
);
create trigger evidence_object_kept before update or delete on evidence_object for each row execute function refuse_change();
create trigger evidence_object_not_emptied before truncate on evidence_object execute function refuse_change();

create table audit_entry (
  seq bigint primary key check (seq > 0),
  at timestamptz(3) not null,
  -- Who: a person, or a part of the software acting by itself ("worker", "command line"); no foreign key, so that the chain stands alone.
  actor_id uuid,
  actor text not null,
  action text not null,
  campaign_id uuid,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, seq);
create index audit_entry_campaign on audit_entry (campaign_id, seq);
create trigger audit_entry_kept before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_not_emptied before truncate on audit_entry execute function refuse_change();

create table idempotency_key (
  scope text not null,
  key text not null,
  request_digest text not null,
  -- Null while the first request is still at work.
  status integer,
  response jsonb,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  primary key (scope, key)
);
create index idempotency_key_expiry on idempotency_key (expires_at);
