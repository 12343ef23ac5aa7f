import { z } from 'zod'
import type { NamedService } from '../../facts/facts.ts'
import { entriesOf } from '../entry-match.ts'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { serviceState, servicesNamed, serviceText } from '../service-places.ts'
import { rate, rateAbsent } from '../share.ts'

const KINDS = [{ name: '主动推送', services: ['主动推送'] }, { name: '智能提醒', services: ['智能提醒'] }, { name: '智能互动（客服）', services: ['智能客服'] }] as const
/** A place that works, one nobody opened, a mention. */
const WORTH = { works: 1, unknown: 0.7, mentioned: 0.5, dead: 0, absent: 0 } as const

export const smartService = defineMeasure({
  id: 'smart/service',
  version: 1,
  kind: 'suggested',
  title: '服务智能化',
  explain: '查找主动推送、智能提醒、智能互动（客服）三类服务的入口和说明，不登录、不提问。建议得分为三类得分的平均：有能打开的入口 1，没有打开核实的 0.7，只有文字提及的 0.5，没有 0；只见到面向个人或只见到面向企业的办事频道的乘以 0.7。三类都没有、且已看足够多的页面，0。需用个人和企业账号登录、向客服提问核实。',
  params: z.strictObject({}),
  needs: ['named-services', 'entries'],
  likes: ['coverage'],
  judge({ 'named-services': services, entries, coverage }) {
    const boxes = entriesOf(entries.value, 'question-box').filter(({ works }) => works !== false)
    const found = KINDS.map(({ name, services: names }) => ({ name, places: servicesNamed(services.value, ...names) }))
    const worth = found.map(({ name, places }) => Math.max(WORTH[serviceState(places)], name.startsWith('智能互动') && boxes.length > 0 ? (boxes.some(({ works }) => works === true) ? 1 : 0.7) : 0))
    if (worth.every(one => one === 0)) return rateAbsent('主动推送、智能提醒、智能客服', coverage, '提供主动推送、智能提醒和智能客服')
    const audiences = (['面向个人', '面向企业'] as const).filter(name => servicesNamed(services.value, name).length > 0)
    const average = worth.reduce((sum, one) => sum + one, 0) / worth.length
    const line = ({ name, places }: { name: string; places: readonly NamedService[] }): string => `${name}：${places[0] ? places.slice(0, 2).map(serviceText).join('；') : name.startsWith('智能互动') && boxes.length > 0 ? entryList(boxes) : '没有见到'}`
    return rate({
      rating: audiences.length === 1 ? average * 0.7 : average,
      confidence: 0.4,
      reasons: [...found.map(line), audiences.length === 0 ? '没有见到分个人、企业的办事频道' : `见到的对象：${audiences.join('、')}`, '建议仅供参考，请登录并提问核实'],
      advice: [`补充${found.filter((_, index) => (worth[index] ?? 0) < 1).map(({ name }) => name).join('、') || '面向另一类用户的服务'}`],
      evidence: [...found.flatMap(({ places }) => places.map(({ evidence }) => evidence)), ...boxes.map(({ evidence }) => evidence)],
    })
  },
})
