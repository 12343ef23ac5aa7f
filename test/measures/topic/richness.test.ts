import { describe, expect, test } from 'vitest'
import type { Column, Topic } from '../../../src/facts/facts.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { topicRichness } from '../../../src/measures/topic/richness.ts'
import { allSeen, column, halfSeen, known, listOf, ON, topic } from '../known-facts.ts'

const topics = [{ name: '六稳', keywords: ['六稳'] }]
const judge = (pages: Topic[], columns: Column[] = [], coverage = allSeen, params = {}): ReturnType<typeof runMeasure> => runMeasure(topicRichness, { topics: known(pages), columns: known(columns), coverage }, { topics, ...params }, ON)
const page = (count: number, date: string | null): Topic => topic('做好“六稳”工作', { items: listOf(count, '稳', date), lastDate: date })

describe('topic/richness', () => {
  test.each<[string, Topic, number]>([
    ['20 entries, updated 30 days ago', page(20, '2020-10-31'), 1],
    ['10 entries, fresh', page(10, '2020-11-29'), 0.75],
    ['20 entries, half way to stale', page(20, '2020-08-15'), (1 + (183 - 107) / 153) / 2],
    ['20 entries, stale for half a year', page(20, '2020-05-31'), 0.5],
    ['20 entries without a date', page(20, null), 0.5],
    ['20 entries dated in the future', page(20, '2021-01-01'), 0.5],
    ['empty', page(0, null), 0],
  ])('%s', (_, topicPage, rating) => {
    const judgement = judge([topicPage])
    expect(judgement).toMatchObject({ outcome: 'rated' })
    expect(judgement.outcome === 'rated' ? judgement.rating : NaN).toBeCloseTo(rating, 10)
  })
  test('the count of a column beyond what it lists counts', () => expect(judge([], [column('六稳六保', { itemCount: 55 })])).toMatchObject({ rating: 1 }))
  test('an entry that stands in two lists counts once', () => expect(judge([page(10, '2020-11-29'), { ...page(10, '2020-11-29'), url: 'https://www.example.gov.cn/other' }])).toMatchObject({ rating: 0.75 }))
  test('no topic is 0 where enough was seen; half seen, or with an unseen list, it is open', () => {
    expect(judge([])).toMatchObject({ rating: 0, advice: ['六稳：开设专题专栏并持续发布信息'] })
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], [column('六稳', { itemCount: null, lastDate: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('says count and last date, and what to do', () => {
    expect(judge([page(5, '2020-08-15')])).toMatchObject({ reasons: ['六稳：信息 5 条，最近更新 2020-08-15（107 天前）'], advice: ['六稳：发布更多信息（现有 5 条，应有 20 条以上）；至少每 30 天更新一次'] })
  })
  test('periods that contradict each other are refused', () => expect(topicRichness.params.safeParse({ topics, days: 200, staleDays: 100 }).success).toBe(false))
})
