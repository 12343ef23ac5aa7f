import { Button, Collapse, Popconfirm } from 'antd'
import type { Item } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useRoleName } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { PEOPLE_WORDS } from './words.ts'

type Membership = Item<'get /memberships'>

/** Roles in force, each to be taken back, and those that were. */
export function RoleList({ memberships }: { readonly memberships: readonly Membership[] }) {
  const t = useWords(PEOPLE_WORDS)
  const roleName = useRoleName()
  const revoke = useAction('post /memberships/{id}/revoke')
  const held = memberships.filter(({ revokedAt }) => revokedAt === null)
  const past = memberships.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <>
      <ProblemNotice problem={revoke.error} />
      {held.length === 0 && <p className="soft">{t.noRoles}</p>}
      <ul aria-label={t.roles} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {held.map(one => (
          <li key={one.id} style={{ display: 'flex', gap: 12, alignItems: 'center', padding: '6px 0', borderBottom: '1px solid var(--line)' }}>
            <RoleText of={one} />
            <Popconfirm title={t.revokeSure} okText={t.revoke} onConfirm={() => { revoke.mutate({ id: one.id, version: one.version, campaignId: one.campaignId }) }}>
              <Button size="small" aria-label={`${t.revoke} ${roleName(one.role)} ${one.campaignTitle ?? t.everywhere}`}>{t.revoke}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {past.length > 0 && <Collapse ghost size="small" items={[{ key: 'past', label: t.past(past.length), children: past.map(one => <div key={one.id} className="soft" style={{ padding: '3px 0' }}><RoleText of={one} /></div>) }]} />}
    </>
  )
}

function RoleText({ of: { role, campaignTitle, unitName, grantedAt, revokedAt } }: { readonly of: Membership }) {
  const t = useWords(PEOPLE_WORDS)
  const roleName = useRoleName()
  const times = useTimes()
  return (
    <span className="break" style={{ flex: 1, minWidth: 0 }}>
      <b>{roleName(role)}</b> · {campaignTitle ?? t.everywhere}{unitName !== null && ` · ${t.forUnit} ${unitName}`}
      <span className="soft" style={{ display: 'block', fontSize: 12 }}>{t.since} {times.at(grantedAt)}{revokedAt !== null && ` · ${t.revoked} ${times.at(revokedAt)}`}</span>
    </span>
  )
}
