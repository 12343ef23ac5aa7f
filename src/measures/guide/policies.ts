import { z } from 'zod'
import type { FoundGuide } from '../../facts/facts.ts'
import { hostOf } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const ARTICLE = /第[一二三四五六七八九十百零〇0-9]{1,8}[条款]/
const TITLE = /《[^《》]{2,100}》/g
const TEXT_LIMIT = 5000

export const guidePolicies = defineMeasure({
  id: 'guide/policies',
  version: 1,
  kind: 'automatic',
  title: '办理依据与政策文件库',
  explain: '逐份检查办事指南引用的政策文件，分三项：给出文件名称；给出具体内容（写出条款，或可点开全文）；链接到本站的文件（链接指向本站收录的政策文件，或本单位的网站）。一份指南的得分为其所引各文件三项达到比例的平均值，一份文件也没有引用的得 0；总得分为各指南的平均值。',
  params: z.strictObject({}),
  needs: ['guides'],
  likes: ['policies', 'hosts', 'coverage'],
  judge({ guides, policies, hosts, coverage }) {
    const size = guides.value.length
    if (size === 0) return rateAbsent('办事指南', coverage, '发布办事指南，写明依据文件的名称和条款，并链接到本站政策文件库')
    const library = new Set((policies?.value ?? []).map(policy => policy.url))
    const ownHosts = new Set((hosts?.value ?? []).map(({ host }) => host))
    const read = guides.value.map(guide => ({ guide, cited: citations(guide, url => library.has(url) || ownHosts.has(hostOf(url)) || hostOf(url) === hostOf(guide.url)) }))
    const cited = read.flatMap(one => one.cited)
    const scores = read.map(one => (one.cited.length === 0 ? 0 : one.cited.reduce((sum, { content, linked }) => sum + (1 + Number(content) + Number(linked)) / 3, 0) / one.cited.length))
    const rating = scores.reduce((sum, score) => sum + score, 0) / size
    const without = read.filter(one => one.cited.length === 0)
    const unlinked = cited.filter(({ linked }) => !linked)
    const vague = cited.filter(({ content }) => !content)
    return rate({
      rating,
      confidence: sampleConfidence(rating, size, coverage ? unseenShare(coverage) : 0),
      reasons: [
        `检查 ${size} 份办事指南，引用了政策文件的 ${fractionText(size - without.length, size)}`,
        ...(cited.length > 0 ? [`所引文件 ${cited.length} 处：有具体内容的 ${cited.length - vague.length} 处，链接到本站文件的 ${cited.length - unlinked.length} 处`] : []),
        ...(unlinked.length > 0 ? [`没有链接到本站文件的：${listNames(unlinked.map(({ name }) => quoteName(name)), '处', 3)}`] : []),
        ...(without.length > 0 ? [`没有引用文件的指南：${listNames(without.map(({ guide }) => quoteName(guide.name)), '份', 3)}`] : []),
      ],
      advice: [
        ...(without.length > 0 ? ['在设定依据中写明文件名称'] : []),
        ...(vague.length > 0 ? ['写出所依据的条款，或给出文件全文'] : []),
        ...(unlinked.length > 0 ? ['把所引文件收入本站政策文件库，并从指南链接过去'] : []),
      ],
      evidence: read.map(({ guide }, index) => ({ evidence: guide.evidence, score: scores[index] ?? 0 })).sort((a, b) => a.score - b.score).map(({ evidence }) => evidence),
    })
  },
})

interface Citation { readonly name: string; readonly content: boolean; readonly linked: boolean }

/** Policies the guide lists, else titles in book-title marks in its 设定依据. */
function citations({ policies, elements }: FoundGuide, isOwn: (url: string) => boolean): Citation[] {
  const text = (elements['设定依据'] ?? '').slice(0, TEXT_LIMIT)
  const quotesArticle = ARTICLE.test(text)
  const listed = policies.filter(({ name }) => name.trim() !== '')
  if (listed.length > 0) return listed.map(({ name, url }) => ({ name, content: url !== null || quotesArticle || ARTICLE.test(name), linked: url !== null && isOwn(url) }))
  return [...new Set(text.match(TITLE) ?? [])].map(name => ({ name, content: quotesArticle, linked: false }))
}
