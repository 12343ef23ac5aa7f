-- Why: people sign in: sessions, what proves who somebody is (password, single sign-on, second factor), one-time links, and counts that slow guessing down.

create table session (
  id uuid primary key,
  person_id uuid not null references person on delete restrict,
  -- The cookie carries it signed; without the server's secret it opens nothing.
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index session_person on session (person_id);

create table credential (
  id uuid primary key,
  person_id uuid not null references person on delete restrict,
  -- "credential" is a password; anything else names a provider of single sign-on.
  provider_id text not null,
  account_id text not null,
  -- Argon2id, never the password.
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (provider_id, account_id)
);
create index credential_person on credential (person_id);

-- One-time secrets (links, states of single sign-on), by their digest.
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index verification_identifier on verification (identifier);

-- People sign in with their address in any case.
alter table person add column email_key text not null generated always as (lower(email)) stored;
alter table person add column two_factor_enabled boolean not null default false;
create table two_factor (
  id uuid primary key,
  person_id uuid not null references person on delete restrict,
  -- Both encrypted with the server's secret.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz(3)
);
create index two_factor_person on two_factor (person_id);

create table rate_count (
  key text primary key,
  count integer not null,
  window_ends_at timestamptz(3) not null
);
create index rate_count_end on rate_count (window_ends_at);
