import { z } from 'zod'
import { CATALOGUE_FACETS } from '../lexicon/data-domains.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const SEARCH = '检索'

export const dataCatalogueUsable = defineMeasure({
  id: 'data/catalogue-usable',
  version: 1,
  kind: 'automatic',
  title: '数据目录便于查询',
  explain: '检查数据开放目录提供哪些查找方式：facets 所列的筛选条件（默认主题、部门、格式；同义词如“领域”“提供单位”视同）和检索框。得分为具备的方式占应有方式的比例。没有目录得 0。',
  params: z.strictObject({ facets: z.array(z.string().min(1)).min(1).default(['主题', '部门', '格式', SEARCH]) }),
  needs: ['data-platform'],
  likes: ['coverage'],
  judge({ 'data-platform': platform, coverage }, { facets }) {
    if (!platform.value) return rateAbsent('政务数据开放目录', coverage, '发布政务数据开放目录，并提供按主题、部门、格式的筛选和检索')
    const { filters, hasSearch, catalogue, url } = platform.value
    const printed = filters.map(filter => filter.toLowerCase())
    const parts = facets.map((name): Part => {
      const words = [name, ...(CATALOGUE_FACETS[name] ?? [])]
      // The platform itself was seen, so what it does not offer is not there.
      return { name, state: (name === SEARCH ? hasSearch : printed.some(filter => hasWord(filter, words))) ? 'yes' : 'no' }
    })
    const judgement = rateParts(parts, { noun: '种查找方式', quality: '具备', coverage, evidence: [...platform.evidence, ...(catalogue ? [catalogue.evidence] : [])], advice: lacking => `在数据开放目录增加：${listNames(lacking)}` })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, `目录 ${catalogue?.url ?? url}，筛选条件${filters.length === 0 ? '没有' : `：${listNames(filters.map(quoteName))}`}`] } : judgement
  },
})
