import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { censusConfidence } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const dataApplications = defineMeasure({
  id: 'data/applications',
  version: 1,
  kind: 'suggested',
  title: '开放数据典型应用',
  explain: '统计数据开放平台列出、链接能打开的应用，建议得分 = min(1, 可用应用数 ÷ atLeast)，atLeast 默认 5。链接没有打开过的应用不算可用；这样的应用足以改变得分时不给建议，交人判断。应用效果由人确认。没有平台或没有列出应用得 0。',
  params: z.strictObject({ atLeast: z.int().positive().default(5) }),
  needs: ['data-platform'],
  likes: ['coverage'],
  judge({ 'data-platform': platform, coverage }, { atLeast }) {
    const advice = `在数据开放平台展示利用开放数据做成的应用（${atLeast} 个以上），说明所用数据和效果，保证链接可用`
    if (!platform.value) return rateAbsent('数据开放平台', coverage, `建设数据开放平台；${advice}`)
    const { applications, url } = platform.value
    const working = applications.filter(({ works }) => works === true)
    const unknown = applications.filter(({ works }) => works === null)
    const dead = applications.filter(({ works }) => works === false)
    if (working.length < atLeast && unknown.length > 0) return askPerson(`数据开放平台列出应用 ${applications.length} 个，其中能打开 ${working.length} 个，${unknown.length} 个没有打开过：${listNames(unknown.map(({ title }) => quoteName(title)))}`)
    return rate({
      rating: Math.min(1, working.length / atLeast),
      confidence: censusConfidence(0.2),
      reasons: [
        applications.length === 0 ? `数据开放平台 ${url} 没有列出应用` : `列出应用 ${applications.length} 个，能打开的 ${working.length} 个，应有 ${atLeast} 个以上${working.length > 0 ? `：${listNames(working.map(({ title }) => quoteName(title)))}` : ''}`,
        ...(dead.length > 0 ? [`打不开：${listNames(dead.map(({ title }) => quoteName(title)))}`] : []),
      ],
      advice: [advice],
      evidence: platform.evidence,
    })
  },
})
