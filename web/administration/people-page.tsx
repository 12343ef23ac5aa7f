import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Column } from '../kit/data-table.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useRoleName } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { NewPerson } from './new-person.tsx'
import { PersonDrawer } from './person-drawer.tsx'
import { PEOPLE_WORDS } from './words.ts'

type Person = Item<'get /people'>
type Role = Item<'get /memberships'>

/** Everybody who has an account, with all roles; one row opens what can be changed. */
export function Page() {
  const t = useWords(PEOPLE_WORDS)
  const roleName = useRoleName()
  const people = useAllItems('get /people', {})
  const memberships = useAllItems('get /memberships', {})
  const [chosen, choose] = useUrlState('person')
  const [state, setState] = useUrlState('state', 'active')
  const [text, setText] = useUrlState('text')
  const [isAdding, setAdding] = useState(false)
  const rolesOf = useMemo(() => Map.groupBy((memberships.data?.items ?? []).filter(({ revokedAt }) => revokedAt === null), ({ personId }) => personId), [memberships.data])
  const roleText = ({ id }: Person) => (rolesOf.get(id) ?? []).map(held => `${roleName(held.role)}·${held.campaignTitle ?? t.everywhere}`).join('；')
  const rows = useMemo(() => (people.data?.items ?? []).filter(({ name, email, disabledAt }) => (state === 'all' || (disabledAt === null) === (state === 'active')) && `${name} ${email}`.toLowerCase().includes(text.toLowerCase())), [people.data, state, text])
  const columns: readonly Column<Person>[] = [
    { key: 'name', title: t.name, value: ({ name }) => name, width: 150, show: person => <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => { choose(person.id) }}>{person.name}</Button> },
    { key: 'email', title: t.email, value: ({ email }) => email, width: 220 },
    { key: 'roles', title: t.roles, value: roleText, width: 340, show: person => <RoleTags roles={rolesOf.get(person.id) ?? []} /> },
    { key: 'region', title: t.region, value: ({ regionCode }) => regionCode, width: 90 },
    { key: 'second', title: t.second, value: ({ twoFactorEnabled }) => (twoFactorEnabled ? t.on : t.off), width: 90 },
    { key: 'state', title: t.state, value: ({ disabledAt }) => (disabledAt === null ? t.active : t.disabled), width: 90, show: ({ disabledAt }) => <Tag color={disabledAt === null ? 'success' : 'default'} variant="filled">{disabledAt === null ? t.active : t.disabled}</Tag> },
  ]
  const person = people.data?.items.find(({ id }) => id === chosen)
  return (
    <>
      <PageHead title={t.title} lead={t.lead} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => { setAdding(true) }}>{t.add}</Button>} />
      <ProblemNotice problem={people.error ?? memberships.error} />
      <DataTable<Person>
        name={t.title} columns={columns} rows={rows} rowKey={({ id }) => id} loading={people.isPending} hasMore={people.data?.hasMore ?? false}
        toolbar={<>
          <Input.Search aria-label={t.search} placeholder={t.search} allowClear defaultValue={text} onChange={({ target }) => { setText(target.value) }} style={{ maxWidth: 260 }} />
          <Segmented aria-label={t.state} value={state} onChange={setState} options={[{ value: 'active', label: t.active }, { value: 'disabled', label: t.disabled }, { value: 'all', label: t.all }]} />
        </>}
      />
      <NewPerson isOpen={isAdding} close={() => { setAdding(false) }} />
      {person && <PersonDrawer key={person.id} person={person} memberships={memberships.data?.items.filter(({ personId }) => personId === person.id) ?? []} close={() => { choose('') }} />}
    </>
  )
}

/** A role held in several campaigns is one tag. */
function RoleTags({ roles }: { readonly roles: readonly Role[] }) {
  const t = useWords(PEOPLE_WORDS)
  const roleName = useRoleName()
  if (roles.length === 0) return <span className="soft">{t.noRoles}</span>
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
      {[...Map.groupBy(roles, ({ role }) => role)].map(([role, held]) => (
        <Tag key={role} variant="filled" title={held.map(one => one.campaignTitle ?? t.everywhere).join('；')}>{roleName(role)}{held.some(({ campaignId }) => campaignId === null) ? ` · ${t.everywhere}` : ` × ${held.length}`}{held[0]?.unitName && ` · ${held[0].unitName}`}</Tag>
      ))}
    </span>
  )
}
