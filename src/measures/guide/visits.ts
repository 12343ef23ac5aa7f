import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { unseenShare } from '../sample.ts'
import { rate, rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const CATALOGUE_TITLE = /事项|清单|目录|专区/

export const guideVisits = defineMeasure({
  id: 'guide/visits',
  version: 1,
  kind: 'automatic',
  title: '跑腿次数',
  explain: '检查是否发布“最多跑一次”“不见面审批”“马上办、网上办、就近办、一次办”等任一服务事项目录（标题含“事项”“清单”“目录”“专区”的页面，办事指南本身不算），有即得 1；没有这类目录的，得分为标明到办事现场次数的办事指南占所见办事指南的比例；两者都没有见到、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['service-catalogue', 'guides'],
  likes: ['coverage'],
  judge({ 'service-catalogue': services, guides, coverage }) {
    const guideUrls = new Set(guides.value.map(guide => guide.url))
    // A guide that tells its visits, or a report on the reform, is tagged too; only a list of services is one.
    const visitTags = services.value.visitTags.filter(({ page }) => !guideUrls.has(page.url) && CATALOGUE_TITLE.test(page.title))
    if (visitTags.length > 0) {
      return rate({
        rating: 1,
        confidence: 1,
        reasons: [`已发布${listNames([...new Set(visitTags.map(tag => quoteName(tag.name)))])}目录：${entryList(visitTags.map(tag => tag.page))}`],
        advice: [],
        evidence: visitTags.map(tag => tag.page.evidence),
      })
    }
    if (guides.value.length === 0) return rateAbsent('“最多跑一次”等事项目录和办事指南', coverage, '发布“最多跑一次”“不见面审批”等事项目录，或在办事指南中标明到办事现场次数')
    const silent = guides.value.filter(guide => guide.visits === null)
    return rateSample(guides.value.length - silent.length, guides.value.length, {
      noun: '份办事指南',
      quality: '标明到办事现场次数',
      advice: '在每份办事指南中标明到办事现场次数，或发布“最多跑一次”等事项目录',
      unseen: coverage ? unseenShare(coverage) : 0,
      evidence: guides.value.map(guide => guide.evidence),
      faults: ['没有见到“最多跑一次”等事项目录', ...(silent.length > 0 ? [`没有标明的：${listNames(silent.map(guide => quoteName(guide.name)), '份')}`] : [])],
    })
  },
})
