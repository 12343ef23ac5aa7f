import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { unseenShare } from '../sample.ts'
import { rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const queryCategories = defineMeasure({
  id: 'query/categories',
  version: 1,
  kind: 'automatic',
  title: '查询服务分类',
  explain: '得分为归在某个主题分类下的常用查询服务占全部查询服务的比例；全部服务只有不足 minCategories 个分类（默认 2）的，视为没有分类，得 0。没有查询服务、且已看足够多的页面，得 0。',
  params: z.strictObject({ minCategories: z.int().positive().default(2) }),
  needs: ['query-services'],
  likes: ['coverage'],
  judge({ 'query-services': services, coverage }, { minCategories }) {
    const size = services.value.length
    if (size === 0) return rateAbsent('常用查询服务', coverage, '开设便民、利企常用查询服务，并按主题分类')
    const categories = new Map(services.value.flatMap(({ category }) => (category !== null && plainName(category) !== '' ? [[plainName(category), category] as const] : [])))
    const isClassed = categories.size >= minCategories
    const loose = services.value.filter(({ category }) => category === null || plainName(category) === '')
    return rateSample(isClassed ? size - loose.length : 0, size, {
      noun: '项查询服务',
      quality: '按主题分类',
      advice: isClassed ? '把没有分类的查询服务归入主题分类' : `按主题把查询服务分成 ${minCategories} 类以上`,
      unseen: coverage ? unseenShare(coverage) : 0,
      evidence: services.value.map(({ evidence }) => evidence),
      faults: [
        categories.size > 0 ? `见到分类 ${categories.size} 个：${listNames([...categories.values()].map(quoteName))}` : '没有见到分类',
        ...(isClassed && loose.length > 0 ? [`没有归类的：${listNames(loose.map(({ title }) => quoteName(title)), '项')}`] : []),
      ],
    })
  },
})
