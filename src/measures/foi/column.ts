import { z } from 'zod'
import { columnsOf, itemsOf } from '../column-match.ts'
import { entriesOf } from '../entry-match.ts'
import { FOI_COLUMN } from '../lexicon/categories.ts'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'

export const foiColumn = defineMeasure({
  id: 'foi/column',
  version: 1,
  kind: 'automatic',
  title: '依申请公开栏目',
  explain: '查找“依申请公开”栏目：看到栏目页、能打开的入口，或标明属于该栏目的页面，得 1；只有入口且打不开，得 0；足够范围内没有找到，得 0。找到入口而看不出能否打开时，交人判断。',
  params: z.strictObject({}),
  needs: ['entries', 'columns'],
  likes: ['items', 'coverage'],
  judge({ entries, columns, items, coverage }) {
    const entry = entriesOf(entries.value, 'foi-column')[0]
    const column = columnsOf(FOI_COLUMN, columns.value)[0]
    const page = itemsOf(FOI_COLUMN, items?.value ?? [])[0]
    const seen = entry?.works === true ? { name: entry.title, url: entry.url, evidence: entry.evidence } : column ? { name: column.name, url: column.url, evidence: column.evidence } : page ? { name: page.title, url: page.url, evidence: page.evidence } : null
    if (seen) return rate({ rating: 1, confidence: 1, reasons: [`设有依申请公开栏目：${quoteName(seen.name)}（${seen.url}）`], advice: [], evidence: [seen.evidence] })
    if (!entry) return rateAbsent('依申请公开栏目', coverage, '在政府信息公开板块开设“依申请公开”栏目，写明申请方式、受理机构和时限')
    if (entry.works === null) return askPerson(`找到入口${entryText(entry)}，看不出能否打开`)
    return rate({ rating: 0, confidence: 0.9, reasons: [`依申请公开入口${quoteName(entry.title)}打不开：${quoteName(entry.detail)}`], advice: ['修复依申请公开栏目的链接'], evidence: [entry.evidence] })
  },
})
