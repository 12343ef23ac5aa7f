import { describe, expect, test } from 'vitest'
import { oneThingStreamlined } from '../../../src/measures/one-thing/streamlined.ts'
import { allSeen, halfSeen, known, topic, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'

const params = { topics: ['企业开办', '企业注销'] }
const judge = (...texts: string[]): ReturnType<typeof outcome> => outcome(oneThingStreamlined, { topics: known(texts.map((text, index) => topic(`企业开办${index}一件事`, { text }))), coverage: allSeen }, params)

describe('one-thing/streamlined', () => {
  test.each<[string, string, number]>([
    ['figures and joint handling', '申请材料由原来的15份精简为4份。市场监管、公安、税务跨部门通办。', 1],
    ['figures alone', '办理时限由10个工作日压缩至1个工作日。', 0.7],
    ['figures in words', '办理环节从原来的五个减少为一个。', 0.7],
    ['joint handling alone', '实现跨省通办。', 0.4],
    ['a claim without figures', '大幅压缩办理时限，提高效率。', 0.4],
    ['a figure of something else is no claim', '办理时限5个工作日。办公楼1号。', 0],
    ['a claim and a figure in two sentences are not one', '我们精简了材料。共有3个窗口。', 0.4],
    ['nothing', '欢迎办理。', 0],
  ])('%s', (_, text, rating) => expect(judge(text)).toBe(rating))
  test('mean over the pages', () => expect(judge('材料由15份减少为4份，跨部门通办', '欢迎办理')).toBe(0.5))
  test('without a page of the named themes, all pages of the kind are looked at', () => {
    expect(outcome(oneThingStreamlined, { topics: known([topic('我要结婚一件事', { text: '跨部门通办' })]) }, params)).toBe(0.4)
  })
  test('a collecting page that says nothing is 0 when the site was seen, else open: its pages may say it', () => {
    const topics = known([topic('一件事一次办', { text: '欢迎办理' })])
    expect(outcome(oneThingStreamlined, { topics, coverage: allSeen }, params)).toBe(0)
    expect(outcome(oneThingStreamlined, { topics, coverage: halfSeen }, params)).toBe('undetermined: coverage')
  })
  test('no page: 0 when the site was seen, else open', () => {
    expect(judge()).toBe(0)
    expect(outcome(oneThingStreamlined, { topics: known([]), coverage: halfSeen }, params)).toBe('undetermined: coverage')
    expect(outcome(oneThingStreamlined, { topics: unseen('超时') }, params)).toBe('undetermined: topics')
  })
  test('quotes the claim', () => expect(reasonsOf(oneThingStreamlined, { topics: known([topic('企业开办一件事', { text: '材料由15份减少为4份' })]) }, params)).toContain('“材料由15份减少为4份”'))
})
