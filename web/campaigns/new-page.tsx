import { Button, Form, Input, Steps } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../api/queries.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { BASIC_WORDS, BasicFields } from './set-up/basics.tsx'
import type { Basics } from './set-up/basics.tsx'
import { PART_TITLES, PARTS } from './set-up/parts.ts'

const WORDS = defineWords({
  title: ['新建批次', 'New campaign'],
  lead: ['先填基本信息；建立后是草稿，其余各步以后都可以改。', 'Begin with the basics. It is a draft then; everything else can be changed later, too.'],
  create: ['建立，继续下一步', 'Create and go on'],
})

type Draft = Basics & { readonly slug: string }
/** What was typed survives a reload or a wrong turn, in this tab. */
const KEPT = 'zhengheng.new-campaign'

function kept(): Partial<Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Draft>
  } catch {
    return {} // Storage can be shut off by the browser's settings.
  }
}
function keep(draft: Partial<Draft> | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(KEPT)
    else sessionStorage.setItem(KEPT, JSON.stringify(draft))
  } catch {
    // Not kept for a reload.
  }
}

export function Page() {
  const t = useWords(WORDS)
  const b = useWords(BASIC_WORDS)
  const say = useSay()
  const navigate = useNavigate()
  const [form] = Form.useForm<Draft>()
  const create = useAction('post /campaigns')
  useEffect(() => {
    const year = new Date().getFullYear()
    form.setFieldsValue({ slug: `${year}-${String(Math.trunc(Math.random() * 900) + 100)}`, windowFrom: `${year}-01-01`, windowTo: `${year}-12-31`, timeZone: 'Asia/Shanghai', earlierCampaignId: '', ...kept() })
  }, [form])
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <Steps size="small" current={0} style={{ marginBottom: 24 }} items={PARTS.map(part => ({ title: say(PART_TITLES[part]) }))} />
      <ProblemNotice problem={create.error} />
      <Form form={form} layout="vertical" requiredMark={false} style={{ maxWidth: 760 }} onValuesChange={(_, draft) => { keep(draft) }} onFinish={({ slug, earlierCampaignId, ...rest }) => {
        create.mutate({ ...rest, title: rest.title.trim(), slug, earlierCampaignId: earlierCampaignId || null }, { onSuccess: ({ id }) => { keep(null); void navigate(`/campaigns/${id}/set-up?part=cohorts&guide=1`) } })
      }}>
        <BasicFields />
        <Form.Item name="slug" label={b.slug} extra={b.slugHint} rules={[{ required: true, message: b.required }, { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: b.badSlug }]}><Input maxLength={100} style={{ width: 260 }} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>{t.create}</Button>
      </Form>
    </>
  )
}
