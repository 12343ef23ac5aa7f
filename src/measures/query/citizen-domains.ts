import { z } from 'zod'
import { CITIZEN_DOMAINS } from '../lexicon/query-domains.ts'
import { defineMeasure } from '../measure.ts'
import { rateDomains } from '../query-domains.ts'

export const queryCitizenDomains = defineMeasure({
  id: 'query/citizen-domains',
  version: 1,
  kind: 'automatic',
  title: '便民查询覆盖领域',
  explain: '得分为至少有一项便民查询服务的领域占要求领域的比例。查询服务按名称和所在分类中的用词归入领域（如“公交”“违章”归交通出行，“公积金”“不动产”归住房保障），一项服务可归入多个领域；打不开的查询不算。没有见到的领域，只有看过足够多的页面才算没有。',
  params: z.strictObject({ domains: z.array(z.string().min(1)).min(1) }),
  needs: ['query-services'],
  likes: ['coverage'],
  judge({ 'query-services': services, coverage }, { domains }) {
    return rateDomains(services.value, domains, CITIZEN_DOMAINS, '便民', coverage)
  },
})
