import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'

export const dataPlatform = defineMeasure({
  id: 'data/platform',
  version: 1,
  kind: 'automatic',
  title: '统一数据开放平台',
  explain: '查找统一的数据开放平台或数据开放目录（页面、CKAN 接口或 DCAT 目录）：看到平台得 1；只有平台入口且打不开得 0；足够范围内没有找到得 0。找到入口而没有看到平台内容时，交人判断。',
  params: z.strictObject({}),
  needs: ['data-platform', 'entries'],
  likes: ['datasets', 'coverage'],
  judge({ 'data-platform': platform, entries, datasets, coverage }) {
    const advice = '建设统一的数据开放平台，并在网站首页提供入口'
    if (platform.value) {
      const count = datasets?.value.length ?? 0
      return rate({ rating: 1, confidence: 1, reasons: [`有数据开放平台：${platform.value.url}${count > 0 ? `，看到数据集 ${count} 个` : ''}`], advice: [], evidence: [...platform.evidence, platform.value.catalogue?.evidence] })
    }
    const entry = entriesOf(entries.value, 'data-platform')[0]
    if (!entry) return rateAbsent('数据开放平台', coverage, advice)
    if (entry.works !== false) return askPerson(`找到数据开放入口${entryText(entry)}，没有看到平台内容`)
    return rate({ rating: 0, confidence: 0.9, reasons: [`数据开放入口${quoteName(entry.title)}打不开：${quoteName(entry.detail)}`], advice: ['修复数据开放平台的链接'], evidence: [entry.evidence] })
  },
})
