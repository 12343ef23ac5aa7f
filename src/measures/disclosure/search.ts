import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText, quoteName } from '../wording.ts'

export const disclosureSearch = defineMeasure({
  id: 'disclosure/search',
  version: 1,
  kind: 'automatic',
  title: '公开信息检索可用',
  explain: '查找信息公开板块的检索入口，用采集到的信息标题试查。板块自己的检索能返回结果页得 1；没有板块检索、只有全站检索且可用得 siteOnly（默认 0.5）；有入口但所有试查都没有得到结果页得 0；没有任何检索得 0。找到入口而没有试查、也看不出能否使用时，交人判断。',
  params: z.strictObject({ siteOnly: z.number().min(0).max(1).default(0.5) }),
  needs: ['entries'],
  likes: ['search-trials', 'coverage'],
  judge({ entries, 'search-trials': trials, coverage }, { siteOnly }) {
    const own = entriesOf(entries.value, 'disclosure-search')
    const found = own.length > 0 ? own : entriesOf(entries.value, 'search')
    const isOwn = own.length > 0
    const scope = isOwn ? 'disclosure' : 'site'
    const asked = (trials?.value ?? []).filter(trial => trial.scope === scope)
    const answered = asked.filter(trial => trial.answered).length
    const entry = found[0]
    if (!entry && asked.length === 0) return rateAbsent('信息公开检索入口', coverage, '在信息公开板块提供检索，支持按标题、文号、日期等查找')
    const name = `${isOwn ? '信息公开板块检索' : '全站检索'}${entry ? quoteName(entry.title) : ''}`
    const works = asked.length > 0 ? answered > 0 : (entry?.works ?? null)
    if (works === null) return askPerson(`找到${name}（${entry?.url ?? ''}），但没有试查，看不出能否使用`)
    const full = isOwn ? 1 : siteOnly
    return rate({
      rating: works ? full : 0,
      confidence: asked.length > 0 ? sampleConfidence(answered / asked.length, asked.length) : 0.7,
      reasons: [`${name}${works ? '可用' : '不可用'}`, ...(asked.length > 0 ? [`试查 ${asked.length} 次，得到结果页 ${fractionText(answered, asked.length)}`] : []), ...(isOwn ? [] : ['信息公开板块没有自己的检索'])],
      advice: [works ? '在信息公开板块设置只查公开信息的检索' : '修复检索功能，保证输入关键词能得到结果'],
      evidence: [...found.map(({ evidence }) => evidence), ...(trials?.evidence ?? [])],
    })
  },
})
