import { describe, expect, test } from 'vitest'
import type { QueryService } from '../../../src/facts/facts.ts'
import { epidemicServices } from '../../../src/measures/epidemic/services.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, item, known, ON, ref, topic, unseen } from '../known-facts.ts'

const services = ['预防科普知识', '健康码互通互认', '发热门诊定点医院查询', '风险等级查询']
const query = (title: string, works: boolean | null = true): QueryService => ({ title, url: `https://www.example.gov.cn/${title}`, works, evidence: ref(title), category: null })
const judge = (facts: Facts): ReturnType<typeof runMeasure> => runMeasure(epidemicServices, { topics: known([]), columns: known([]), items: known([]), 'query-services': known([]), coverage: allSeen, ...facts }, { services }, ON)
const all = [query('防护知识'), query('健康码'), query('发热门诊查询'), query('风险等级查询')]

describe('epidemic/services', () => {
  test.each<[string, Facts, number]>([
    ['all four as queries that work', { 'query-services': known(all) }, 1],
    ['one dead', { 'query-services': known([...all.slice(0, 3), query('风险等级查询', false)]) }, 0.75],
    ['a dead entry beside one that works', { 'query-services': known([query('健康码', false), ...all]) }, 1],
    ['a page of the site is an entry that works', { 'query-services': known(all.slice(1)), items: known([item('新冠肺炎防护指南')]) }, 1],
    ['one of four', { 'query-services': known(all.slice(0, 1)) }, 0.25],
    ['none', {}, 0],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toMatchObject({ outcome: 'rated', rating }))

  test('an entry of the topic works if its page was read, not if it is a dead link, and is open otherwise', () => {
    const link = { title: '风险等级查询', url: 'https://www.example.gov.cn/fx', date: null }
    const facts: Facts = { 'query-services': known(all.slice(0, 3)), topics: known([topic('疫情防控', { items: [link] })]) }
    expect(judge({ ...facts, items: known([item('查询页', { url: link.url })]) })).toMatchObject({ rating: 1, confidence: 1 })
    const dead = { url: link.url, status: '404', failure: 'http' as const, internal: true, onHome: false, from: [], evidence: null }
    expect(judge({ ...facts, 'dead-links': known({ checked: 9, dead: [dead], homeChecked: 0, homeDead: 0, unknown: 0 }) })).toMatchObject({ rating: 0.75, reasons: expect.arrayContaining(['入口“风险等级查询”打不开']) })
    expect(judge(facts)).toMatchObject({ rating: 1, confidence: 0.75 })
  })
  test('more than a quarter of entries nobody opened is a person\'s turn', () => {
    expect(judge({ 'query-services': known([query('健康码', null), query('风险等级查询', null), ...all.slice(0, 1), ...all.slice(2, 3)]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('a half-seen site and unknown facts are undetermined', () => {
    expect(judge({ coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge({ 'query-services': unseen('超时') })).toMatchObject({ missing: ['query-services'] })
  })
})
