import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { AccountContent } from '../../model/media.ts'
import { ADVERT, ASKING, IMPROPER } from '../lexicon/media-words.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { factOf, isInWindow, nameOf } from './account-fact.ts'
import type { OfAccount } from './account-fact.ts'
import { WordFinder, wordsOf } from './segment.ts'

export interface MediaCommentFact {
  readonly id: string
  /** Beginning; personal numbers starred. */
  readonly text: string
  readonly date: string | null
  /** It asks or complains, so that an answer is due. */
  readonly asks: boolean
  /** What should not stand in public: abuse, advertising, somebody's numbers. */
  readonly faults: readonly ('辱骂违法' | '广告' | '泄露隐私')[]
  readonly replies: readonly { readonly text: string; readonly date: string | null; readonly improper: readonly string[] }[]
  readonly evidence: EvidenceRef
}
export interface MediaComments extends OfAccount { readonly comments: readonly MediaCommentFact[] }

const SHOWN = 300
const REPLY_SHOWN = 600
const SELLING = /加(?:我|微|v|薇)|代办|代开|刷单|兼职|贷款|扫码领|低价|包过|出售|办证/i
let finder: WordFinder | null = null

/** Comments of the days before the evaluation with what is wrong about them, and the answers. */
export function mediaComments(accounts: readonly AccountContent[], date: string): Fact<readonly MediaComments[]> {
  const having = accounts.filter(({ comments }) => comments.length > 0)
  return factOf(having, account => ({
    ...nameOf(account),
    comments: account.comments.filter(one => one.date === null || isInWindow(one.date, date)).map(comment => ({
      id: comment.id, text: maskPersonalNumbers(comment.text.slice(0, SHOWN)), date: comment.date, asks: ASKING.test(comment.text), faults: faultsOf(comment.text),
      replies: comment.replies.map(reply => ({ text: maskPersonalNumbers(reply.text.slice(0, REPLY_SHOWN)), date: reply.date, improper: improperWords(reply.text) })), evidence: comment.evidence,
    })),
  }), '没有导入留言')
}

function faultsOf(text: string): MediaCommentFact['faults'] {
  const words = findWords(text)
  return [
    ...(improperWords(text).length > 0 ? (['辱骂违法'] as const) : []),
    ...(SELLING.test(text) || ADVERT.strong.filter(word => words.has(word)).length > 0 ? (['广告'] as const) : []),
    ...(maskPersonalNumbers(text) !== text ? (['泄露隐私'] as const) : []),
  ]
}

const improperWords = (text: string): string[] => {
  const words = findWords(text)
  return IMPROPER.strong.filter(word => words.has(word))
}

function findWords(text: string): ReadonlySet<string> {
  finder ??= new WordFinder(wordsOf([IMPROPER, ADVERT]))
  return finder.find(text.slice(0, 1_000))
}
