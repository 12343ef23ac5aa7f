import { z } from 'zod'
import { POST_KINDS } from '../../facts/lexicon/media-words.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, postText, recentPosts, WORDS_PRECISION } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

export const mediaContentKinds = defineMeasure({
  id: 'media/content-kinds',
  version: 1,
  kind: 'automatic',
  title: '信息类别',
  explain: '把评估日前 windowDays 天（默认 92）的全部发布内容按标题和正文的词语分类（先分词，词表公开在源代码中，准确率见 bench/media.md），看 kinds 所列类别（默认动态、政策文件、政策解读、回应关切）各有几条。得分 = 有内容的类别数 ÷ 应有类别数。窗口内没有发布内容、而导入覆盖到这段时间的得 0；没有覆盖到的不评分。每类条数越少，误分的影响越大，可信度越低。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92), kinds: z.array(z.enum(POST_KINDS)).min(1).default(['动态', '政策文件', '政策解读', '回应关切']) }),
  needs: ['media-accounts', 'media-posts'],
  judge({ 'media-accounts': accounts, 'media-posts': posts }, { windowDays, kinds }, { date, variant }) {
    const account = judgedAccount(accounts.value, variant)
    if (!account || account.covers === null || account.covers.to < (recentEdge(date, windowDays))) return notImported(`近 ${windowDays} 天发布内容`, 'media-posts')
    const recent = recentPosts(judgedAccount(posts.value, variant)?.posts ?? [], windowDays, date)
    const found = kinds.map(kind => ({ kind, posts: recent.filter(post => post.kinds.includes(kind)) }))
    const having = found.filter(one => one.posts.length > 0)
    return rate({
      rating: having.length / kinds.length,
      // One post of a kind may be misread; of ten, hardly all.
      confidence: having.reduce((sure, one) => sure * (1 - (1 - WORDS_PRECISION) ** one.posts.length), having.length === kinds.length ? 1 : WORDS_PRECISION),
      reasons: [`近 ${windowDays} 天发布 ${recent.length} 条：${found.map(one => `${one.kind} ${one.posts.length} 条`).join('、')}`, ...having.map(one => `${one.kind}如：${listNames(one.posts.map(postText), '条', 2)}`)],
      advice: [`发布${kinds.filter(kind => !having.some(one => one.kind === kind)).join('、')}类信息`],
      evidence: having.flatMap(one => one.posts.slice(0, 4).map(({ evidence }) => evidence)),
    })
  },
})

const recentEdge = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
