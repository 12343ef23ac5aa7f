import { z } from 'zod'
import { archivedChannels, channelText, unityOf } from '../channel-functions.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rateAbsent, rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** What the two halves are worth; that their data are joined only a person can tell. */
const EACH = 0.4

export const channelInteractionUnified = defineMeasure({
  id: 'channel/interaction-unified',
  version: 1,
  kind: 'suggested',
  title: '统一互动渠道',
  explain: '看有没有统一的政务服务热线（12345 等，页面上有名称或号码）和统一的网上咨询投诉入口（各渠道指向同一主机）。建议得分：有统一热线 0.4，有网上咨询 0.4（各渠道不统一的按指向同一主机的渠道占比折算），热线页面与网上咨询在同一主机再加 0.2。数据是否打通由人核实。都没有、且已看足够多的页面，建议 0。',
  params: z.strictObject({}),
  needs: ['channels', 'named-services'],
  likes: ['coverage'],
  judge({ channels, 'named-services': services, coverage }) {
    const given = archivedChannels(channels.value)
    const hotlines = services.value.filter(({ name, works }) => name === '服务热线' && works !== false)
    const consult = unityOf(given, '咨询投诉')
    if (hotlines.length === 0 && consult.offering.length === 0) return rateAbsent('统一热线和网上咨询投诉渠道', coverage, '建立统一的政务服务热线和网上咨询投诉渠道')
    const share = consult.offering.length === 0 ? 0 : consult.united.length / consult.offering.length
    const isJoined = hotlines.some(({ url, by }) => by !== 'text' && placeText(url).includes(consult.host)) && consult.host !== ''
    return rate({
      rating: (Number(hotlines.length > 0) * EACH * 10 + share * EACH * 10 + Number(isJoined) * 2) / 10,
      confidence: 0.6,
      reasons: [
        hotlines[0] ? `有统一热线：${quoteName(hotlines[0].by === 'text' ? hotlines[0].excerpt : hotlines[0].title)}（${placeText(hotlines[0].url)}）` : '没有见到统一热线',
        consult.offering.length > 0 ? `有网上咨询投诉的渠道 ${consult.offering.length} 个，指向 ${placeText(consult.host)} 的 ${fractionText(consult.united.length, consult.offering.length)}：${listNames(consult.offering.map(channelText))}` : '没有见到网上咨询投诉入口',
        '热线与网上咨询的数据是否打通，由人核实',
      ],
      advice: ['把热线整合为一个号码，网上咨询投诉归于一个平台，受理和查询打通'],
      evidence: [...hotlines.slice(0, 3).map(({ evidence }) => evidence), ...consult.offering.map(({ evidence }) => evidence)],
    })
  },
})
