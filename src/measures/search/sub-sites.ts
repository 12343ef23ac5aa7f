import { z } from 'zod'
import { placeText, tally } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { answeredTrials, rateUnanswered } from '../site-search.ts'
import { listNames } from '../wording.ts'

export const searchSubSites = defineMeasure({
  id: 'search/sub-sites',
  version: 1,
  kind: 'automatic',
  title: '搜索下级网站',
  explain: '看站内搜索的结果来自哪些主机：除本站主机外，属于本单位的主机、本站域名下的主机，以及其他 .gov.cn 主机（中国政府网 www.gov.cn 除外）算下级网站；见到 atLeast 个（默认 3）得 1，不足的按比例。机器不核对行政隶属关系。没有看到搜索结果的不作判定；没有站内搜索、且已看足够多的页面，得 0。',
  params: z.strictObject({ atLeast: z.int().positive().default(3) }),
  needs: ['entries', 'home'],
  likes: ['search-trials', 'hosts', 'coverage'],
  judge({ 'search-trials': trials, home, hosts, entries, coverage }, { atLeast }) {
    const judged = answeredTrials(trials?.value ?? [])
    if (judged.length === 0) return rateUnanswered(trials?.value ?? [], entries, coverage, '能否搜到下级网站')
    const own = bare(home.value.host)
    const unit = new Set((hosts?.value ?? []).map(({ host }) => bare(host)))
    const others = tally(judged.flatMap(trial => [...new Set(trial.hosts.map(bare))]).filter(host => host !== own && host !== 'gov.cn' && (unit.has(host) || host.endsWith(`.${own}`) || host.endsWith('.gov.cn'))))
    const rating = Math.min(1, others.length / atLeast)
    return rate({
      rating,
      confidence: sampleConfidence(rating, judged.length),
      reasons: [`试搜 ${judged.length} 次，结果来自下级网站 ${others.length} 个，要求 ${atLeast} 个${others.length > 0 ? `：${listNames(others.map(({ key }) => placeText(key)))}` : ''}`],
      advice: ['把下级政府和部门网站的信息、服务纳入站内搜索'],
      evidence: trials?.evidence ?? [],
    })
  },
})

/** Host in lower case without leading `www.`; the port stays, it may be all that tells two sites apart. */
function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}
