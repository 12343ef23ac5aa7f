import type { Download, Item } from '../facts/facts.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { daysBetween } from './dates.ts'
import { entryList } from './entry.ts'
import { hasWord } from './name-match.ts'
import { askPerson, rate } from './share.ts'

/** Documents that a unit hands in and people judge; what its site publishes of the kind is offered as a suggestion. */
export interface DocumentQuestion {
  /** What is asked for: `数字政府建设领导小组的成立文件`. */
  readonly what: string
  /** A title must hold a word of each list. */
  readonly title: readonly (readonly string[])[]
  /** Titles with one of these are about something else. */
  readonly not?: readonly string[]
  /** A document of that kind is worth this much; each aspect that its opening names adds the rest in equal parts. */
  readonly base: number
  readonly aspects: readonly { readonly name: string; readonly words: readonly string[] }[]
  /** Aspects that make a full suggestion; default all. */
  readonly aspectsNeeded?: number
  /** Older documents do not count (undated ones do). */
  readonly withinDays?: number
  readonly advice: string
}

const CONFIDENCE = 0.4

/** What such a document is found by; files that pages offer have a name and no opening. */
export type PublishedDocument = Pick<Item, 'title' | 'url' | 'publishDate' | 'excerpt' | 'evidence'>

/** Articles, and files that lists and pages link to by name: plans and notices are often published as nothing but a PDF. */
export function publishedDocuments(items: readonly Item[], downloads: readonly Download[] | undefined): PublishedDocument[] {
  const files = (downloads ?? []).flatMap(({ url, text, opens, evidence }): PublishedDocument[] => (evidence === null || opens === false || text.length < 4 ? [] : [{ title: text.replace(/\.[a-z]{2,5}$/i, ''), url, publishDate: null, excerpt: '', evidence }]))
  return [...items, ...files]
}

/** The suggestion from what was published; without a document no suggestion, for such papers often are not public. */
export function suggestDocument(items: readonly PublishedDocument[], question: DocumentQuestion, date: string): Judgement {
  const found = documentsFor(items, question, date)
  if (found.length === 0) return askPerson(`公开页面上没有见到${question.what}，请单位提交材料后由人判断`)
  const named = question.aspects.filter(({ words }) => found.some(({ title, excerpt }) => hasWord(title, words) || hasWord(excerpt, words))).map(({ name }) => name)
  const needed = question.aspectsNeeded ?? question.aspects.length
  const evidence: EvidenceRef[] = found.map(item => item.evidence)
  return rate({
    rating: needed === 0 ? question.base : Math.min(1, question.base + (1 - question.base) * Math.min(1, named.length / needed)),
    confidence: CONFIDENCE,
    reasons: [
      `见到${question.what} ${found.length} 份：${entryList(found)}`,
      ...(question.aspects.length > 0 ? [`标题和开头写到的方面：${named.length > 0 ? named.join('、') : '没有见到'}（共看 ${question.aspects.map(({ name }) => name).join('、')}）`] : []),
      '建议仅供参考，以单位提交的材料为准，由人判断',
    ],
    advice: [question.advice],
    evidence,
  })
}

/** Newest first, undated last; each address once. */
function documentsFor(items: readonly PublishedDocument[], { title: groups, not = [], withinDays }: DocumentQuestion, date: string): PublishedDocument[] {
  const found = items.filter(({ title, publishDate }) => {
    const age = publishDate === null ? null : daysBetween(publishDate, date)
    return groups.every(words => hasWord(title, words)) && !hasWord(title, not) && (age === null || (age >= 0 && (withinDays === undefined || age <= withinDays)))
  })
  return [...new Map(found.map(item => [item.url, item])).values()].sort((a, b) => ((a.publishDate ?? '') > (b.publishDate ?? '') ? -1 : (a.publishDate ?? '') < (b.publishDate ?? '') ? 1 : a.url < b.url ? -1 : 1))
}

/** What such documents are about: the words the tables and the documents use. */
export const DIGITAL_WORDS: readonly string[] = ['数字政府', '数字化', '信息化', '电子政务', '大数据', '“互联网+政务服务”', '互联网+政务服务', '智慧城市', '数字经济', '一网通办', '政务服务', '数据资源', '公共数据']

/** Bodies that promote digital government, as provinces and cities name them. */
export const PROMOTING_BODIES: readonly string[] = ['大数据局', '大数据管理局', '大数据发展', '大数据中心', '数据资源管理局', '数据管理局', '数据局', '政务服务管理局', '政务服务数据管理', '政务服务办', '数字办', '数字化办公室', '信息化办公室', '行政审批服务局', '行政审批局', '智慧城市']
