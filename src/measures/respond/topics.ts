import { z } from 'zod'
import { columnPart } from '../column-match.ts'
import { entriesOf } from '../entry-match.ts'
import { RESPONSE_COLUMN } from '../lexicon/response.ts'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { matchesTerm } from '../name-match.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const respondTopics = defineMeasure({
  id: 'respond/topics',
  version: 1,
  kind: 'automatic',
  title: '回应关切专题',
  explain: '查找“回应关切”“热点回应”“辟谣”“情况通报”等栏目或专题：其中至少有 1 条回应得 1；只有空栏目或打不开的入口得 0；足够范围内没有找到得 0；列表未能看到时交人判断。',
  params: z.strictObject({}),
  needs: ['columns', 'topics', 'entries'],
  likes: ['items', 'coverage'],
  judge({ columns, topics, entries, items, coverage }) {
    const advice = '开设回应关切栏目，对重大突发事件、热点问题和网络谣言设置专题集中回应'
    const part = columnPart(RESPONSE_COLUMN, columns.value, items?.value)
    const pages = topics.value.filter(({ title }) => matchesTerm(RESPONSE_COLUMN, title))
    const filled = pages.filter(topic => topic.items.length > 0)
    const entry = entriesOf(entries.value, 'response-column')[0]
    if (part.state === 'yes' || filled.length > 0) {
      const reasons = [...(part.state === 'yes' ? ['设有回应关切栏目并有内容'] : []), ...(filled.length > 0 ? [`集中回应的专题 ${filled.length} 个：${listNames(filled.map(({ title }) => quoteName(title)))}`] : [])]
      return rate({ rating: 1, confidence: 0.9, reasons, advice: [], evidence: [...(part.evidence ?? []), ...filled.map(({ evidence }) => evidence)] })
    }
    if (part.state === 'unknown') return askPerson(part.note ?? '回应关切栏目的列表未能看到')
    if (part.state === 'no' || pages.length > 0) {
      return rate({ rating: 0, confidence: 0.9, reasons: [part.note ?? `专题${listNames(pages.map(({ title }) => quoteName(title)))}为空`], advice: ['在回应关切栏目发布回应，不留空栏目'], evidence: [...(part.evidence ?? []), ...pages.map(({ evidence }) => evidence)] })
    }
    if (!entry) return rateAbsent('回应关切栏目或专题', coverage, advice)
    if (entry.works !== false) return askPerson(`找到回应关切入口${entryText(entry)}，未能看到其中内容`)
    return rate({ rating: 0, confidence: 0.9, reasons: [`回应关切入口${quoteName(entry.title)}打不开：${quoteName(entry.detail)}`], advice: ['修复回应关切栏目的链接'], evidence: [entry.evidence] })
  },
})
