import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { AccountContent, Kept, MediaPost } from '../../model/media.ts'
import { findDates } from '../../page/date.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { bigramsOf, dice } from '../site/title-core.ts'
import { classifyPost } from './classify-post.ts'
import { factOf, isInWindow, nameOf } from './account-fact.ts'
import type { OfAccount } from './account-fact.ts'

/** A consultation called in a post, with the post that told what came of it. */
export interface MediaSurvey {
  readonly title: string
  readonly date: string
  /** Last day to answer, as the post says. */
  readonly closes: string | null
  readonly result: { readonly title: string; readonly date: string; readonly hasCounts: boolean; readonly hasAdoption: boolean; readonly evidence: EvidenceRef } | null
  readonly evidence: EvidenceRef
}
export interface MediaSurveys extends OfAccount { readonly surveys: readonly MediaSurvey[] }

/** From here on two titles speak of the same consultation. */
const ALIKE = 0.4
/** The newest of either; no account holds so many consultations, and each is compared with each. */
const COMPARED = 300
const FRAME = /公开|征求|征集|意见|建议|问卷|调查|投票|票决|结果|反馈|情况|公告|公布|出炉|关于|草案|修订|稿|活动|开始了|欢迎|您|我们|[（）()《》“”｜|！!？?：:，,。\s]/g

/** Consultations of the days before the evaluation, newest first. */
export function mediaSurveys(accounts: readonly AccountContent[], date: string): Fact<readonly MediaSurveys[]> {
  return factOf(accounts, account => {
    const posts = account.posts.filter(post => isInWindow(post.date, date) && MAY_BE.test(`${post.title}${post.text.slice(0, 200)}`))
    const classed = (wanted: 'call' | 'result') => posts.filter(post => classifyPost(post).survey === wanted && !post.isRepost).slice(0, COMPARED).map(post => ({ post, core: bigramsOf(wordingOf(post).replace(FRAME, '')) }))
    const results = classed('result')
    return {
      ...nameOf(account),
      surveys: classed('call').map(({ post, core }): MediaSurvey => {
        const found = results.filter(result => (result.post.date ?? '') >= (post.date ?? '')).map(result => ({ result, likeness: dice(core, result.core) })).filter(({ likeness }) => likeness >= ALIKE).sort((a, b) => b.likeness - a.likeness)[0]?.result.post
        return {
          title: maskPersonalNumbers(wordingOf(post)), date: post.date ?? '', closes: closingDay(post), evidence: post.evidence,
          result: found === undefined ? null : { title: maskPersonalNumbers(wordingOf(found)), date: found.date ?? '', hasCounts: COUNTS.test(`${found.title}${found.text}`), hasAdoption: /采纳|吸收|不予采纳|列入/.test(`${found.title}${found.text}`), evidence: found.evidence },
        }
      }),
    }
  })
}

const MAY_BE = /征|问卷|调查|投票|票决|意见/
const COUNTS = /\d[\d,.]{0,12}\s*万?\s*(?:条|份|人次|人|票|件|个|%)/
const wordingOf = ({ title, text }: Pick<MediaPost, 'title' | 'text'>): string => title || text.slice(0, 60)

/** `截止时间为2020年8月20日`, `请于10月31日前`: a day without a year is the first after the post. */
function closingDay({ text, date }: Kept<MediaPost>): string | null {
  const near = /(?:截止|截至|请于|期限|时间|日期)[^。；]{0,40}/.exec(text.slice(0, 1_000))?.[0] ?? ''
  const whole = findDates(near, 4).at(-1)?.date.slice(0, 10)
  if (whole !== undefined) return whole
  const [, month, day] = /(\d{1,2})月(\d{1,2})日/.exec(near) ?? []
  if (month === undefined || day === undefined || date === null) return null
  const inYear = (year: number): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const year = Number(date.slice(0, 4))
  return inYear(year) >= date.slice(0, 10) ? inYear(year) : inYear(year + 1)
}
