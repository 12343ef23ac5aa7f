import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { defineWords, useWords } from '../app/language.tsx'
import { ProblemNotice } from './problem-notice.tsx'

const WORDS = defineWords({
  reason: ['理由（记入审计日志）', 'Reason, kept in the audit log'],
  required: ['请写明理由', 'Please give a reason'],
  back: ['返回', 'Back'],
})

export interface ReasonDialogProps {
  /** Null: closed. */
  readonly title: string | null
  /** What will happen. */
  readonly lead?: ReactNode
  readonly verb: string
  readonly danger?: boolean
  readonly isBusy: boolean
  readonly problem: Error | null
  readonly onGo: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for a reason before something is done that others will want to understand. What was typed stays when it is refused. */
export function ReasonDialog({ title, lead, verb, danger = false, isBusy, problem, onGo, onClose }: ReasonDialogProps) {
  const t = useWords(WORDS)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal open={title !== null} title={title} onCancel={onClose} onOk={() => { form.submit() }} okText={verb} cancelText={t.back} okButtonProps={{ danger, loading: isBusy }} destroyOnHidden>
      {lead !== undefined && <div style={{ marginBottom: 12 }}>{lead}</div>}
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={({ reason }) => { onGo(reason.trim()) }}>
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true, message: t.required }]}><Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5_000} /></Form.Item>
      </Form>
    </Modal>
  )
}
