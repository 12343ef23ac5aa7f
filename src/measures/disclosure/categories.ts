import { z } from 'zod'
import { columnPart } from '../column-match.ts'
import { CATEGORIES } from '../lexicon/categories.ts'
import { defineMeasure } from '../measure.ts'
import { termNamed } from '../name-match.ts'
import { rateParts } from '../share.ts'
import { listNames } from '../wording.ts'

export const disclosureCategories = defineMeasure({
  id: 'disclosure/categories',
  version: 1,
  kind: 'automatic',
  title: '法定主动公开栏目',
  explain: '逐类查找要求公开的信息：栏目名称或栏目类型标签（ColumnType）与该类信息的常用名称相符，且栏目（含子栏目）内至少有 1 条信息，或有页面标明属于该栏目，即为有内容。空栏目算缺少。得分为有内容的类数占可判定类数的比例；列表未能看到的类不计入，超过四分之一的类无法判定时不评分。采集页面不足 10 页或未看到的页面超过 20% 时，不断定没有。',
  params: z.strictObject({ required: z.array(z.string().min(1)).min(1) }),
  needs: ['columns'],
  likes: ['items', 'coverage'],
  judge({ columns, items, coverage }, { required }) {
    const parts = required.map(name => columnPart(termNamed(CATEGORIES, name), columns.value, items?.value))
    return rateParts(parts, {
      noun: '类信息',
      quality: '有栏目且有内容',
      coverage,
      advice: lacking => `开设以下栏目并发布信息，已有的空栏目予以充实：${listNames(lacking, '类', 30)}`,
    })
  },
})
