import { Form, Input, Select } from 'antd'
import { useAllItems } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import type { Campaign } from '../../parts/campaign.ts'
import { CampaignForm } from './campaign-form.tsx'
import type { PartProps } from './parts.ts'

export const BASIC_WORDS = defineWords({
  title: ['名称', 'Title'],
  titleHint: ['如：2026 年全市政府网站评估', 'E.g. City websites 2026'],
  slug: ['网址简称', 'Short name in addresses'],
  slugHint: ['小写字母、数字和连字符；用于已发布结果的网址，建立后不变', 'Lower-case letters, digits and hyphens; part of the address of published results, and fixed'],
  windowFrom: ['评估时段从', 'Window from'],
  windowTo: ['到', 'to'],
  evaluationDate: ['评估日', 'Evaluation date'],
  dateHint: ['判断“更新是否及时”等一律以这一天为准，所以复评结果不变', 'Whether something is up to date is judged as of this day, so judging again gives the same'],
  timeZone: ['时区', 'Time zone'],
  earlier: ['上一次评估', 'Earlier campaign'],
  earlierHint: ['用于逐年比较', 'For comparing years'],
  noEarlier: ['没有', 'none'],
  required: ['请填写', 'Please fill in'],
  reversed: ['结束不能早于开始', 'The end is before the start'],
  badSlug: ['只能用小写字母、数字和连字符', 'Only lower-case letters, digits and hyphens'],
  locked: ['评分开始后不再改动', 'Fixed once marking has begun'],
})

export interface Basics { readonly title: string; readonly windowFrom: string; readonly windowTo: string; readonly evaluationDate: string; readonly timeZone: string; readonly earlierCampaignId: string }

const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'UTC']
/** What marks were given by does not change under them; the server refuses it, too. */
export const isMarking = ({ state }: Pick<Campaign, 'state'>): boolean => ['assessing', 'adjudicating', 'replying'].includes(state)

export function BasicFields({ isLocked = false, ownId }: { readonly isLocked?: boolean; readonly ownId?: string }) {
  const t = useWords(BASIC_WORDS)
  const { data } = useAllItems('get /campaigns', {})
  const required = { required: true, message: t.required }
  return (
    <>
      <Form.Item name="title" label={t.title} rules={[{ ...required, whitespace: true }]}><Input placeholder={t.titleHint} maxLength={200} /></Form.Item>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
        <Form.Item name="windowFrom" label={t.windowFrom} rules={[required]}><Input type="date" disabled={isLocked} /></Form.Item>
        <Form.Item name="windowTo" label={t.windowTo} dependencies={['windowFrom']} rules={[required, ({ getFieldValue }) => ({ validator: async (_, to: string) => { if (to && to < String(getFieldValue('windowFrom') ?? '')) throw new Error(t.reversed) } })]}><Input type="date" disabled={isLocked} /></Form.Item>
      </div>
      <Form.Item name="evaluationDate" label={t.evaluationDate} extra={isLocked ? t.locked : t.dateHint} rules={[required]} style={{ maxWidth: 420 }}><Input type="date" disabled={isLocked} style={{ width: 170 }} /></Form.Item>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
        <Form.Item name="timeZone" label={t.timeZone}><Select style={{ width: 180 }} options={ZONES.map(value => ({ value, label: value }))} /></Form.Item>
        <Form.Item name="earlierCampaignId" label={t.earlier} extra={t.earlierHint}><Select style={{ width: 300, maxWidth: '100%' }} options={[{ value: '', label: t.noEarlier }, ...(data?.items ?? []).filter(({ id, state }) => id !== ownId && state === 'published').map(({ id, title }) => ({ value: id, label: title }))]} /></Form.Item>
      </div>
    </>
  )
}

export const basicsOf = ({ title, windowFrom, windowTo, evaluationDate, timeZone, earlierCampaignId }: Campaign): Basics => ({ title, windowFrom, windowTo, evaluationDate, timeZone, earlierCampaignId: earlierCampaignId ?? '' })

export function BasicsPart({ campaign, ...next }: PartProps) {
  const t = useWords(BASIC_WORDS)
  return (
    <CampaignForm
      campaign={campaign} read={basicsOf} {...next}
      changesOf={({ earlierCampaignId, ...rest }) => ({ ...rest, title: rest.title.trim(), earlierCampaignId: earlierCampaignId || null })}
      labels={{ title: t.title, windowFrom: t.windowFrom, windowTo: t.windowTo, evaluationDate: t.evaluationDate, timeZone: t.timeZone, earlierCampaignId: t.earlier }}
    >{() => <BasicFields isLocked={isMarking(campaign)} ownId={campaign.id} />}</CampaignForm>
  )
}
