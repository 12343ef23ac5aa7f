import { z } from 'zod'
import type { Channel } from '../../facts/facts.ts'
import { CHANNEL_KINDS, CHANNEL_TITLES, SITE_KINDS } from '../../model/channel.ts'
import type { ChannelKind } from '../../model/channel.ts'
import { channelText } from '../channel-functions.ts'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames } from '../wording.ts'

export const channelDiversity = defineMeasure({
  id: 'channel/diversity',
  version: 1,
  kind: 'automatic',
  title: '渠道多元',
  explain: '看要求的各种渠道（kinds）是否都有：网站类渠道看到其页面即算有；政务新媒体导入了发布内容、且评估日前 staleDays 天（默认 30）内有发布的算有，没有的算长期不更新；只在网站上见到链接或二维码而没有导入内容的算有。得分为有的种数占应有种数的比例；网站上没有见到、且已看足够多的页面的，算没有。',
  params: z.strictObject({ kinds: z.array(z.enum(CHANNEL_KINDS)).min(1), staleDays: z.int().positive().default(30) }),
  needs: ['channels'],
  likes: ['entries', 'coverage'],
  judge({ channels, entries, coverage }, { kinds, staleDays }, { date }) {
    const parts = kinds.map((kind): Part => {
      const found = channels.value.filter(channel => channel.kind === kind)
      const linked = kind === 'service-platform' ? (entries?.value ?? []).find(entry => entry.kind === 'service-platform' && entry.works !== false) : undefined
      return partOf(kind, found, staleDays, date) ?? (linked ? { name: CHANNEL_TITLES[kind][0], state: 'yes', evidence: linked.evidence ? [linked.evidence] : [] } : { name: CHANNEL_TITLES[kind][0], state: 'absent' })
    })
    const judgement = rateParts(parts, { noun: '种渠道', quality: '已开通在用', coverage, evidence: channels.evidence, advice: lacking => `开通并持续更新：${listNames(lacking, '种', 10)}，并在门户网站上给出入口` })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, `见到的渠道：${listNames(channels.value.map(channel => `${channelText(channel)}${channel.seen === 'linked' ? '（只见到入口）' : ''}`), '个', 10)}`] } : judgement
  },
})

function partOf(kind: ChannelKind, found: readonly Channel[], staleDays: number, date: string): Part | null {
  const name = CHANNEL_TITLES[kind][0]
  if (found.length === 0) return null
  const evidence = found.flatMap(channel => channel.evidence ?? []).slice(0, 3)
  if (SITE_KINDS.includes(kind)) return { name, state: 'yes', evidence }
  const isAlive = found.some(({ seen, lastDate }) => {
    const age = daysBetween(lastDate, date)
    return seen === 'linked' || (age !== null && age <= staleDays)
  })
  return isAlive ? { name, state: 'yes', evidence } : { name, state: 'no', evidence, note: `${found.map(channelText).slice(0, 3).join('、')}在评估日前 ${staleDays} 天内没有发布` }
}
