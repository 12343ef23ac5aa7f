import { z } from 'zod'
import { CENTRAL_TOPICS } from '../../facts/lexicon/media-words.ts'
import type { CentralTopic } from '../../facts/lexicon/media-words.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, postText, recentPosts, WORDS_PRECISION } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

/** What the table lists as one aspect is several topics in the lexicon: the three battles. */
const ASPECTS: Readonly<Record<string, readonly CentralTopic[]>> = {
  三大攻坚战: ['防范化解重大风险', '精准脱贫', '污染防治'], '深化“放管服”改革': ['深化“放管服”改革'], '重点（民生）领域': ['重点（民生）领域'], 疫情防控: ['疫情防控'], 复工复产: ['复工复产'], '“六稳”“六保”': ['“六稳”“六保”'],
}

export const mediaCentralWork = defineMeasure({
  id: 'media/central-work',
  version: 1,
  kind: 'automatic',
  title: '中心工作信息',
  explain: '在评估日前 windowDays 天（默认 365）的全部发布内容中，按词语（先分词，词表公开，准确率见 bench/media.md）查找 aspects 所列方面（默认六个：三大攻坚战、深化“放管服”改革、重点（民生）领域、疫情防控、复工复产、“六稳”“六保”）的信息；三大攻坚战任一战有即算有。每个方面有 atLeast 条（默认 2）以上得 1，只有 1 条得 0.5，没有得 0，取平均。没有发布内容的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(365), atLeast: z.int().positive().default(2), aspects: z.array(z.string().refine(name => name in ASPECTS)).min(1).default(Object.keys(ASPECTS)) }),
  needs: ['media-posts'],
  judge({ 'media-posts': posts }, { windowDays, atLeast, aspects }, { date, variant }) {
    const recent = recentPosts(judgedAccount(posts.value, variant)?.posts ?? [], windowDays, date)
    if (recent.length === 0) return notImported(`近 ${windowDays} 天发布内容`, 'media-posts')
    const found = aspects.map(name => ({ name, posts: recent.filter(post => post.topics.some(topic => (ASPECTS[name] ?? []).includes(topic))) }))
    const worth = found.map(one => Math.min(1, one.posts.length >= atLeast ? 1 : one.posts.length * 0.5))
    const lacking = found.filter((_, index) => (worth[index] ?? 0) < 1)
    return rate({
      rating: worth.reduce((sum, one) => sum + one, 0) / aspects.length,
      confidence: WORDS_PRECISION,
      reasons: [`近 ${windowDays} 天发布 ${recent.length} 条，${found.map(one => `${one.name} ${one.posts.length} 条`).join('、')}`, ...found.filter(one => one.posts.length > 0).map(one => `${one.name}如：${listNames(one.posts.map(postText), '条', 2)}`)],
      advice: [`发布以下方面的工作落实信息：${lacking.map(({ name }) => name).join('、')}`],
      evidence: found.flatMap(one => one.posts.slice(0, 3).map(({ evidence }) => evidence)),
    })
  },
})

/** Topics of the lexicon that no aspect names would never be asked for. */
export const ASKED_TOPICS: ReadonlySet<CentralTopic> = new Set(Object.values(ASPECTS).flat().filter(topic => CENTRAL_TOPICS.includes(topic)))
