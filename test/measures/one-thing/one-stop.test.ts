import { describe, expect, test } from 'vitest'
import { oneThingOneStop } from '../../../src/measures/one-thing/one-stop.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf } from '../service-facts.ts'

const params = { topics: ['企业开办'] }
const judge = (...texts: string[]): ReturnType<typeof outcome> => outcome(oneThingOneStop, { topics: known(texts.map((text, index) => topic(`企业开办${index}一件事`, { text }))), coverage: allSeen }, params)
const SIX = '设定依据 申请条件 办理流程 办理时限 办理方式 申请材料'

describe('one-thing/one-stop', () => {
  test('all six elements and all three “once” rate 1', () => expect(judge(`${SIX} 一张表填报，统一身份认证登录，一窗受理`)).toBe(1))
  test('six elements without “once”', () => expect(judge(SIX)).toBe(0.7))
  test('half of the elements, one “once”', () => expect(judge('依据 条件 材料；一窗受理')).toBe(0.45))
  test('nothing told', () => expect(judge('欢迎')).toBe(0))
  test('headings and guides are read too', () => {
    expect(outcome(oneThingOneStop, { topics: known([topic('企业开办一件事', { headings: SIX.split(' ') })]) }, params)).toBe(0.7)
    expect(outcome(oneThingOneStop, { topics: known([]), guides: known([guide('企业开办一件事')]) }, params)).toBeGreaterThan(0.5)
  })
  test('a page that is both topic and guide is one page, and both readings count', () => {
    const both = guide('企业开办一件事')
    const facts = { topics: known([topic('企业开办一件事', { url: both.url, text: '一张表 一网通办 一窗受理 办理方式' })]), guides: known([both]) }
    expect(outcome(oneThingOneStop, facts, params)).toBe(1)
  })
  test('no page: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(oneThingOneStop, { topics: known([]), coverage: halfSeen }, params)).toBe('undetermined: coverage')
    expect(outcome(oneThingOneStop, { topics: unseen('超时') }, params)).toBe('undetermined: topics')
  })
  test('names what is missing', () => expect(reasonsOf(oneThingOneStop, { topics: known([topic('企业开办一件事', { text: '依据' })]) }, params)).toContain('缺条件、程序、期限、办事方式、材料、一次填写'))
})
