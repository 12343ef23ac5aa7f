import type { Coverage, QueryService } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { entryText } from './entry.ts'
import { matchesTerm, termNamed } from './name-match.ts'
import type { Term } from './name-match.ts'
import { rateAbsent, rateParts } from './share.ts'
import type { Part } from './share.ts'

/** Which of the named fields have a query service, by title or by the category it stands under. */
export function rateDomains(services: readonly QueryService[], domains: readonly string[], lexicon: readonly Term[], audience: string, coverage: Known<Coverage> | undefined): Judgement {
  if (services.length === 0) return rateAbsent(`${audience}查询服务`, coverage, `开设${audience}常用查询服务，涵盖${domains.join('、')}`)
  const parts = domains.map((name): Part => {
    const term = termNamed(lexicon, name)
    const found = services.filter(({ title, category }) => matchesTerm(term, title) || (category !== null && matchesTerm(term, category)))
    const evidence = found.flatMap(service => service.evidence ?? []).slice(0, 3)
    if (found.some(service => service.works !== false)) return { name, state: 'yes', evidence }
    const dead = found[0]
    return dead ? { name, state: 'no', evidence, note: `${name}的查询打不开：${entryText(dead)}` } : { name, state: 'absent' }
  })
  return rateParts(parts, { noun: '个领域', quality: `有${audience}查询`, advice: lacking => `补充${lacking.join('、')}领域的${audience}查询服务，或修复打不开的查询`, coverage })
}
