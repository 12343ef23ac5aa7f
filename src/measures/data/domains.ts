import { z } from 'zod'
import type { Dataset } from '../../facts/page-facts.ts'
import { domainOf } from '../dataset-domain.ts'
import { DATA_DOMAINS } from '../lexicon/data-domains.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames } from '../wording.ts'

/** A title alone is put into the right domain about three times in four (bench/domains.md); over a whole catalogue errors mostly even out. */
const TRUST = 0.9

export const dataDomains = defineMeasure({
  id: 'data/domains',
  version: 2,
  kind: 'automatic',
  title: '开放数据覆盖领域',
  explain: '把每个数据集归入一个领域：平台所标主题写明某一个领域的按主题，否则按名称、主题的用词（长词优先，每个字只用一次）和提供单位。得分为至少有 1 个数据集的领域数占列出领域数的比例。采集不足以断定没有的领域不计入，超过四分之一时不评分。归类的准确率见 bench/domains.md。',
  params: z.strictObject({ domains: z.array(z.string().min(1)).min(1) }),
  needs: ['datasets'],
  likes: ['coverage'],
  judge({ datasets, coverage }, { domains }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '按领域开放数据集')
    const counts = new Map<string, number>()
    for (const dataset of datasets.value) for (const domain of domainsOf(dataset, domains)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
    const parts = domains.map((name): Part => ({ name, state: counts.has(name) ? 'yes' : 'absent' }))
    const judgement = rateParts(parts, { noun: '个领域', quality: '有开放数据', coverage, evidence: datasets.evidence, advice: lacking => `开放以下领域的数据：${listNames(lacking, '个', 30)}` })
    if (judgement.outcome !== 'rated') return judgement
    const found = domains.flatMap(name => (counts.has(name) ? [`${name} ${counts.get(name)}`] : []))
    return { ...judgement, confidence: judgement.confidence * TRUST, reasons: [...judgement.reasons, `共看到数据集 ${datasets.value.length} 个${found.length > 0 ? `，归入：${listNames(found, '个领域', 30)}` : ''}`] }
  },
})

/** The one domain that its theme names, else the one it is told by; names of the scheme that the lexicon does not know stand for themselves. */
function domainsOf(dataset: Dataset, domains: readonly string[]): readonly string[] {
  const theme = plainName(dataset.theme ?? '')
  const named = domains.filter(name => theme.includes(plainName(name)))
  if (named.length === 1) return named
  const own = domainOf(dataset)
  const text = plainName(`${dataset.title} ${dataset.theme ?? ''}`)
  return [...(own === null ? [] : [own]), ...domains.filter(name => !(name in DATA_DOMAINS) && text.includes(plainName(name)))]
}
