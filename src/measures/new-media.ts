import type { OfAccount } from '../facts/media/account-fact.ts'
import type { MediaPostFact } from '../facts/media/media-facts.ts'
import type { FactName } from '../facts/facts.ts'
import type { Kept, MenuEntry } from '../model/media.ts'
import type { Judgement } from '../model/judgement.ts'
import { isWithin } from './dates.ts'
import { hasWord } from './name-match.ts'
import { quoteName } from './wording.ts'

/** Accounts of new media: which one a variant judges, and how lists of what was tried become steps of the rubric. */

/** How often a class given by words is right, as measured on labelled posts (bench/media.md). */
export const WORDS_PRECISION = 0.9
/** A person tried it and wrote it down; a machine did not see it. */
export const TRIED_CONFIDENCE = 0.7
/** So few entries were tried that they show little. */
const FEW = 3

/** The account of the evaluated kind: the first given. */
export function judgedAccount<T extends OfAccount>(list: readonly T[], variant: string): T | undefined {
  return list.find(({ kind }) => kind === variant)
}

/** Nothing of the kind was imported for this account. */
export function notImported(what: string, fact: FactName): Judgement {
  return { outcome: 'undetermined', reason: `没有导入该账号的${what}，不能判断`, missing: [fact] }
}

/** Posts of the `days` up to the evaluation. */
export const recentPosts = (posts: readonly MediaPostFact[], days: number, date: string): MediaPostFact[] => posts.filter(post => isWithin(post.date, days, date))

/** `2020-11-06“青岚市召开大会”`. */
export const postText = ({ date, title }: Pick<MediaPostFact, 'date' | 'title'>): string => `${date.slice(0, 10)}${quoteName(title)}`

/** The rating of the first step whose bound the share reaches; the bounds come highest first. */
export function stepOf(share: number, steps: readonly (readonly [bound: number, rating: number])[]): number {
  return steps.find(([bound]) => share >= bound)?.[1] ?? 0
}

const SERVICE = ['办事', '办理', '申报', '预约', '审批', '政务服务', '大厅', '指南', '服务事项', '证照', '登记', '缴费', '申领', '开办']
const QUERY = ['查询', '查一查', '查看', '实时公交', '地图', '指数', '目录查']
const RATING = ['评价', '好差评', '满意度', '评议', '打分']
const SEARCH = ['搜索', '检索', '搜一搜', '智能问答']

/** What an entry is for: as the list says, else by its name and the menus above it. */
export function purposeOf({ title, path, category }: Pick<MenuEntry, 'title' | 'path' | 'category'>): 'service' | 'query' | 'rating' | 'search' | 'other' {
  for (const text of [category, title, path.join(' ')]) {
    if (text === '') continue
    if (hasWord(text, RATING)) return 'rating'
    if (hasWord(text, SEARCH)) return 'search'
    if (hasWord(text, QUERY)) return 'query'
    if (hasWord(text, SERVICE)) return 'service'
    if (text === category) return 'other'
  }
  return 'other'
}

export const entryName = ({ title, path }: Pick<MenuEntry, 'title' | 'path'>): string => quoteName([...path, title].join(' / '))

/** How sure a suggestion from `size` tried entries is. */
export const triedConfidence = (size: number): number => TRIED_CONFIDENCE * (size >= FEW ? 1 : 0.7)

/** Entries of one purpose, those that were said to be broken last. */
export const entriesFor = (entries: readonly Kept<MenuEntry>[], purpose: 'service' | 'query' | 'rating' | 'search'): Kept<MenuEntry>[] => entries.filter(entry => purposeOf(entry) === purpose)
