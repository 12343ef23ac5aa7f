import { z } from 'zod'
import type { EvidenceRef } from '../../model/evidence.ts'
import { EPIDEMIC_SERVICES, EPIDEMIC_TOPIC_WORDS } from '../lexicon/epidemic.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { presenceOf } from '../subject-match.ts'
import { listNames, quoteName } from '../wording.ts'

interface Candidate { readonly title: string; readonly works: boolean | null; readonly evidence: EvidenceRef | null }

export const epidemicServices = defineMeasure({
  id: 'epidemic/services',
  version: 1,
  kind: 'automatic',
  title: '战疫公共服务',
  explain: '对列出的每项服务，在查询服务、战疫专题的条目和全站信息中按名称查找入口。入口指向的页面看到过，或查询服务试开成功，为可用；入口是死链或试开失败为不可用；只看到入口、没有打开过的不能判定，超过四分之一的服务如此则交人判断。得分为有可用入口的服务数占可判定服务数的比例。',
  params: z.strictObject({ services: z.array(z.string().min(1)).min(1) }),
  needs: ['topics', 'columns', 'items', 'query-services'],
  likes: ['dead-links', 'coverage'],
  judge({ topics, columns, items, 'query-services': queries, 'dead-links': links, coverage }, { services }, { date }) {
    const read = new Map(items.value.map(({ url, evidence }) => [url, evidence]))
    for (const { url, evidence } of [...columns.value, ...topics.value]) read.set(url, evidence)
    const dead = new Set((links?.value.dead ?? []).map(({ url }) => url))
    const presence = presenceOf({ name: '', keywords: [...EPIDEMIC_TOPIC_WORDS] }, topics.value, columns.value, date)
    const candidates: Candidate[] = [
      ...queries.value,
      ...items.value.map(({ title, evidence }) => ({ title, works: true, evidence })),
      ...columns.value.filter(({ itemCount }) => itemCount !== 0).map(({ name, itemCount, evidence }) => ({ title: name, works: itemCount === null ? null : true, evidence })),
      ...topics.value.map(({ title, evidence }) => ({ title, works: true, evidence })),
      ...[...presence.entries].map(([url, { title }]) => ({ title, works: dead.has(url) ? false : read.has(url) ? true : null, evidence: read.get(url) ?? presence.evidence[0] ?? null })),
    ]
    const parts = services.map((name): Part => {
      const words = EPIDEMIC_SERVICES[name] ?? [name]
      const found = candidates.filter(({ title }) => hasWord(title, words))
      const best = found.find(({ works }) => works === true) ?? found.find(({ works }) => works === null) ?? found[0]
      if (!best) return { name, state: presence.hasUnseenList ? 'unknown' : 'absent' }
      const evidence = best.evidence ? [best.evidence] : []
      if (best.works === true) return { name, state: 'yes', evidence }
      return best.works === null ? { name, state: 'unknown', evidence, note: `入口${quoteName(best.title)}没有打开过` } : { name, state: 'no', evidence, note: `入口${quoteName(best.title)}打不开` }
    })
    return rateParts(parts, { noun: '项服务', quality: '有可用入口', coverage, advice: lacking => `在战疫专题中提供以下服务的可用入口：${listNames(lacking, '项', 30)}` })
  },
})
