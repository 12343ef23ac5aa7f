import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { hostOf, placeText, tally } from '../entry.ts'
import { rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'
import { serviceState, servicesNamed, serviceText } from '../service-places.ts'

export const channelPaymentUnified = defineMeasure({
  id: 'channel/payment-unified',
  version: 1,
  kind: 'suggested',
  title: '统一在线支付',
  explain: '查找在线缴费、公共支付平台等入口，不实际缴费。建议得分：有能打开的支付入口得 0.7，打开没有核实的得 0.5，只在页面文字中提到得 0.3；全部支付入口指向同一主机再加 0.2，见到多种支付方式再加 0.1。有收费的办事指南有多少提到缴费方式，列出供参考。没有、且已看足够多的页面，建议 0。',
  params: z.strictObject({}),
  needs: ['named-services'],
  likes: ['guides', 'coverage'],
  judge({ 'named-services': services, guides, coverage }) {
    const found = servicesNamed(services.value, '在线支付')
    const state = serviceState(found)
    if (state === 'absent' || state === 'dead') return rateAbsent(state === 'dead' ? '能打开的在线支付入口' : '在线支付', coverage, '对涉及行政事业性收费的事项提供统一的在线支付')
    const hosts = tally(found.filter(({ by }) => by !== 'text').map(({ url }) => hostOf(url)))
    const ways = servicesNamed(services.value, '电子支付方式')
    const charged = (guides?.value ?? []).filter(guide => /\d+\s*元|收费标准(?!.*不收费)/.test(guide.elements['收费标准'] ?? ''))
    const payable = charged.filter(guide => /在线|网上|支付|缴费平台|扫码/.test(`${guide.elements['收费标准'] ?? ''}${guide.elements['办理流程'] ?? ''}`))
    return rate({
      rating: ({ works: 7, unknown: 5, mentioned: 3 }[state] + Number(hosts.length === 1) * 2 + Number(ways.length > 0)) / 10,
      confidence: 0.5,
      reasons: [
        `在线支付：${found.slice(0, 3).map(serviceText).join('、')}`,
        hosts.length > 1 ? `支付入口分在 ${hosts.length} 个主机：${hosts.slice(0, 4).map(({ key }) => placeText(key)).join('、')}` : hosts.length === 1 ? `支付入口都在 ${placeText(hosts[0]?.key ?? '')}` : '没有见到支付入口的地址',
        ...(ways[0] ? [`见到支付方式：${quoteName(ways[0].by === 'text' ? ways[0].excerpt : ways[0].title)}`] : []),
        ...(charged.length > 0 ? [`收费的办事指南 ${charged.length} 份，其中写明在线缴费方式的 ${payable.length} 份`] : []),
        '建议仅供参考，请抽查收费事项核实',
      ],
      advice: ['收费事项统一接入公共支付平台，提供多种支付方式'],
      evidence: found.map(({ evidence }) => evidence),
    })
  },
})
