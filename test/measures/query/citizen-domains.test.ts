import { describe, expect, test } from 'vitest'
import { CITIZEN_DOMAINS } from '../../../src/measures/lexicon/query-domains.ts'
import { queryCitizenDomains } from '../../../src/measures/query/citizen-domains.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, query, reasonsOf } from '../service-facts.ts'

const domains = CITIZEN_DOMAINS.map(({ name }) => name)
const judge = (titles: string[], names = domains): ReturnType<typeof outcome> => outcome(queryCitizenDomains, { 'query-services': known(titles.map(title => query(title))), coverage: allSeen }, { domains: names })

describe('query/citizen-domains', () => {
  test.each([
    ['环保绿化', '空气质量（PM2.5）查询'], ['教育科研', '中考成绩查询'], ['交通出行', '公交线路查询'], ['证件办理', '居民身份证办理进度'], ['职业资格', '执业药师查询'], ['婚姻生育', '婚姻登记预约'],
    ['文体旅游', 'A级景区名录'], ['医疗卫生', '医院执业登记查询'], ['社会保障', '养老金查询'], ['出境入境', '往来港澳通行证进度'], ['住房保障', '住房公积金查询'],
  ])('%s knows %s', (name, title) => expect(judge([title], [name])).toBe(1))
  test('all eleven, three of eleven, none', () => {
    expect(judge(domains)).toBe(1)
    expect(judge(['公积金查询', '景区', '护照办理进度'])).toBeCloseTo(3 / 11, 5)
    expect(judge([])).toBe(0)
  })
  test('a dead query does not cover its field and is named', () => {
    const facts = { 'query-services': known([query('公积金查询', { works: false })]), coverage: allSeen }
    expect(outcome(queryCitizenDomains, facts, { domains: ['住房保障'] })).toBe(0)
    expect(reasonsOf(queryCitizenDomains, facts, { domains: ['住房保障'] })).toContain('住房保障的查询打不开：“公积金查询”')
  })
  test('the category a query stands under tells its field', () => expect(outcome(queryCitizenDomains, { 'query-services': known([query('余额查询', { category: '住房保障', works: null })]) }, { domains: ['住房保障'] })).toBe(1))
  test('a field the lexicon does not know stands for itself', () => expect(judge(['天文台开放查询'], ['天文'])).toBe(1))
  test('open when half-seen or unknown', () => {
    expect(outcome(queryCitizenDomains, { 'query-services': known([query('公积金查询')]), coverage: halfSeen }, { domains })).toBe('undetermined: coverage')
    expect(outcome(queryCitizenDomains, { 'query-services': unseen('超时') }, { domains })).toBe('undetermined: query-services')
  })
})
