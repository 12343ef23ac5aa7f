import { z } from 'zod'
import { CHANNEL_FUNCTIONS } from '../../facts/facts.ts'
import { CHANNEL_TITLES } from '../../model/channel.ts'
import type { ChannelKind } from '../../model/channel.ts'
import { archivedChannels, placesOf } from '../channel-functions.ts'
import { defineMeasure } from '../measure.ts'
import { serviceState, servicesNamed, serviceText } from '../service-places.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const WAYS = ['互联网', '自助服务一体机', '政务微信', '政务App'] as const
const ACCOUNT: Readonly<Partial<Record<(typeof WAYS)[number], ChannelKind>>> = { 政务微信: 'wechat', 政务App: 'app' }

export const publicServiceChannels = defineMeasure({
  id: 'public/service-channels',
  version: 1,
  kind: 'suggested',
  title: '服务渠道多样',
  explain: '看某类服务（service，如社保服务）在哪些渠道上提供：互联网（网站、服务平台上有入口或页面）、自助服务一体机（页面提到）、政务微信和政务 App（导入的菜单中有该服务）。建议得分为提供的渠道占四种的比例。微信、App 没有导入内容的算未知，超过四分之一时不提建议，由人逐一核实。',
  params: z.strictObject({ service: z.enum(CHANNEL_FUNCTIONS) }),
  needs: ['channels', 'named-services'],
  likes: ['coverage'],
  judge({ channels, 'named-services': services, coverage }, { service }) {
    const archived = archivedChannels(channels.value)
    const terminals = servicesNamed(services.value, '自助终端')
    const parts = WAYS.map((name): Part => {
      const kind = ACCOUNT[name]
      if (name === '自助服务一体机') return terminals[0] ? { name, state: 'yes', evidence: terminals.flatMap(({ evidence }) => evidence ?? []).slice(0, 3), note: serviceText(terminals[0]) } : { name, state: 'absent' }
      const own = archived.filter(channel => (kind === undefined ? channel.hosts.length > 0 : channel.kind === kind))
      const offering = own.filter(channel => placesOf(channel, service).length > 0)
      const evidence = (offering.length > 0 ? offering : own).flatMap(channel => channel.evidence ?? []).slice(0, 3)
      if (offering.length > 0) return { name, state: 'yes', evidence }
      if (kind !== undefined && own.length === 0) return { name, state: 'unknown', note: `没有导入${CHANNEL_TITLES[kind][0]}的内容` }
      return kind === undefined ? { name, state: 'absent' } : { name, state: 'no', evidence, note: `${own.map(channel => quoteName(channel.name)).slice(0, 3).join('、')}的菜单中没有${service}` }
    })
    const judgement = rateParts(parts, { noun: '种渠道', quality: `提供${service}`, coverage, advice: lacking => `在${listNames(lacking)}上提供${service}` })
    return judgement.outcome === 'rated' ? { ...judgement, confidence: judgement.confidence * 0.6, reasons: [...judgement.reasons, serviceState(terminals) === 'absent' ? '没有见到自助终端' : `自助终端：${terminals.slice(0, 2).map(serviceText).join('；')}`] } : judgement
  },
})
