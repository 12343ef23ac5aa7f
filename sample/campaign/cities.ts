import { blindSearch, closed, gone, neglected, unanswered, withoutFooter } from './flaws.ts'
import type { Flaw } from './flaws.ts'

/** A fictional city of the sample campaigns: the sample portal under another name, with flaws of its own, year by year. */
export interface SampleCity {
  readonly name: string
  /** In its host names: www.SLUG.gov.cn. */
  readonly slug: string
  /** No province of GB/T 2260 begins with 99. */
  readonly regionCode: string
  readonly flaws: Readonly<Record<SampleYear, readonly Flaw[]>>
}

export const SAMPLE_YEARS = [2018, 2019, 2020] as const
export type SampleYear = (typeof SAMPLE_YEARS)[number]

const OLD_NEWS = neglected(/^\/xwdt\//, 2)
const OLD_OPENNESS = neglected(/^\/zwgk\/(?:jy|ggws|shjz|cjjy|hjbh|zfbz|spyp|aqsc)\//, 2)
const DEAD_NEWS = gone(/^\/xwdt\/.*[02468]\.shtml$/)
const DEAD_GUIDES = gone(/^\/guide\/10[0-9]*[13579]\.html$/)

export const CITIES: readonly SampleCity[] = [
  { name: '青岚市', slug: 'qinglan', regionCode: '990100', flaws: { 2018: [closed(/^data\./), unanswered], 2019: [closed(/^data\./)], 2020: [] } },
  { name: '望澜市', slug: 'wanglan', regionCode: '990200', flaws: { 2018: [gone(/^\/zcjd\//), unanswered], 2019: [unanswered], 2020: [gone(/^\/zcjd\//)] } },
  { name: '星渚市', slug: 'xingzhu', regionCode: '990300', flaws: { 2018: [blindSearch, DEAD_GUIDES], 2019: [blindSearch], 2020: [blindSearch, OLD_OPENNESS] } },
  { name: '鹭汀市', slug: 'luting', regionCode: '990400', flaws: { 2018: [DEAD_NEWS, OLD_NEWS], 2019: [DEAD_NEWS, OLD_NEWS], 2020: [unanswered] } },
  { name: '砚湖市', slug: 'yanhu', regionCode: '990500', flaws: { 2018: [], 2019: [DEAD_GUIDES], 2020: [DEAD_NEWS, DEAD_GUIDES, closed(/^data\./)] } },
  { name: '霁川市', slug: 'jichuan', regionCode: '990600', flaws: { 2018: [closed(/^(?:data|zwfw)\./), withoutFooter], 2019: [closed(/^(?:data|zwfw)\./), OLD_NEWS, withoutFooter], 2020: [closed(/^zwfw\./), OLD_NEWS, withoutFooter] } },
]
