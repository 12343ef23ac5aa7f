import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList, placeText, sectionOf, tally } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText } from '../wording.ts'

export const qaFaq = defineMeasure({
  id: 'qa/faq',
  version: 1,
  kind: 'automatic',
  title: '常见问题推荐',
  explain: '两部分各占一半：①常见问题：条数达到 atLeast（默认 10）得满分，不足的按比例；②留言聚合：公开留言集中在最常用的同一处（按主机名和第一级目录区分）的占比。没有公开留言、或未能看到的，看不出是否聚合，由人工判断；只见到入口而未能看到内容的，由人工判断；没有常见问题、且已看足够多的页面，得 0。',
  params: z.strictObject({ atLeast: z.int().positive().default(10) }),
  needs: ['question-box'],
  likes: ['entries', 'messages', 'coverage'],
  judge({ 'question-box': box, entries, messages, coverage }, { atLeast }) {
    const { faq, faqCount } = box.value
    const linked = entriesOf(entries?.value ?? [], 'faq').filter(entry => entry.works !== false)
    if (faq.length === 0 && linked.length > 0) return askPerson(`有常见问题入口，但未能看到内容：${entryList(linked)}`)
    if (faq.length === 0) return rateAbsent('常见问题', coverage, '汇集各栏目的留言和评论，整理成常见问题并推荐')
    const places = tally((messages?.value ?? []).map(message => sectionOf(message.url)))
    const size = messages?.value.length ?? 0
    if (size === 0) return askPerson(`有常见问题 ${faqCount} 条：${entryList(faq)}；没有看到公开留言，无法判断是否聚合所有栏目的留言和评论`)
    const main = places[0]?.count ?? 0
    const rating = (Math.min(1, faqCount / atLeast) + main / size) / 2
    return rate({
      rating,
      confidence: sampleConfidence(rating, size, coverage ? unseenShare(coverage) : 0),
      reasons: [`常见问题 ${faqCount} 条（要求 ${atLeast} 条）：${entryList(faq)}`, `公开留言 ${size} 条，集中在 ${placeText(places[0]?.key ?? '')} 的 ${fractionText(main, size)}`],
      advice: [...(faqCount < atLeast ? ['补充常见问题，按主题分类并推荐'] : []), ...(main < size ? ['把各栏目的留言和评论聚合到一处'] : [])],
      evidence: [...faq.map(page => page.evidence), ...(messages?.evidence ?? [])],
    })
  },
})
