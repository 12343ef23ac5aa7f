import { z } from 'zod'
import { columnPart } from '../column-match.ts'
import { isWithin } from '../dates.ts'
import { entriesOf } from '../entry-match.ts'
import { INTERPRETATION_COLUMN } from '../lexicon/interpretation.ts'
import { defineMeasure } from '../measure.ts'
import { isAbsenceCertain, sampleConfidence } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const interpretTimely = defineMeasure({
  id: 'interpret/timely',
  version: 1,
  kind: 'automatic',
  title: '政策解读栏目与及时性',
  explain: '取两项平均：①设有政策解读栏目且有内容；②评估日前 windowDays 天（默认 365）内、能与政策文件配对（相互链接或标题对应）的解读中，发布日期比文件晚不超过 days 天（默认 5，即三个工作日加周末；与文件同日或早于文件为及时）的比例。窗口内没有任何解读的②得 0。有解读但都不能与文件配对或没有日期时不评分。',
  params: z.strictObject({ days: z.int().nonnegative().default(5), windowDays: z.int().positive().default(365) }),
  needs: ['interpretations', 'columns', 'entries'],
  likes: ['coverage'],
  judge({ interpretations, columns, entries, coverage }, { days, windowDays }, { date }) {
    const part = columnPart(INTERPRETATION_COLUMN, columns.value)
    const entry = entriesOf(entries.value, 'interpretation-column')[0]
    const recent = interpretations.value.filter(({ publishDate }) => isWithin(publishDate, windowDays, date))
    const advice = `开设政策解读栏目，解读与文件同步发布，最迟不超过 ${days} 天`
    const hasColumn = part.state === 'yes' || (part.state !== 'no' && entry?.works === true)
    if (!hasColumn && part.state === 'absent' && !entry && interpretations.value.length === 0) return rateAbsent('政策解读栏目和解读材料', coverage, advice)
    if (!hasColumn && (part.state === 'unknown' || (part.state === 'absent' && entry?.works === null))) return askPerson(`找到政策解读栏目，未能看到其中内容：${entry ? entry.url : (part.note ?? '')}`)
    if (!hasColumn && part.state === 'absent' && !isAbsenceCertain(coverage)) return rateAbsent('政策解读栏目', coverage, advice)
    const dated = recent.flatMap(item => (item.policy?.lagDays === null || item.policy === null ? [] : [{ item, lag: item.policy.lagDays }]))
    if (dated.length === 0 && recent.length > 0) return { outcome: 'undetermined', reason: `${windowDays} 天内有解读 ${recent.length} 篇，都不能与政策文件配对或没有日期，无法计算时差`, missing: ['interpretations'] }
    if (recent.length === 0 && !isAbsenceCertain(coverage)) return rateAbsent(`${windowDays} 天内发布的解读材料`, coverage, advice)
    const late = dated.filter(({ lag }) => lag > days)
    const timely = dated.length === 0 ? 0 : (dated.length - late.length) / dated.length
    const rating = (Number(hasColumn) + timely) / 2
    return rate({
      rating,
      confidence: dated.length === 0 ? 0.8 : sampleConfidence(timely, dated.length),
      reasons: [
        hasColumn ? '设有政策解读栏目' : part.state === 'no' ? (part.note ?? '政策解读栏目为空') : '没有政策解读栏目',
        dated.length === 0 ? `${windowDays} 天内没有发布解读` : `可计算时差的解读 ${dated.length} 篇，${days} 天内发布的 ${fractionText(dated.length - late.length, dated.length)}`,
        ...(late.length > 0 ? [`不及时：${listNames(late.map(({ item, lag }) => `${quoteName(item.title)}（晚 ${lag} 天）`), '篇')}`] : []),
      ],
      advice: [...(hasColumn ? [] : ['开设政策解读栏目并发布解读']), ...(timely < 1 ? [`解读与文件同步发布，最迟不超过 ${days} 天`] : [])],
      evidence: [...(part.evidence ?? []), entry?.evidence, ...late.map(({ item }) => item.evidence), ...dated.map(({ item }) => item.evidence)],
    })
  },
})
