import { Alert, Form, Input, Modal } from 'antd'
import { useAction, useReply } from '../api/queries.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import type { Campaign } from '../parts/campaign.ts'
import { PHASE_WORDS } from './phases.ts'

const WORDS = defineWords({
  back: ['返回', 'Not now'],
  until: ['单位最晚在哪一天答复（含当天，按单位所在时区）', 'Last day on which units may answer, to its end in their own time zone'],
  required: ['请填写', 'Please fill in'],
  title: ['发布的标题', 'Title of the publication'],
  reason: ['更正了什么、为什么（公开）', 'What is corrected, and why; it is public'],
  notReady: ['还有未完成的事，见“现在要做”中标明“挡住下一步”的各行。', 'Something is still open: see the lines under “To be done now” that hold the next step up.'],
  reopenLead: ['批次回到“答复”阶段。', 'The campaign goes back to the right of reply.'],
  cancelLead: ['批次停止，所有人不能再改动；已采集和评分的内容保留。不能恢复。', 'The campaign stops and nobody changes anything; what was collected and marked is kept. It cannot be taken back.'],
})

export type Ending = 'open' | 'close' | 'reopen' | 'publish' | 'correct' | 'cancel'
interface EndDialogsProps { readonly campaign: Campaign; readonly ending: Ending | null; readonly titles: Readonly<Record<Ending, string>>; readonly onClose: () => void }
type DialogProps = Pick<EndDialogsProps, 'campaign' | 'onClose'> & { readonly title: string }

/** The steps that end something, each with what it means, and a reason where others will want to know. */
export function EndDialogs({ campaign, ending, titles, onClose }: EndDialogsProps) {
  const t = useWords(WORDS)
  const reopen = useAction('post /campaigns/{id}/reopen')
  const cancel = useAction('post /campaigns/{id}/cancel')
  const close = () => { reopen.reset(); cancel.reset(); onClose() }
  const [acting, lead] = ending === 'reopen' ? [reopen, t.reopenLead] : [cancel, t.cancelLead]
  const given = { campaign, onClose: close }
  return (
    <>
      {ending === 'open' && <OpenDialog {...given} title={titles.open} />}
      {ending === 'close' && <CloseDialog {...given} title={titles.close} />}
      {(ending === 'publish' || ending === 'correct') && <PublishDialog {...given} title={titles[ending]} isCorrection={ending === 'correct'} />}
      <ReasonDialog
        title={ending === 'reopen' || ending === 'cancel' ? titles[ending] : null} verb={titles[ending ?? 'cancel']} lead={lead} danger={ending === 'cancel'} isBusy={acting.isPending} problem={acting.error} onClose={close}
        onGo={reason => { acting.mutate({ id: campaign.id, version: campaign.version, reason }, { onSuccess: close }) }}
      />
    </>
  )
}

function OpenDialog({ campaign, title, onClose }: DialogProps) {
  const t = useWords(WORDS)
  const say = useSay()
  const [form] = Form.useForm<{ until: string }>()
  const open = useAction('post /campaigns/{id}/open-results')
  return (
    <Modal open title={title} okText={title} cancelText={t.back} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: open.isPending }}>
      <ProblemNotice problem={open.error} />
      <p>{say(PHASE_WORDS.replying.begins)}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ until }) => { open.mutate({ id: campaign.id, version: campaign.version, until }, { onSuccess: onClose }) }}>
        <Form.Item name="until" label={t.until} rules={[{ required: true, message: t.required }]}><Input type="date" style={{ width: 180 }} /></Form.Item>
      </Form>
    </Modal>
  )
}

function CloseDialog({ campaign, title, onClose }: DialogProps) {
  const t = useWords(WORDS)
  const say = useSay()
  const check = useReply('get /campaigns/{id}/check', { id: campaign.id })
  const close = useAction('post /campaigns/{id}/close')
  return (
    <Modal open title={title} okText={title} cancelText={t.back} onCancel={onClose} okButtonProps={{ loading: close.isPending || check.isPending, disabled: check.data?.isReady === false }} onOk={() => { close.mutate({ id: campaign.id, version: campaign.version }, { onSuccess: onClose }) }}>
      <ProblemNotice problem={close.error ?? check.error} />
      {check.data?.isReady === false ? <Alert type="warning" showIcon title={t.notReady} /> : <p>{say(PHASE_WORDS.closed.begins)}</p>}
    </Modal>
  )
}

function PublishDialog({ campaign, title, isCorrection, onClose }: DialogProps & { readonly isCorrection: boolean }) {
  const t = useWords(WORDS)
  const say = useSay()
  const [form] = Form.useForm<{ title: string; reason: string }>()
  const publish = useAction('post /campaigns/{id}/publish')
  const correct = useAction('post /campaigns/{id}/correct')
  const on = { id: campaign.id, version: campaign.version }
  return (
    <Modal open title={title} okText={title} cancelText={t.back} onCancel={onClose} onOk={() => { form.submit() }} okButtonProps={{ loading: publish.isPending || correct.isPending }}>
      <ProblemNotice problem={publish.error ?? correct.error} />
      <p>{say(PHASE_WORDS.published.begins)}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ title: campaign.title }} onFinish={given => {
        if (isCorrection) correct.mutate({ ...on, title: given.title.trim(), reason: given.reason.trim() }, { onSuccess: onClose })
        else publish.mutate({ ...on, title: given.title.trim() }, { onSuccess: onClose })
      }}>
        <Form.Item name="title" label={t.title} rules={[{ required: true, whitespace: true, message: t.required }]}><Input maxLength={200} /></Form.Item>
        {isCorrection && <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true, message: t.required }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={5_000} /></Form.Item>}
      </Form>
    </Modal>
  )
}
