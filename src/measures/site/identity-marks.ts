import { z } from 'zod'
import type { FactMap, FooterMarks } from '../../facts/facts.ts'
import { FOOTER_MARKS } from '../../facts/page-facts.ts'
import type { FooterMark } from '../../facts/page-facts.ts'
import type { EvidenceRef, Known } from '../../model/evidence.ts'
import { rateAverage } from '../average.ts'
import type { Degree } from '../average.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** A site shows two codes: one of them is copied from somewhere else. */
const SEVERAL_CODES = 0.5

export const siteIdentityMarks = defineMeasure({
  id: 'site/identity-marks',
  version: 1,
  kind: 'automatic',
  title: '标识规范',
  explain: '各项标识取平均值。页脚标识（主办单位、党政机关标识、网站标识码、ICP 备案、公安备案等，由指标体系列出）：得分为有该标识的页面占能看到页脚的页面的比例，全站没有得 0；网站标识码格式不符（应为 10 位数字或 bm 加 8 位数字）得 0，出现多个不同标识码减半。站点地图（siteMap 为真时检查）：得分为（地图条目数 − 打不开的条目数）÷（地图条目数 + 地图中没有的一、二级栏目数，专题不计），没有站点地图得 0。页脚由脚本写入而未能看到的，不作判定。',
  params: z.strictObject({ required: z.array(z.enum(FOOTER_MARKS)).min(1), siteMap: z.boolean().default(true) }),
  needs: ['footer-marks'],
  likes: ['site-map', 'coverage'],
  judge({ 'footer-marks': footer, 'site-map': map, coverage }, { required, siteMap }) {
    const { pages } = footer.value
    if (pages === 0) return { outcome: 'undetermined', reason: '没有一个页面的页脚能够看到', missing: ['footer-marks'] }
    const marks = required.map(mark => ({ ...markDegree(mark, footer.value), evidence: footer.evidence.slice(0, 5) }))
    return rateAverage(siteMap ? [...marks, mapDegree(map)] : marks, { noun: '项标识', coverage, size: pages * required.length })
  },
})

function markDegree(mark: FooterMark, { marks, pages, missingOn, codes, codeValid }: FooterMarks): Degree {
  const value = marks[mark]
  const advice = value === null ? `在所有页面的页脚标明${mark}` : `在缺少${mark}的 ${Math.min(pages, missingOn[mark])} 个页面的页脚补上`
  if (value === null) return { name: mark, rating: 0, note: `看了 ${pages} 个页面的页脚，都没有`, advice }
  const having = Math.max(0, pages - missingOn[mark])
  const seen = value === '有' ? '' : `${quoteName(value)}，`
  const share = having / pages
  const note = `${seen}有该标识的页面 ${fractionText(having, pages)}`
  if (mark !== '网站标识码') return { name: mark, rating: share, note, advice }
  if (codeValid === false) return { name: mark, rating: 0, note: `${seen}格式不符`, advice: '标明由主管部门核发的 10 位网站标识码' }
  const found = Object.keys(codes).sort()
  if (found.length < 2) return { name: mark, rating: share, note, advice }
  return { name: mark, rating: share * SEVERAL_CODES, note: `${note}，出现 ${found.length} 个不同的标识码：${listNames(found.map(quoteName))}`, advice: '所有页面使用本站的同一个网站标识码' }
}

function mapDegree(map: Known<FactMap['site-map']> | undefined): Degree {
  const name = '站点地图'
  if (!map) return { name, rating: 'unknown', note: '未能看到', advice: '' }
  const evidence: readonly EvidenceRef[] = map.evidence.slice(0, 5)
  if (map.value === null) return { name, rating: 'absent', note: '没有站点地图', advice: '在页脚提供站点地图，列出全部栏目', evidence }
  const { url, entries, columnsMissing, deadEntries } = map.value
  const all = entries.length + columnsMissing.length
  const good = Math.max(0, entries.length - deadEntries.length)
  return {
    name,
    rating: all === 0 ? 0 : good / all,
    note: `${placeText(url)} 列有 ${entries.length} 条，打不开 ${deadEntries.length} 条，实有而未列的栏目 ${columnsMissing.length} 个${columnsMissing.length > 0 ? `：${listNames(columnsMissing.map(quoteName), '个', 3)}` : ''}`,
    advice: '使站点地图与实际栏目一致：补上未列的栏目，去掉打不开的条目',
    evidence,
  }
}
