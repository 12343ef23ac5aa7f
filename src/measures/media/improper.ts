import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, postText, recentPosts, WORDS_PRECISION } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaImproper = defineMeasure({
  id: 'media/improper',
  version: 1,
  kind: 'suggested',
  title: '不当内容和商业广告',
  explain: '在评估日前 windowDays 天（默认 92）的全部发布内容中查找：①辱骂、色情、赌博等不当词语和不当网址；②促销、售楼、扫码领券等商业广告词语；③指向购物、房产网站的链接。建议得分：都没有 1；只有一条广告且没有不当内容 0.5；其余 0。讲查处、整治、防骗和公益、消费扶贫的不算。图片和视频里的看不到，由人抽看确认。没有发布内容的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92) }),
  needs: ['media-posts'],
  judge({ 'media-posts': posts }, { windowDays }, { date, variant }) {
    const recent = recentPosts(judgedAccount(posts.value, variant)?.posts ?? [], windowDays, date)
    if (recent.length === 0) return notImported(`近 ${windowDays} 天发布内容`, 'media-posts')
    const improper = recent.filter(post => post.improper.length > 0)
    const adverts = recent.filter(post => post.advert.length > 0)
    const found = [...new Set([...improper, ...adverts])]
    const text = (post: (typeof recent)[number], words: readonly string[]): string => `${postText(post)}（${words.map(quoteName).join('、')}）`
    return rate({
      rating: found.length === 0 ? 1 : improper.length === 0 && adverts.length === 1 ? 0.5 : 0,
      confidence: WORDS_PRECISION * 0.8,
      reasons: [
        `近 ${windowDays} 天发布 ${recent.length} 条，疑似不当内容 ${improper.length} 条、疑似商业广告或其链接 ${adverts.length} 条`,
        ...(improper.length > 0 ? [`疑似不当：${listNames(improper.map(post => text(post, post.improper)), '条')}`] : []),
        ...(adverts.length > 0 ? [`疑似广告：${listNames(adverts.map(post => text(post, post.advert)), '条')}`] : []),
      ],
      advice: ['删除商业广告及其链接和不当内容，发布前审核文末推广和链接'],
      evidence: (found.length > 0 ? found : recent.slice(0, 5)).map(({ evidence }) => evidence),
    })
  },
})
