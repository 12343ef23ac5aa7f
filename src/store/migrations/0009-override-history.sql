-- Why: who took an override back and why belongs beside who made it; until now only the audit log said so.
alter table judgement_override add column revoked_by uuid references person on delete restrict, add column revoked_reason text check (btrim(revoked_reason) <> '');
update judgement_override o set revoked_by = told.actor_id, revoked_reason = told.reason
from (
  select distinct on (subject_id) subject_id, actor_id, nullif(btrim(detail ->> 'reason'), '') as reason from audit_entry
  where subject_kind = 'judgement_override' and action = 'override.revoke' order by subject_id, seq desc
) told
where o.revoked_at is not null and o.id::text = told.subject_id;
alter table judgement_override add check (revoked_at is not null or (revoked_by is null and revoked_reason is null));

-- Why: while a correction is prepared, units go on seeing what was published last: the overrides that were in force then.
alter table judgement_override add column published boolean not null default false;
update judgement_override o set published = true
from (select distinct on (campaign_id) campaign_id, published_at from publication order by campaign_id, number desc) last
where last.campaign_id = o.campaign_id and o.created_at <= last.published_at and (o.revoked_at is null or o.revoked_at > last.published_at);
