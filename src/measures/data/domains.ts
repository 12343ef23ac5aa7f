import { z } from 'zod'
import { DATA_DOMAINS } from '../lexicon/data-domains.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord, plainName } from '../name-match.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames } from '../wording.ts'

export const dataDomains = defineMeasure({
  id: 'data/domains',
  version: 1,
  kind: 'automatic',
  title: '开放数据覆盖领域',
  explain: '按数据集的主题和名称用词，把数据集归入列出的领域（可属多个领域），得分为至少有 1 个数据集的领域数占列出领域数的比例。采集不足以断定没有的领域不计入，超过四分之一时不评分。',
  params: z.strictObject({ domains: z.array(z.string().min(1)).min(1) }),
  needs: ['datasets'],
  likes: ['coverage'],
  judge({ datasets, coverage }, { domains }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '按领域开放数据集')
    const texts = datasets.value.map(({ title, theme }) => plainName(`${theme ?? ''} ${title}`))
    const parts = domains.map((name): Part => {
      const words = DATA_DOMAINS[name] ?? [plainName(name)]
      return { name, state: texts.some(text => text.includes(plainName(name)) || hasWord(text, words)) ? 'yes' : 'absent' }
    })
    const judgement = rateParts(parts, { noun: '个领域', quality: '有开放数据', coverage, evidence: datasets.evidence, advice: lacking => `开放以下领域的数据：${listNames(lacking, '个', 30)}` })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, `共看到数据集 ${datasets.value.length} 个`] } : judgement
  },
})
