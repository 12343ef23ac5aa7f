import { Form, Input, InputNumber, Switch, Typography } from 'antd'
import { defineWords, useWords } from '../../app/language.tsx'
import { fromLocal, toLocal } from '../../kit/local-time.ts'
import type { Campaign } from '../../parts/campaign.ts'
import { CampaignForm } from './campaign-form.tsx'
import type { PartProps } from './parts.ts'

const WORDS = defineWords({
  deadlines: ['期限', 'Deadlines'],
  declareUntil: ['申报截止', 'Declarations until'],
  assessUntil: ['评分截止', 'Marks until'],
  replyHint: ['答复截止日在开放初步结果时确定。', 'The last day for replies is set when preliminary results are opened.'],
  collecting: ['采集', 'Collecting'],
  lead: ['不填的用默认值。采集器每个主机限速、遵守 robots.txt、只读取不提交。', 'What is left empty has its default. The collector paces itself per host, obeys robots.txt and submits nothing.'],
  maxPages: ['每个网站最多页数', 'Pages per website, at most'],
  maxMinutes: ['每个网站最多分钟', 'Minutes per website, at most'],
  rate: ['每个主机每秒请求数', 'Requests per second and host'],
  concurrency: ['同时请求数', 'Requests at a time'],
  browser: ['用浏览器渲染并截图', 'Render in a browser, with screenshots'],
  availability: ['可用性监测', 'Availability'],
  availabilityLead: ['按国家规则每天间隔访问 20 次，连续 7 天；超过 15 秒算打不开。', 'By the national rule 20 spaced visits a day for 7 days; more than 15 seconds counts as not open.'],
  from: ['开始时间', 'From'],
  days: ['天数', 'Days'],
  visits: ['每天次数', 'Visits a day'],
})

interface Collecting {
  readonly declareUntil: string; readonly assessUntil: string
  readonly maxPages: number | null; readonly maxMinutes: number | null; readonly rate: number | null; readonly concurrency: number | null; readonly browser: boolean
  readonly from: string; readonly days: number | null; readonly visitsPerDay: number | null
}

const read = ({ declareUntil, assessUntil, settings: { collect = {}, availability } }: Campaign): Collecting => ({
  declareUntil: toLocal(declareUntil), assessUntil: toLocal(assessUntil),
  maxPages: collect.maxPages ?? null, maxMinutes: collect.maxMinutes ?? null, rate: collect.rate ?? null, concurrency: collect.concurrency ?? null, browser: collect.browser ?? true,
  from: toLocal(availability?.from ?? null), days: availability?.days ?? null, visitsPerDay: availability?.visitsPerDay ?? null,
})

/** Only what was filled in; the rest has its default. */
const filled = <T extends Readonly<Record<string, unknown>>>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''))

export function CollectingPart({ campaign, ...next }: PartProps) {
  const t = useWords(WORDS)
  const number = (name: keyof Collecting & string, label: string, placeholder: string, most: number, least = 1) => <Form.Item name={name} label={label}><InputNumber min={least} max={most} placeholder={placeholder} style={{ width: 150 }} /></Form.Item>
  return (
    <CampaignForm<Collecting>
      campaign={campaign} read={read} {...next}
      changesOf={({ declareUntil, assessUntil, maxPages, maxMinutes, rate, concurrency, browser, from, days, visitsPerDay }, { settings: { availability: _before, ...settings } }) => ({
        declareUntil: fromLocal(declareUntil), assessUntil: fromLocal(assessUntil),
        settings: {
          ...settings, collect: filled({ maxPages, maxMinutes, rate, concurrency, ...(!browser && { browser }) }),
          ...(from !== '' && { availability: { from: fromLocal(from) ?? '', ...filled({ days, visitsPerDay }) } }),
        },
      })}
      labels={{ declareUntil: t.declareUntil, assessUntil: t.assessUntil, maxPages: t.maxPages, maxMinutes: t.maxMinutes, rate: t.rate, concurrency: t.concurrency, browser: t.browser, from: t.from, days: t.days, visitsPerDay: t.visits }}
    >{() => (
      <>
        <Heading text={t.deadlines} lead={t.replyHint} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
          <Form.Item name="declareUntil" label={t.declareUntil}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="assessUntil" label={t.assessUntil}><Input type="datetime-local" /></Form.Item>
        </div>
        <Heading text={t.collecting} lead={t.lead} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
          {number('maxPages', t.maxPages, '3000', 1_000_000)}
          {number('maxMinutes', t.maxMinutes, '720', 22 * 60)}
          {number('rate', t.rate, '2', 1_000, 0)}
          {number('concurrency', t.concurrency, '4', 64)}
        </div>
        <Form.Item name="browser" label={t.browser} valuePropName="checked"><Switch /></Form.Item>
        <Heading text={t.availability} lead={t.availabilityLead} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
          <Form.Item name="from" label={t.from}><Input type="datetime-local" /></Form.Item>
          {number('days', t.days, '7', 366)}
          {number('visitsPerDay', t.visits, '20', 288)}
        </div>
      </>
    )}</CampaignForm>
  )
}

function Heading({ text, lead }: { readonly text: string; readonly lead: string }) {
  return <><Typography.Title level={2} style={{ fontSize: 17, marginTop: 8 }}>{text}</Typography.Title><p className="soft">{lead}</p></>
}
