import { describe, expect, test } from 'vitest'
import type { Column, Topic } from '../../../src/facts/facts.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { topicExists } from '../../../src/measures/topic/exists.ts'
import { allSeen, column, halfSeen, HOSTILE, known, listOf, ON, topic, unseen } from '../known-facts.ts'

const params = { topics: [{ name: '脱贫攻坚', keywords: ['脱贫攻坚', '扶贫'] }, { name: '生态环境保护', keywords: ['污染防治'] }] }
const judge = (topics: Topic[], columns: Column[] = [], coverage = allSeen, given = params): ReturnType<typeof runMeasure> => runMeasure(topicExists, { topics: known(topics), columns: known(columns), coverage }, given, ON)
const poverty = topic('决战脱贫攻坚', { items: listOf(3, '扶贫') })

describe('topic/exists', () => {
  test.each<[string, Topic[], Column[], number]>([
    ['a topic page and a column', [poverty], [column('打好污染防治攻坚战')], 1],
    ['one page with a heading for each', [topic('三大攻坚战', { headings: ['精准扶贫', '污染防治'], items: listOf(2, '攻坚') })], [], 1],
    ['marks inside the name do not matter', [topic('“脱贫·攻坚”专题', { items: listOf(1, '扶贫') })], [column('污染防治')], 1],
    ['one of two', [poverty], [], 0.5],
    ['an empty topic is none', [poverty, topic('污染防治')], [], 0.5],
    ['neither', [topic('招商引资', { items: listOf(2, '招商') })], [], 0],
  ])('%s', (_, topics, columns, rating) => expect(judge(topics, columns)).toMatchObject({ outcome: 'rated', rating }))

  test('names the empty topic and the missing subject', () => {
    expect(judge([poverty, topic('污染防治')])).toMatchObject({ reasons: ['应有 2 个主题，有专题专栏的 1/2（50%）', '缺少：生态环境保护', '“污染防治”为空'], advice: [expect.stringContaining('生态环境保护')] })
  })
  test('a list nobody saw, a half-seen site and unknown topics are undetermined', () => {
    expect(judge([poverty], [column('污染防治', { itemCount: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([poverty], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(topicExists, { topics: unseen('超时'), columns: known([]) }, params, ON)).toMatchObject({ missing: ['topics'] })
  })
  test('a keyword with marks of patterns is a plain word', () => {
    expect(judge([topic('一切', { items: listOf(1, '甲') })], [], allSeen, { topics: [{ name: '甲', keywords: ['.*', '('] }] })).toMatchObject({ rating: 0 })
  })
  test('hostile titles stay one short line', () => {
    const text = JSON.stringify(judge([poverty, topic(`污染防治${HOSTILE}`)]))
    expect(text).not.toContain('\u202E')
    expect(text.length).toBeLessThan(2500)
  })
})
