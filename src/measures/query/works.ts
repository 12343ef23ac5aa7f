import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText } from '../wording.ts'

/** Opening a query shows that it is kept up, not that its answers are right. */
const ONLY_OPENED = 0.6

export const queryWorks = defineMeasure({
  id: 'query/works',
  version: 1,
  kind: 'automatic',
  title: '查询服务可用',
  explain: '逐项打开常用查询服务，得分为能够打开的占比；无法自动打开核实的不计，全部无法核实的由人工判断。机器只看查询能否打开，不向网站提交查询，答案是否准确需人工抽查，因此可信度乘以 0.6。没有查询服务、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['query-services'],
  likes: ['coverage'],
  judge({ 'query-services': services, coverage }) {
    if (services.value.length === 0) return rateAbsent('常用查询服务', coverage, '开设便民、利企常用查询服务，并保持可用')
    const checked = services.value.filter(({ works }) => works !== null)
    if (checked.length === 0) return askPerson(`见到 ${services.value.length} 项查询服务，但都无法自动核实是否可用：${entryList(services.value)}`)
    const dead = checked.filter(({ works }) => works === false)
    const rating = (checked.length - dead.length) / checked.length
    const unchecked = services.value.length - checked.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, checked.length, coverage ? unseenShare(coverage) : 0) * ONLY_OPENED,
      reasons: [
        `检查 ${checked.length} 项查询服务，能够打开的 ${fractionText(checked.length - dead.length, checked.length)}`,
        ...(dead.length > 0 ? [`打不开的：${entryList(dead)}`] : []),
        ...(unchecked > 0 ? [`无法核实、未计入的 ${unchecked} 项`] : []),
        '没有提交查询，未核对查询结果是否准确',
      ],
      advice: ['修复或下线打不开的查询服务'],
      evidence: [...dead, ...checked].map(({ evidence }) => evidence),
    })
  },
})
