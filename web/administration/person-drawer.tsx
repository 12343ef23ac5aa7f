import { App, Button, Divider, Drawer, Form, Popconfirm } from 'antd'
import type { Item } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { GrantRole } from './grant-role.tsx'
import { Invite } from './invitation.tsx'
import { PersonFieldset, personOf } from './person-fields.tsx'
import type { PersonFields } from './person-fields.tsx'
import { RoleList } from './role-list.tsx'
import { PEOPLE_WORDS } from './words.ts'

interface PersonDrawerProps { readonly person: Item<'get /people'>; readonly memberships: readonly Item<'get /memberships'>[]; readonly close: () => void }

/** One account: what is known of the person, all roles, and the way in and out. */
export function PersonDrawer({ person, memberships, close }: PersonDrawerProps) {
  const t = useWords(PEOPLE_WORDS)
  const { message } = App.useApp()
  const update = useAction('patch /people/{id}')
  const disabled = person.disabledAt !== null
  const change = (changes: Partial<ReturnType<typeof personOf>> & { readonly disabled?: boolean }) => {
    update.mutate({ id: person.id, version: person.version, changes }, { onSuccess: () => { void message.success(t.saved) } })
  }
  return (
    <Drawer open size={560} onClose={close} title={person.name} styles={{ body: { paddingTop: 8 } }}>
      <ProblemNotice problem={update.error} />
      <Divider titlePlacement="start" plain>{t.roles}</Divider>
      <RoleList memberships={memberships} />
      {!disabled && <GrantRole personId={person.id} />}
      <Divider titlePlacement="start" plain>{t.account}</Divider>
      <Form<PersonFields> layout="vertical" requiredMark={false} initialValues={{ name: person.name, email: person.email, regionCode: person.regionCode ?? '', employerUnitId: person.employerUnitId }} onFinish={fields => { change(personOf(fields)) }}>
        <PersonFieldset />
        <Button htmlType="submit" loading={update.isPending}>{t.save}</Button>
      </Form>
      <Divider />
      <div style={{ display: 'grid', gap: 16, justifyItems: 'start' }}>
        {!disabled && <Invite personId={person.id} />}
        {disabled ? <Button onClick={() => { change({ disabled: false }) }}>{t.enable}</Button> : (
          <Popconfirm title={t.disable} description={<div style={{ maxWidth: 280 }}>{t.disableSure}</div>} okText={t.disable} okButtonProps={{ danger: true }} onConfirm={() => { change({ disabled: true }) }}>
            <Button danger>{t.disable}</Button>
          </Popconfirm>
        )}
      </div>
    </Drawer>
  )
}
