import { z } from 'zod'
import { OWN_LEVEL, PROVIDER_LEVELS, providerLevel } from '../lexicon/provider-levels.ts'
import type { ProviderLevel } from '../lexicon/provider-levels.ts'
import { defineMeasure } from '../measure.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const EXPECTED: Readonly<Record<string, readonly ProviderLevel[]>> = { province: ['省级', '市级', '县级'], city: ['市级', '县级'], 'key-city': ['市级', '县级'], county: ['县级', '乡镇级'] }

export const dataLevels = defineMeasure({
  id: 'data/levels',
  version: 1,
  kind: 'automatic',
  title: '汇聚不同层级数据',
  explain: '按数据集提供单位的名称判断其层级（名称含乡、镇、街道为乡镇级，含县、区、旗为县级，含市为市级，含省为省级；没有地名的算平台所属层级），得分为有数据集的层级数占应有层级数的比例。应有层级由 levels 给定，缺省：省级平台为省、市、县级，市级平台为市、县级，县级平台为县、乡镇级；其他单位不适用。没有标明提供单位的数据集不计入。',
  params: z.strictObject({ levels: z.array(z.enum(PROVIDER_LEVELS)).default([]) }),
  needs: ['datasets'],
  likes: ['home', 'coverage'],
  judge({ datasets, home, coverage }, { levels }, { variant }) {
    const expected = levels.length > 0 ? levels : EXPECTED[variant]
    if (!expected) return { outcome: 'not-applicable', reason: '没有规定应汇聚的层级' }
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放各层级的数据集')
    const own = OWN_LEVEL[variant] ?? null
    const city = /([^省市]{1,6}?)市/.exec((home?.value.siteName ?? home?.value.title ?? '').slice(0, 60))?.[1] ?? null
    const named = datasets.value.flatMap(({ provider }) => {
      const name = (provider ?? '').trim()
      const level = name === '' ? null : (providerLevel(name, variant === 'province' ? city : null) ?? own)
      return level === null ? [] : [{ level, name }]
    })
    if (named.length === 0) return { outcome: 'undetermined', reason: `数据集 ${datasets.value.length} 个，都没有看到提供单位`, missing: ['person'] }
    const parts = expected.map((name): Part => {
      const providers = [...new Set(named.filter(({ level }) => level === name).map(provider => provider.name))].sort()
      return providers.length === 0 ? { name, state: 'absent' } : { name, state: 'yes' }
    })
    const judgement = rateParts(parts, { noun: '个层级', quality: '有开放数据', coverage, evidence: datasets.evidence, advice: lacking => `汇聚以下层级的数据：${listNames(lacking)}` })
    if (judgement.outcome !== 'rated') return judgement
    const providers = [...new Set(named.map(({ name }) => name))].sort()
    return { ...judgement, reasons: [...judgement.reasons, `数据集 ${datasets.value.length} 个，提供单位 ${providers.length} 个：${listNames(providers.map(quoteName))}`] }
  },
})
