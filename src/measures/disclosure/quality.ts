import { z } from 'zod'
import type { Item } from '../../facts/facts.ts'
import { disclosureColumns, disclosureItems } from '../column-match.ts'
import { dayNumber, isAfter } from '../dates.ts'
import { freshnessOf, USUAL_PERIODS } from '../freshness.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const disclosureQuality = defineMeasure({
  id: 'disclosure/quality',
  version: 1,
  kind: 'automatic',
  title: '公开内容质量',
  explain: '取下列各项比例的平均值，没有样本的项不计：①按期更新的信息公开栏目占比：动态要闻类 newsDays 天（默认 14）、政策文件和通知公告类 policyDays 天（默认 183）、其他 otherDays 天（默认 365）内有更新；概况、机构、领导、指南等固定信息不考核更新；列表和内页都没有注明发布时间的视为不更新，列表未能看到的不计；②这些栏目的信息中，标题、发布日期、来源三项齐全的占比；③其中发布日期不晚于评估日的占比（只看有日期的）；④全站未发现错别字的页面占比。',
  params: z.strictObject({ newsDays: z.int().positive().default(USUAL_PERIODS.news), policyDays: z.int().positive().default(USUAL_PERIODS.policy), otherDays: z.int().positive().default(USUAL_PERIODS.other) }),
  needs: ['columns', 'items'],
  likes: ['text-errors', 'coverage'],
  judge({ columns, items, 'text-errors': errors, coverage }, { newsDays, policyDays, otherDays }, { date }) {
    const articles = disclosureItems(items.value, columns.value)
    const checked = freshnessOf(disclosureColumns(columns.value), items.value, { news: newsDays, policy: policyDays, other: otherDays }, date).filter(({ kind }) => kind !== 'standing')
    if (checked.length === 0 && articles.length === 0) return rateAbsent('信息公开的栏目和内容', coverage, '开设信息公开栏目并发布信息，注明标题、日期和来源')
    const due = checked.filter(({ state }) => state !== 'unknown')
    const stale = due.filter(({ state }) => state === 'stale' || state === 'empty')
    const incomplete = articles.filter(item => missingMarks(item).length > 0)
    const dated = articles.filter(({ publishDate }) => dayNumber(publishDate) !== null)
    const future = dated.filter(({ publishDate }) => isAfter(publishDate, date))
    const typoPages = new Set(errors?.value.found.map(({ url }) => url)).size
    const shares = [
      { good: due.length - stale.length, of: due.length, text: '按期更新的栏目' },
      { good: articles.length - incomplete.length, of: articles.length, text: '标题、日期、来源齐全的信息' },
      { good: dated.length - future.length, of: dated.length, text: '日期不晚于评估日的信息' },
      { good: Math.max(0, (errors?.value.pages ?? 0) - typoPages), of: errors?.value.pages ?? 0, text: '未发现错别字的页面' },
    ].filter(share => share.of > 0)
    if (shares.length === 0) return { outcome: 'undetermined', reason: `信息公开栏目 ${checked.length} 个的列表都未能看到，也没有看到内容页`, missing: ['columns', 'items'] }
    const staleNames = stale.map(({ column, last }) => `${quoteName(column.name)}（${last === null ? '无日期' : `最后更新 ${last.slice(0, 10)}`}）`)
    const rating = shares.reduce((sum, { good, of }) => sum + good / of, 0) / shares.length
    const unknown = checked.length - due.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, due.length + articles.length, coverage ? unseenShare(coverage) : 0) * (checked.length === 0 ? 1 : 1 - unknown / checked.length / 2),
      reasons: [
        ...shares.map(({ good, of, text }) => `${text} ${fractionText(good, of)}`),
        ...(stale.length > 0 ? [`未按期更新的栏目：${listNames(staleNames)}`] : []),
        ...(incomplete.length > 0 ? [`要素不全的信息：${listNames(incomplete.map(item => `${quoteName(item.title)}缺${missingMarks(item).join('、')}`), '条', 3)}`] : []),
        ...(future.length > 0 ? [`日期晚于评估日的信息：${listNames(future.map(({ title, publishDate }) => `${quoteName(title)}（${publishDate}）`), '条', 3)}`] : []),
        ...(typoPages > 0 ? [`错别字：${listNames((errors?.value.found ?? []).map(({ wrong, right }) => `${quoteName(wrong)}应为${quoteName(right)}`), '处', 3)}`] : []),
        ...(unknown > 0 ? [`${unknown} 个栏目未能看到更新情况，没有计入`] : []),
      ],
      advice: [
        ...(stale.length > 0 ? [`更新长期未更新的栏目，或者撤并：${listNames(stale.map(({ column }) => quoteName(column.name)))}`] : []),
        ...(incomplete.length > 0 ? ['每条信息注明标题、发布日期（YYYY-MM-DD）和来源'] : []),
        ...(future.length > 0 ? ['改正晚于当前日期的发布日期'] : []),
        ...(typoPages > 0 ? ['改正错别字，发布前校对'] : []),
      ],
      evidence: [...stale.map(({ column }) => column.evidence), ...future.map(({ evidence }) => evidence), ...incomplete.slice(0, 5).map(({ evidence }) => evidence), ...(errors?.value.found ?? []).slice(0, 5).map(({ evidence }) => evidence), ...due.map(({ column }) => column.evidence), ...articles.map(({ evidence }) => evidence)],
    })
  },
})

function missingMarks({ title, publishDate, source }: Item): string[] {
  return [...(title.trim() === '' ? ['标题'] : []), ...(dayNumber(publishDate) === null ? ['日期'] : []), ...((source ?? '').trim() === '' ? ['来源'] : [])]
}
