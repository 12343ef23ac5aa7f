import { describe, expect, test } from 'vitest'
import { BUSINESS_DOMAINS } from '../../../src/measures/lexicon/query-domains.ts'
import { queryBusinessDomains } from '../../../src/measures/query/business-domains.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, query } from '../service-facts.ts'

const domains = BUSINESS_DOMAINS.map(({ name }) => name)
const judge = (titles: string[], names = domains): ReturnType<typeof outcome> => outcome(queryBusinessDomains, { 'query-services': known(titles.map(title => query(title))), coverage: allSeen }, { domains: names })

describe('query/business-domains', () => {
  test.each([
    ['财务税收', '发票真伪查询'], ['科技创新', '专利检索'], ['投资审批', '投资项目在线审批进度'], ['商务贸易', '招标公告查询'], ['人力资源', '企业用工招聘'],
    ['国土规划', '土地出让公告'], ['农林牧渔', '兽药经营企业查询'], ['设立变更', '企业名称核准查询'], ['社会保障', '单位社保缴费查询'],
  ])('%s knows %s', (name, title) => expect(judge([title], [name])).toBe(1))
  test.each([['农林牧渔', '吉林市公交查询'], ['设立变更', '注册会计师查询']])('%s does not take %s', (name, title) => expect(judge([title], [name])).toBe(0))
  test('all nine, two of nine, none', () => {
    expect(judge(domains)).toBe(1)
    expect(judge(['发票查询', '商标查询'])).toBeCloseTo(2 / 9, 5)
    expect(judge([])).toBe(0)
  })
  test('open when half-seen or unknown', () => {
    expect(outcome(queryBusinessDomains, { 'query-services': known([]), coverage: halfSeen }, { domains })).toBe('undetermined: coverage')
    expect(outcome(queryBusinessDomains, { 'query-services': unseen('超时') }, { domains })).toBe('undetermined: query-services')
  })
})
