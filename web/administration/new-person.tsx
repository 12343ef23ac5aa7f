import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { InvitationLink } from './invitation.tsx'
import { PersonFieldset, personOf } from './person-fields.tsx'
import type { PersonFields } from './person-fields.tsx'
import { PEOPLE_WORDS } from './words.ts'

/** Makes an account and, in the same go, the link that opens it. */
export function NewPerson({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }) {
  const t = useWords(PEOPLE_WORDS)
  const [form] = Form.useForm<PersonFields>()
  const [madeId, setMadeId] = useState<string | null>(null)
  const create = useAction('post /people')
  const invite = useAction('post /people/{id}/invitation', { quiet: true })
  const end = () => {
    close()
    form.resetFields()
    setMadeId(null)
    create.reset()
    invite.reset()
  }
  const make = (fields: PersonFields) => {
    // What failed only at the link is not made twice.
    if (madeId !== null) invite.mutate({ id: madeId })
    else create.mutate(personOf(fields), { onSuccess: ({ id }) => { setMadeId(id); invite.mutate({ id }) } })
  }
  return (
    <Modal open={isOpen} title={t.add} onCancel={end} footer={invite.data ? <Button type="primary" onClick={end}>{t.close}</Button> : null} destroyOnHidden mask={{ closable: false }}>
      <ProblemNotice problem={create.error ?? invite.error} />
      {invite.data ? <InvitationLink invitation={invite.data} /> : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={make}>
          <PersonFieldset />
          <Button type="primary" htmlType="submit" loading={create.isPending || invite.isPending}>{t.make}</Button>
        </Form>
      )}
    </Modal>
  )
}
