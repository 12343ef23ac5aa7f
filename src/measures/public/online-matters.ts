import { z } from 'zod'
import { SERVICE_NAMES } from '../../facts/lexicon/named-services.ts'
import type { ServiceName } from '../../facts/lexicon/named-services.ts'
import { defineMeasure } from '../measure.ts'
import { serviceState, servicesNamed, serviceText } from '../service-places.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames } from '../wording.ts'

export const publicOnlineMatters = defineMeasure({
  id: 'public/online-matters',
  version: 1,
  kind: 'suggested',
  title: '网上办理的业务或环节',
  explain: '对 services 所列的每项业务或环节，按名称查找入口、指南和页面文字：见到能打开的页面或页面文字写明网上办理的算有，只有没有打开过的入口的算未知，入口打不开的算没有。建议得分为有的占所列各项的比例；没有见到、且已看足够多的页面的，算没有。能否实际联网办理由人核实。',
  params: z.strictObject({ services: z.array(z.enum(SERVICE_NAMES as [ServiceName, ...ServiceName[]])).min(1), acceptMentions: z.boolean().default(false) }),
  needs: ['named-services'],
  likes: ['coverage'],
  judge({ 'named-services': all, coverage }, { services, acceptMentions }) {
    const found = services.map(name => ({ name, places: servicesNamed(all.value, name) }))
    const parts = found.map(({ name, places }): Part => {
      const state = serviceState(places)
      const evidence = places.flatMap(({ evidence: ref }) => ref ?? []).slice(0, 3)
      if (state === 'works' || (state === 'mentioned' && acceptMentions)) return { name, state: 'yes', evidence }
      if (state === 'absent') return { name, state: 'absent' }
      return { name, state: state === 'dead' ? 'no' : 'unknown', evidence, note: places[0] ? serviceText(places[0]) : '' }
    })
    const judgement = rateParts(parts, { noun: '项', quality: '能在网上办理', coverage, advice: lacking => `在网上提供：${listNames(lacking, '项', 10)}` })
    return judgement.outcome === 'rated' ? { ...judgement, confidence: judgement.confidence * 0.6, reasons: [...judgement.reasons, ...found.flatMap(({ name, places }) => (places[0] ? [`${name}：${serviceText(places[0])}`] : []))] } : judgement
  },
})
