import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/facts/facts.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { topicPress } from '../../../src/measures/topic/press.ts'
import { allSeen, halfSeen, item, known, ON, topic, unseen } from '../known-facts.ts'

const topics = [{ name: '脱贫攻坚', keywords: ['脱贫攻坚'] }, { name: '生态环境保护', keywords: ['生态环境'] }]
const judge = (press: Item[], pages = [] as ReturnType<typeof topic>[], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(topicPress, { 'press-conferences': known(press), topics: known(pages), columns: known([]), coverage }, { topics }, ON)
const poverty = item('脱贫攻坚新闻发布会实录')
const ecology = item('新闻发布会', { excerpt: '介绍全市生态环境状况' })

describe('topic/press', () => {
  test.each<[string, Item[], number]>([
    ['one for each subject, by title or by opening', [poverty, ecology], 1],
    ['one of two', [poverty], 0.5],
    ['held a year ago to the day', [poverty, { ...ecology, publishDate: '2019-12-01' }], 1],
    ['held longer ago', [poverty, { ...ecology, publishDate: '2019-11-30' }], 0.5],
    ['without a date', [poverty, { ...ecology, publishDate: null }], 0.5],
    ['announced for the future', [poverty, { ...ecology, publishDate: '2020-12-01' }], 0.5],
    ['on other subjects only', [item('招商引资发布会')], 0],
    ['none', [], 0],
  ])('%s', (_, press, rating) => expect(judge(press)).toMatchObject({ outcome: 'rated', rating }))

  test('one listed in the topic itself counts', () => {
    const page = topic('生态环境保护', { items: [{ title: '新闻发布会：蓝天保卫战', url: 'https://www.example.gov.cn/1.html', date: '2020-06-01' }] })
    expect(judge([poverty], [page])).toMatchObject({ rating: 1 })
  })
  test('says when the last one was', () => {
    expect(judge([poverty, { ...ecology, publishDate: '2018-05-01' }])).toMatchObject({ reasons: expect.arrayContaining(['生态环境保护的发布会最近一场在 2018-05-01']) })
  })
  test('none found on a half-seen site, or unknown facts, are undetermined', () => {
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(topicPress, { 'press-conferences': unseen('超时'), topics: known([]), columns: known([]) }, { topics }, ON)).toMatchObject({ missing: ['press-conferences'] })
  })
})
